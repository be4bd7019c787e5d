namespace Footfall.Server.Features.Usage;

/// <summary>A page of the table of calls.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Total">Calls in all.</param>
/// <param name="Inputs">Names of inputs that calls have, the frequent ones first: a column each.</param>
/// <param name="Outputs">Names of outputs.</param>
/// <param name="Rows">The calls.</param>
/// <param name="Next">Parameter 'after' of the next page; null on the last.</param>
internal sealed record CallsAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    long Total,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<CallEntry> Rows,
    string? Next);
