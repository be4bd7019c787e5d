using Footfall.ClickHouse;

namespace Footfall.Analytics.Stats;

/// <summary>The rows behind a metric in the first window, the newest first.</summary>
/// <param name="metric">The metric.</param>
/// <param name="ask">Its window.</param>
/// <param name="part">Of a breakdown, the part whose rows are asked for; null for all.</param>
public sealed class StatsRows(StatsMetric metric, StatsAsk ask, string? part)
{
    private const string NoRows = "SELECT '' AS id, '' AS name, NULL AS org, NULL AS owner_id, NULL AS created_at, toInt64(0) AS items, '' AS part, toInt64(0) AS total WHERE 0";

    private bool IsExisting => metric.Life == LifeCount.Existing && LifeNumbers.Knows(metric, ask);

    /// <summary>All of them, with names.</summary>
    public Statement All() => metric.OwnSql is not null ? new Statement(NoRows) : Named("", "", _ => { });

    /// <summary>Some of them, with how many there are. What knows when it was made has no names yet, so that they are looked for of few.</summary>
    internal Statement Page(int offset, int limit)
    {
        const string Limit = "LIMIT {limit:UInt32} OFFSET {offset:UInt32}";
        void Add(Parameters parameters) => parameters.Add("offset", offset).Add("limit", limit);
        return metric switch
        {
            { OwnSql: not null } => new Statement(NoRows),
            { Source.KnowsMade: false } => Named(", total", Limit, Add),
            _ => Ask(
                $$"""
                SELECT row_id AS id, row_name AS name, nullIf(org, '') AS org, nullIf(owner_id, '') AS owner_id, {{Instant("made")}} AS created_at, items, part, total
                FROM (SELECT *, toInt64(count() OVER ()) AS total FROM {{(IsExisting ? Existing : Found)}} ORDER BY made DESC, row_id {{Limit}})
                ORDER BY made DESC, row_id
                """,
                Add),
        };
    }

    /// <summary>What rows of a page are called, and what else it did not look for.</summary>
    internal Statement Details(IReadOnlyCollection<string> ids)
    {
        var named = EntityRows.Named(metric.RowsKind, "{ids:Array(String)}");
        return new Statement(IsExisting
            ? $"""
            SELECT content.id AS id, named.name AS name, if(slug = '', org, slug) AS org, owner AS owner_id
            FROM {Content("{ids:Array(String)}")} AS content LEFT JOIN {named} AS named ON named.id = content.id
            """
            : $"SELECT id, name, '' AS org, '' AS owner_id FROM {named}")
        {
            Parameters = new Parameters().Add("ids", ids),
        };
    }

    private Statement Named(string total, string limit, Action<Parameters> add) => Ask(
        $$"""
        SELECT id, name, org, owner_id, created_at, items, part{{total}}
        FROM (SELECT found.row_id AS id, multiIf(found.row_name != '', found.row_name, known.name != '', known.name, found.row_id) AS name,
            nullIf(found.org, '') AS org, nullIf(found.owner_id, '') AS owner_id, {{Instant("at")}} AS created_at, found.items AS items, found.part AS part,
            toInt64(count() OVER ()) AS total, if(found.made = 0, known.made, found.made) AS at
        FROM {{Found}} AS found
        LEFT JOIN {{EntityRows.Named(metric.RowsKind, $"(SELECT row_id FROM {Found})")}} AS known ON known.id = found.row_id)
        ORDER BY at DESC, id
        {{limit}}
        """,
        add);

    private static string Instant(string at) => $"if({at} IN (0, {long.MaxValue}), NULL, fromUnixTimestamp64Milli({at}, 'UTC'))";

    // The users who created something are the rows behind their count.
    private string Found
    {
        get
        {
            var (columns, group) = metric.CountsOwners
                ? ("owner AS row_id, '' AS row_name, '' AS org, '' AS owner_id, max(created) AS made, '' AS part", "GROUP BY owner")
                : ($"id AS row_id, name AS row_name, if(slug = '', org, slug) AS org, owner AS owner_id, created AS made, {metric.By ?? "''"} AS part", "");
            var (source, where) = metric.Source.IsOfEntities && LifeNumbers.Knows(metric, ask)
                ? (IsExisting ? Content($"(SELECT id FROM {LifeRows.Existing(metric, ask)})") : LifeRows.Counted(metric, ask), metric.CountsOwners ? LifeRows.HasOwner : "1")
                : (metric.Source.Sql(ask), $"win = 1 AND {metric.Where}{(part is null || metric.By is null ? "" : $" AND {metric.By} = {{part:String}}")}");
            return $"(SELECT {columns}, toInt64({metric.Items}) AS items FROM {source} WHERE {where} {group})";
        }
    }

    private string Content(string ids) => LifeRows.Born(metric.Source.Kind, $"id IN {ids}");

    /// <summary>Of what exists there may be millions: what is known of them is looked up of those that are shown.</summary>
    private string Existing => $"(SELECT id AS row_id, '' AS row_name, '' AS org, '' AS owner_id, made, '' AS part, toInt64(1) AS items FROM {LifeRows.Existing(metric, ask)})";

    private Statement Ask(string sql, Action<Parameters> add)
    {
        var parameters = new Parameters();
        ask.AddTo(parameters);
        if (part is not null)
        {
            parameters.Add("part", part);
        }

        add(parameters);
        return new Statement(sql) { Parameters = parameters };
    }
}
