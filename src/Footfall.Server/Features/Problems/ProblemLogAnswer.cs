using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>Lines of the log around an error.</summary>
/// <param name="LogOf">run, request or session; null when the error names none.</param>
/// <param name="Key">Which.</param>
/// <param name="Rows">The lines, the oldest first.</param>
/// <param name="Previous">For the parameter <c>before</c>: what came earlier; null without lines.</param>
/// <param name="Next">For the parameter <c>after</c>: what follows; null without lines.</param>
internal sealed record ProblemLogAnswer(string? LogOf, string? Key, IReadOnlyList<ProblemLogRow> Rows, string? Previous, string? Next);
