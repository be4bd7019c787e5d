using System.Text.Json;

namespace Footfall.Analytics.WorkingTime;

/// <summary>Sums over the working-time table.</summary>
/// <param name="Rows">Rows that it has in all.</param>
/// <param name="WorkingTimeMs">Milliseconds.</param>
/// <param name="Activity">Events.</param>
/// <param name="WorkingTimeRows">Rows of working time.</param>
/// <param name="Objects">Objects drawn, pasted or propagated.</param>
public sealed record WorkTotals(long Rows, long WorkingTimeMs, long Activity, long WorkingTimeRows, long Objects)
{
    /// <summary>Sums over nothing.</summary>
    internal static WorkTotals None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Columns that carry them beside the rows of a page: the groups are made once for both.</summary>
    internal const string Columns = ", t_groups, t_ms, t_events, t_rows, t_objects";

    /// <summary>How those are made of the groups.</summary>
    internal const string Sums =
        ", count() OVER () AS t_groups, sum(s_ms) OVER () AS t_ms, sum(s_events) OVER () AS t_events, sum(s_rows) OVER () AS t_rows, sum(s_objects) OVER () AS t_objects";

    /// <summary>Takes them out of the rows of a page.</summary>
    internal static WorkTotals TakenFrom(List<Dictionary<string, JsonElement>> rows)
    {
        var first = rows[0];
        var totals = new WorkTotals(Of("t_groups"), Of("t_ms"), Of("t_events"), Of("t_rows"), Of("t_objects"));
        foreach (var name in Columns.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            rows.ForEach(r => r.Remove(name));
        }

        return totals;

        long Of(string name) => first[name].GetInt64();
    }
}
