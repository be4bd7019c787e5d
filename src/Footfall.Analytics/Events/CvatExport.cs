using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Events;

/// <summary>Rows of CVAT's export.</summary>
public static class CvatExport
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "scope", "obj_name", "obj_id", "obj_val", "source", "timestamp", "count", "duration", "project_id", "task_id", "job_id",
        "user_id", "user_name", "user_email", "org_id", "org_slug", "payload",
    ];

    /// <summary>Ids that the rows can be narrowed by.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["org_id", "project_id", "task_id", "job_id", "user_id"];

    private static readonly Question<object> ExportQuestion = Questions.Load<object>("Events.CvatExport");

    /// <summary>The statement; computed working time is part of it, as in CVAT.</summary>
    /// <param name="filter">Time and rights.</param>
    /// <param name="ids">Values of columns out of <see cref="Ids"/>; several of one column are alternatives.</param>
    public static Statement ToStatement(EventFilter filter, IReadOnlyDictionary<string, IReadOnlyList<string>> ids)
    {
        var known = Ids.Where(ids.ContainsKey).ToList();
        var sql = FilterSql.OfExport(filter);
        return ExportQuestion.ToStatement(
            new QuestionPart("filter", sql.Text, sql.AddTo),
            new QuestionPart("ids", known.Count == 0 ? "1" : string.Join(" AND ", known.Select(Condition)), p => known.ForEach(c => p.Add($"id_{c}", ids[c]))))
            with
        { Lane = Lane.Export };
    }

    /// <summary>Some senders know an org by its short name only.</summary>
    private static string Condition(string column)
    {
        var values = $"{{id_{column}:Array(String)}}";
        return column == "org_id" ? $"(org_id IN {values} OR org_slug IN {values})" : $"{column} IN {values}";
    }
}
