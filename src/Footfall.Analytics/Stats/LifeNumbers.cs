using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Stats;

/// <summary>
/// Counts of the lives of entities in any number of windows: of all kinds at once, by cells between the edges of windows, which are summed up here.
/// Whole days and hours come from sums that the engine keeps; of hours with an edge inside every moment is looked at.
/// </summary>
internal sealed class LifeNumbers(IStore store, StatsAsk ask)
{
    private const int FewCuts = 8;

    /// <summary>Whether it can count a metric. It does not know who belonged to an org when.</summary>
    internal static bool Knows(StatsMetric metric, StatsAsk ask) => metric.Life is not null && (ask.Orgs is null || KindOf(metric) != "user");

    /// <summary>The values of metrics in each window.</summary>
    internal async Task<IEnumerable<KeyValuePair<StatsMetric, IReadOnlyList<StatsValue>>>> AskAsync(IReadOnlyList<StatsMetric> metrics, CancellationToken cancellationToken)
    {
        var groups = metrics.GroupBy(m => m.Life switch
        {
            LifeCount.Parties or LifeCount.NewParties => (Func<IReadOnlyList<StatsMetric>, Statement>)Parties,
            LifeCount.CreatedAndConfirmed => Cohorts,
            _ => Cells,
        });
        var answers = await Task.WhenAll(groups.Select(async g =>
        {
            var some = g.ToList();
            var rows = (await store.RowsAsync<Dictionary<string, double>>(g.Key(some), cancellationToken)).ToLookup(r => (int)r["nth"]);
            return some.Select(m => KeyValuePair.Create(m, Values(m, [.. rows[Kinds(some).IndexOf(KindOf(m)) + 1]], ColumnOf(some, m))));
        }));
        return answers.SelectMany(a => a);
    }

    private IReadOnlyList<StatsValue> Values(StatsMetric metric, List<Dictionary<string, double>> rows, string column) =>
    [
        .. ask.Windows.Select((window, i) =>
        {
            var state = ask.StateOf(window);
            var number = metric.Life switch
            {
                LifeCount.Existing => rows.Where(r => r["cell"] < state).Sum(r => r[column]),
                LifeCount.CreatedAndConfirmed => rows.Where(r => StatsAsk.Holds(window, r["cell"]) && r["late"] < state).Sum(r => r["n"]),
                LifeCount.Parties => rows.Where(r => r["win"] == i + 1).Sum(r => r["n"]),
                LifeCount.NewParties => rows.Where(r => r["win"] == 0 && StatsAsk.Holds(window, r["cell"])).Sum(r => r["n"]),
                _ => rows.Where(r => StatsAsk.Holds(window, r["cell"])).Sum(r => r[column]),
            };
            return new StatsValue(number, AllTime: metric.AllTimeWhere is null ? null : rows.Where(r => r["win"] == 0 && r["cell"] < state).Sum(r => r["n"]));
        }),
    ];

    /// <summary>How many were created, began and ceased to exist, and were confirmed, by kind and cell.</summary>
    private Statement Cells(IReadOnlyList<StatsMetric> metrics)
    {
        const string Traits = "kind, what, provider, origin, auto";
        const string Sums = "sum(step * sign) AS steps, sum(births * sign) AS born, sum(sign) AS told";
        var from = $"FROM entity_moments WHERE kind IN {{kinds:Array(String)}} AND what IN ('life', 'confirmed'){LifeRows.OfOrgs(ask)}";
        var columns = string.Join(", ", metrics.Select(ColumnSql).Distinct().Select((sql, i) => $"toFloat64({sql}) AS c{i}"));
        return Ask(
            $$"""
            SELECT toFloat64(indexOf({kinds:Array(String)}, kind)) AS nth, toFloat64(cell) AS cell, {{columns}}
            FROM (SELECT {{Traits}}, {{Windows.Cell($"day * {EntityMoments.Day}")}} AS cell, {{Sums}}
                {{from}} AND day <= {last_day:Int64} AND day NOT IN {edge_days:Array(Int64)} GROUP BY {{Traits}}, day
                UNION ALL
                SELECT {{Traits}}, {{Windows.Cell($"hour * {EntityMoments.Hour}")}} AS cell, {{Sums}} {{from}} AND hour IN {cut_hours:Array(Int64)} GROUP BY {{Traits}}, hour
                UNION ALL
                SELECT {{Traits}}, {{Windows.Cell("at")}} AS cell, {{Sums}} {{from}} AND hour IN {edge_hours:Array(Int64)} GROUP BY {{Traits}}, cell)
            GROUP BY kind, cell
            """,
            metrics);
    }

