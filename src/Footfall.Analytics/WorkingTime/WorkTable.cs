using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;

namespace Footfall.Analytics.WorkingTime;

/// <summary>Which working-time table is asked for.</summary>
public sealed record WorkTable
{
    /// <summary>Columns of every table, after those of its groups.</summary>
    public static readonly IReadOnlyList<string> Measures = ["working_time_ms", "activity", "working_time_rows", "objects", "objects_per_hour"];

    /// <summary>Which rows it is made of.</summary>
    public required EventFilter Filter { get; init; }

    /// <summary>What it is grouped by; one row of everything when empty.</summary>
    public required IReadOnlyList<WorkGroup> Groups { get; init; }

    /// <summary>Column that it is sorted by; ties by the groups' columns.</summary>
    public string Sort { get; init; } = "working_time_ms";

    /// <summary>Whether the largest come first.</summary>
    public bool IsDescending { get; init; } = true;

    /// <summary>Names of its columns, in order.</summary>
    public IReadOnlyList<string> Columns => [.. Shown.Select(c => c.Name), .. Measures];

    /// <summary>Columns of the groups; behind them the bounds of the shortest stretch of time.</summary>
    private IEnumerable<(string Name, string Sql)> Shown =>
        Groups.SelectMany(g => g.Columns).Concat(Groups.Select(g => g.Bounds).FirstOrDefault(b => b.Count > 0) ?? []);

    // Groups are sorted by these before anything is made of them.
    private static readonly Dictionary<string, string> SumsByMeasure = new()
    {
        ["working_time_ms"] = "s_ms",
        ["activity"] = "s_events",
        ["working_time_rows"] = "s_rows",
        ["objects"] = "s_objects",
    };

    /// <summary>Keeps the first so many groups, and those that are equal to the last of them: the order of those is another's matter.</summary>
    internal string Top(int groups) => SumsByMeasure.TryGetValue(Sort, out var sum)
        ? string.Create(CultureInfo.InvariantCulture, $"ORDER BY {sum} {Direction} LIMIT {groups} WITH TIES")
        : "";

    private string Direction => IsDescending ? "DESC" : "ASC";

    internal IEnumerable<QuestionPart> Parts()
    {
        var keys = Groups.SelectMany(g => g.Keys).ToList();
        yield return new QuestionPart("keys", string.Concat(keys.Concat(Groups.SelectMany(g => g.Sums)).Select(k => $"{k.Sql} AS {k.Name}, ")));
        yield return new QuestionPart("group", keys.Count == 0 ? "" : $"GROUP BY {string.Join(", ", keys.Select(k => k.Name))}");
        yield return new QuestionPart("columns", string.Concat(Shown.Select(c => $"{c.Sql} AS `{c.Name}`, ")));
        yield return new QuestionPart("names", Groups.Any(g => g.Name == "user")
            ? $"LEFT JOIN {UserNames.Of(Filter).Sql} AS n ON n.id = g.k_user"
            : "");
        var others = Shown.Select(c => c.Name).Where(c => c != Sort);
        yield return new QuestionPart("order", $"ORDER BY {string.Join(", ", [$"`{Sort}` {Direction} NULLS LAST", .. others.Select(o => $"`{o}` NULLS LAST")])}");
    }
}
