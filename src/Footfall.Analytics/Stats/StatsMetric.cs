namespace Footfall.Analytics.Stats;

/// <summary>One number of the server's statistics, or a breakdown of one: what it is called, what it means, and how it is counted.</summary>
/// <param name="Key">Name inside its category, for example <c>signups</c>.</param>
/// <param name="Title">As the page shows it.</param>
/// <param name="Definition">What it counts, in words.</param>
/// <param name="Unit">Unit of the value, in the plural.</param>
/// <param name="Scope">What the value is about.</param>
/// <param name="Source">What it is counted from.</param>
public sealed record StatsMetric(string Key, string Title, string Definition, string Unit, StatsScope Scope, StatsSource Source)
{
    /// <summary>Category, for example <c>users</c>. Set by the catalogue.</summary>
    public string Category { get; init; } = "";

    /// <summary><c>category.key</c>.</summary>
    public string FullKey => $"{Category}.{Key}";

    /// <summary>The engine's aggregate function over rows of the source.</summary>
    internal string Function { get; init; } = "count";

    /// <summary>What it aggregates; empty for counts.</summary>
    internal string Argument { get; init; } = "";

    /// <summary>Whether nothing gives no value, instead of 0.</summary>
    internal bool IsMean => Function.StartsWith("avg", StringComparison.Ordinal);

    /// <summary>Which rows of the source it counts; they are the rows behind it.</summary>
    internal string Where { get; init; } = "1";

    /// <summary>For breakdowns: what the value is by.</summary>
    internal string? By { get; init; }

    /// <summary>For breakdowns: keys that stand there also without rows.</summary>
    internal IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Which rows count for the figure of all time beside the one of the period.</summary>
    internal string? AllTimeWhere { get; init; }

    /// <summary>The metric that this one repeats, because the document lists it twice.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Whether the value is a list of keys and values.</summary>
    public bool IsBreakdown => By is not null;

    /// <summary>How it is counted, for people who know SQL.</summary>
    public string Formula => $"{Function}({Argument}) of {Source.Name} where {Where}{(By is null ? "" : $" by {By}")}";

    /// <summary>The aggregate of some of the rows.</summary>
    internal string Sql(string where) => Argument.Length == 0 ? $"{Function}If({where})" : $"{Function}If({Argument}, {where})";
}