    /// <summary>Those created, by the cell of that and of their confirmation.</summary>
    private Statement Cohorts(IReadOnlyList<StatsMetric> metrics) => Ask(
        $$"""
        SELECT toFloat64(indexOf({kinds:Array(String)}, kind)) AS nth, toFloat64({{Windows.Cell("at")}}) AS cell, toFloat64({{Windows.Cell("confirmed")}}) AS late, toFloat64(sum(births * sign)) AS n
        FROM entity_moments
        WHERE kind IN {kinds:Array(String)} AND what = 'life' AND births = 1 AND hour >= {first_hour:Int64} AND hour <= {last_hour:Int64} AND confirmed < {last_to:Int64}{{LifeRows.OfOrgs(ask)}}
        GROUP BY kind, cell, late
        """,
        metrics);

    /// <summary>Different creators, and mail domains of users: by the windows that they have something in (win), and by their first cell (win 0).</summary>
    private Statement Parties(IReadOnlyList<StatsMetric> metrics) => Ask(
        $$"""
        SELECT toFloat64(indexOf({kinds:Array(String)}, kind)) AS nth, toFloat64(place.1) AS win, toFloat64(place.2) AS cell, toFloat64(count()) AS n
        FROM (SELECT kind, if(kind = 'user', {{EntityRows.Domain}}, domain) AS whose, groupArrayArray(places) AS cells
            FROM (SELECT kind, party AS domain, [{{Windows.Before}}] AS places
                FROM entity_moments WHERE {{OfParties}} AND era < {first_era:Int64} GROUP BY kind, party HAVING sum(births * sign) > 0
                UNION ALL
                SELECT {{InPeriod}})
            WHERE domain != '' AND notEmpty(places) AND (kind = 'user' OR domain NOT IN {{LifeRows.System("user")}})
            GROUP BY kind, whose)
        ARRAY JOIN arrayConcat([(toInt64(0), arrayMin(cells))], arrayMap(w -> (w, toInt64(0)), arrayDistinct(arrayFlatten(arrayMap(
            c -> {windows_of:Array(Array(Int64))}[transform(c, {edges:Array(Int64)}, {cells:Array(Int64)}, toInt64(0))], cells))))) AS place
        GROUP BY kind, place
        """,
        metrics);

    /// <summary>Of few cells a sum each is quicker than a group for each: grouping by one text takes a fraction of the time of several keys.</summary>
    private string InPeriod
    {
        get
        {
            var from = $"FROM entity_moments WHERE {OfParties} AND hour >= {{first_era:Int64}} * {EntityMoments.Era / EntityMoments.Hour} AND hour <= {{last_hour:Int64}}";
            if (ask.Cuts > FewCuts)
            {
                return $"kind, party, [{Windows.Cell("at")}] {from} GROUP BY kind, party, {Windows.Cell("at")} HAVING sum(births * sign) > 0";
            }

            var sums = string.Join(", ", Enumerable.Range(0, ask.Cuts + 1).Select(i => $"sumIf(births * sign, {Windows.Number("at", ask.Cuts)} = {i})"));
            return $"any(kind), any(party), arrayFilter((e, n) -> n > 0, {{edges:Array(Int64)}}, [{sums}]) {from} GROUP BY concat(kind, ' ', party)";
        }
    }

    private string OfParties => $"kind IN {{kinds:Array(String)}} AND what = 'life'{LifeRows.OfOrgs(ask)}";

    private Statement Ask(string sql, IReadOnlyList<StatsMetric> metrics)
    {
        var parameters = new Parameters().Add("kinds", Kinds(metrics));
        ask.AddTo(parameters);
        return new Statement(sql) { Parameters = parameters };
    }

    private static string ColumnSql(StatsMetric metric)
    {
        var (column, what) = metric.Life switch
        {
            LifeCount.Existing => ("steps", "life"),
            LifeCount.Confirmed => ("told", "confirmed"),
            _ => ("born", "life"),
        };
        return $"sumIf({column}, what = '{what}'{(metric.Only.Length == 0 ? "" : $" AND {metric.Only}")})";
    }

    private static string ColumnOf(IReadOnlyList<StatsMetric> metrics, StatsMetric metric) => $"c{metrics.Select(ColumnSql).Distinct().ToList().IndexOf(ColumnSql(metric))}";

    private static List<string> Kinds(IReadOnlyList<StatsMetric> metrics) => [.. metrics.Select(KindOf).Distinct()];

    private static string KindOf(StatsMetric metric) => metric.Source.IsOfEntities ? metric.Source.Kind : "user";
}
