using Footfall.ClickHouse;

namespace Footfall.Analytics.Stats;

/// <summary>Asks the values of metrics, and the rows behind them.</summary>
public sealed class StatsQuestions(IStore store)
{
    /// <summary>Values of metrics in each window of <paramref name="ask"/>, in the same order.</summary>
    public async Task<IReadOnlyDictionary<StatsMetric, IReadOnlyList<StatsValue>>> ValuesAsync(IReadOnlyList<StatsMetric> metrics, StatsAsk ask, CancellationToken cancellationToken)
    {
        var numbers = metrics.Where(m => !m.IsBreakdown).GroupBy(m => m.Source.Sql(ask)).Select(g => NumbersAsync([.. g], ask, cancellationToken));
        var breakdowns = metrics.Where(m => m.IsBreakdown).Select(m => BreakdownAsync(m, ask, cancellationToken));
        var answers = await Task.WhenAll(numbers.Concat(breakdowns));
        return answers.SelectMany(a => a).ToDictionary();
    }

    /// <summary>The statement that tells the values of a metric.</summary>
    public static Statement Statement(StatsMetric metric, StatsAsk ask) => metric.IsBreakdown ? BreakdownStatement(metric, ask) : NumbersStatement([metric], ask);

    /// <summary>The rows that a metric counts in the first window, the newest first.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="ask">Its window.</param>
    /// <param name="page">Offset and most rows; null for all.</param>
    public static Statement RowsStatement(StatsMetric metric, StatsAsk ask, (int Offset, int Limit)? page)
    {
        var parameters = new Parameters();
        ask.AddTo(parameters);
        var limit = "";
        if (page is { } p)
        {
            parameters.Add("offset", p.Offset).Add("limit", p.Limit);
            limit = "LIMIT {limit:UInt32} OFFSET {offset:UInt32}";
        }

        // The users who created something are the rows behind their count.
        var isOwners = metric.Argument == "owner";
        var (columns, group) = isOwners
            ? ("owner AS id, '' AS name, '' AS org, '' AS owner_id, max(created) AS created, count() AS items, '' AS part", "GROUP BY owner")
            : ($"id, name, if(slug = '', org, slug) AS org, owner AS owner_id, created, toUInt64(1) AS items, {metric.By ?? "''"} AS part", "");
        return new Statement(
            $$"""
            SELECT id, if(found.name = '', if(known.name = '', id, known.name), found.name) AS name, org, owner_id,
                if(created IN (0, {{long.MaxValue}}), NULL, fromUnixTimestamp64Milli(created, 'UTC')) AS created_at, toInt64(items) AS items, part, toInt64(count() OVER ()) AS total
            FROM (SELECT {{columns}} FROM {{metric.Source.Sql(ask)}} WHERE win = 1 AND {{metric.Where}} {{group}}) AS found
            LEFT JOIN (SELECT id, tupleElement(max(named), 2) AS name FROM names WHERE kind = '{{(isOwners ? "user" : metric.Source.Kind)}}' GROUP BY id) AS known ON known.id = found.id
            ORDER BY created DESC, id
            {{limit}}
            """)
        {
            Parameters = parameters,
        };
    }

    /// <summary>The rows that a metric counts, and how many there are.</summary>
    public Task<List<StatsRow>> RowsAsync(StatsMetric metric, StatsAsk ask, int offset, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<StatsRow>(RowsStatement(metric, ask, (offset, limit)), cancellationToken);

    private async Task<IEnumerable<KeyValuePair<StatsMetric, IReadOnlyList<StatsValue>>>> NumbersAsync(IReadOnlyList<StatsMetric> metrics, StatsAsk ask, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<Dictionary<string, double?>>(NumbersStatement(metrics, ask), cancellationToken);
        var byWindow = rows.ToDictionary(r => (int)r["win"]!.Value - 1);
        return metrics.Select((m, i) => KeyValuePair.Create(m, (IReadOnlyList<StatsValue>)[.. ask.Windows.Select((_, w) =>
        {
            var row = byWindow.GetValueOrDefault(w);
            var nothing = m.IsMean ? (double?)null : 0;
            return new StatsValue(row is null ? nothing : row[$"m{i}"], AllTime: m.AllTimeWhere is null ? null : row?[$"a{i}"] ?? 0);
        })]));
    }

    private static Statement NumbersStatement(IReadOnlyList<StatsMetric> metrics, StatsAsk ask)
    {
        var columns = metrics.SelectMany((m, i) => new[]
        {
            m.IsMean ? $"round({m.Sql(m.Where)}, 2) AS m{i}" : $"toFloat64({m.Sql(m.Where)}) AS m{i}",
            m.AllTimeWhere is null ? null : $"toFloat64({m.Sql(m.AllTimeWhere)}) AS a{i}",
        }).OfType<string>();
        var parameters = new Parameters();
        ask.AddTo(parameters);
        return new Statement($"SELECT toFloat64(win) AS win, {string.Join(", ", columns)} FROM {metrics[0].Source.Sql(ask)} GROUP BY win") { Parameters = parameters };
    }

    private async Task<IEnumerable<KeyValuePair<StatsMetric, IReadOnlyList<StatsValue>>>> BreakdownAsync(StatsMetric metric, StatsAsk ask, CancellationToken cancellationToken)
    {
        var rows = (await store.RowsAsync<Part>(BreakdownStatement(metric, ask), cancellationToken)).ToLookup(r => (int)r.Win - 1);
        IReadOnlyList<StatsValue> values = [.. ask.Windows.Select((_, w) =>
        {
            var parts = rows[w].ToDictionary(r => r.Key, r => (double)r.Value);
            foreach (var key in metric.Keys)
            {
                parts.TryAdd(key, 0);
            }

            return new StatsValue(null, [.. parts.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)]);
        })];
        return [KeyValuePair.Create(metric, values)];
    }

    private static Statement BreakdownStatement(StatsMetric metric, StatsAsk ask)
    {
        var parameters = new Parameters();
        ask.AddTo(parameters);
        return new Statement($"SELECT toInt64(win) AS win, {metric.By} AS key, toInt64(count()) AS value FROM {metric.Source.Sql(ask)} WHERE {metric.Where} GROUP BY win, key") { Parameters = parameters };
    }

    private sealed record Part(long Win, string Key, long Value);
}
