using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>Errors of a problem.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Rows">A page of them, the latest first.</param>
/// <param name="Next">For the parameter <c>after</c>; null on the last page.</param>
internal sealed record ProblemOccurrencesAnswer(long Total, IReadOnlyList<OccurrenceRow> Rows, string? Next);
