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

    /// <summary>What it counts of the lives of entities; null where it counts rows of its source.</summary>
    internal LifeCount? Life { get; init; }

    /// <summary>Of lives: which entities count, a condition on provider, origin and auto.</summary>
    internal string Only { get; init; } = "";

    /// <summary>Which rows of the source it counts; they are the rows behind it.</summary>
    internal string Where
    {
        get => field ?? (Life is { } life ? LifeRows.Where(life) + (Only.Length == 0 ? "" : $" AND {Only}") : "1");
        init;
    }

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

    /// <summary>Kind of entity that the rows behind it are: those it counts, or the users who created them.</summary>
    public string RowsKind => CountsOwners ? "user" : Source.Kind;

    /// <summary>Whether it counts the users who created something.</summary>
    internal bool CountsOwners => Argument == "owner";

    /// <summary>
    /// For metrics that an administrator added: one SELECT whose first value is the metric's, with the parameters from and to (DateTime64(3)) and orgs
    /// (Array(String), empty for everything). Null for built-in ones.
    /// </summary>
    public string? OwnSql { get; init; }

    /// <summary>Whether an administrator's metric is wrong: it stands on the page to say so, and has no value.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Whether it can be limited to orgs; one of an administrator only when its SQL names them.</summary>
    public bool KnowsOrgs => OwnSql?.Contains("{orgs:", StringComparison.Ordinal) != false;

    /// <summary>How it is counted, for people who know SQL.</summary>
    public string Formula => OwnSql is not null ? OwnSql.Trim() : $"{Function}({Argument}) of {Source.Name} where {Where}{(By is null ? "" : $" by {By}")}";

    /// <summary>What the figure beside a row is: how many things it stands for, how much of a mean it is. SQL over the rows of the source.</summary>
    internal string Items { get; init; } = "1";

    /// <summary>The aggregate of some of the rows.</summary>
    internal string Sql(string where) => Argument.Length == 0 ? $"{Function}If({where})" : $"{Function}If({Argument}, {where})";
}
