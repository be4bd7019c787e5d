using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>Which actions errors follow.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period.</param>
/// <param name="By">scope, function or click.</param>
/// <param name="WithinSeconds">How soon an error must follow.</param>
/// <param name="Rows">Actions, those that errors follow most often first.</param>
internal sealed record ProblemCausesAnswer(DateTimeOffset From, DateTimeOffset To, string By, long WithinSeconds, IReadOnlyList<ProblemCauseRow> Rows);
