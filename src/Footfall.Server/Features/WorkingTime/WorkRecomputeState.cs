namespace Footfall.Server.Features.WorkingTime;

/// <summary>A recomputation of working time.</summary>
/// <param name="State">running, done or failed.</param>
/// <param name="From">Begin of the period; whole UTC days are computed.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Started">When it began.</param>
/// <param name="Percent">How far it is.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="Days">Days that were looked at.</param>
/// <param name="Inserted">Rows that are new or other than they were.</param>
/// <param name="Removed">Rows that were wrong.</param>
/// <param name="Message">Why it failed.</param>
internal sealed record WorkRecomputeState(
    string State,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Started,
    int Percent = 0,
    DateTimeOffset? Ended = null,
    int? Days = null,
    int? Inserted = null,
    int? Removed = null,
    string? Message = null)
{
    internal const string Running = "running";
}
