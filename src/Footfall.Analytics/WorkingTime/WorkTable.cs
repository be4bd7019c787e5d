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

    internal IEnumerable<QuestionPart> Parts()
    {
        var keys = Groups.SelectMany(g => g.Keys).ToList();
        yield return new QuestionPart("keys", string.Concat(keys.Select(k => $"{k.Sql} AS {k.Name}, ")));
        yield return new QuestionPart("group", keys.Count == 0 ? "" : $"GROUP BY {string.Join(", ", keys.Select(k => k.Name))}");
        yield return new QuestionPart("columns", string.Concat(Shown.Select(c => $"{c.Sql} AS `{c.Name}`, ")));
        yield return new QuestionPart("names", Groups.Any(g => g.Name == "user")
            ? $"LEFT JOIN {UserNames.Of(Filter).Sql} AS n ON n.id = g.k_user"
            : "");
        var others = Shown.Select(c => c.Name).Where(c => c != Sort);
        yield return new QuestionPart("order", $"ORDER BY {string.Join(", ", [$"`{Sort}` {(IsDescending ? "DESC" : "ASC")} NULLS LAST", .. others.Select(o => $"`{o}` NULLS LAST")])}");
    }
}
