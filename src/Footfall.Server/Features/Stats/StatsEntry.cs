namespace Footfall.Server.Features.Stats;

/// <summary>A metric of the server's statistics with its values.</summary>
/// <param name="Key">Name inside its category.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Definition">What exactly is counted.</param>
/// <param name="Unit">Unit in the plural.</param>
/// <param name="Scope">total: at the end of the period; period: in it; now; all_time: until its end.</param>
/// <param name="Value">A number; null where there is none, as the mean of nothing; for breakdowns null, see 'parts'.</param>
/// <param name="Previous">The same for the period before; null for what is now, and where nothing is compared.</param>
/// <param name="AllTime">Beside figures of users who created something: those who ever did.</param>
/// <param name="DuplicateOf">The metric that this one repeats.</param>
/// <param name="IsBreakdown">Whether the value is a list of parts.</param>
/// <param name="Formula">How it is counted, for people who know SQL.</param>
/// <param name="Trend">Values over the period, when asked for by 'interval'.</param>
internal sealed record StatsEntry(
    string Key,
    string Title,
    string Definition,
    string Unit,
    string Scope,
    object? Value,
    double? Previous,
    double? AllTime,
    string? DuplicateOf,
    bool IsBreakdown,
    string Formula,
    IReadOnlyList<StatsPoint>? Trend);
