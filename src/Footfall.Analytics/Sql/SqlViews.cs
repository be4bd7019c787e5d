using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.ClickHouse.Schema;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Sql;

/// <summary>
/// The views that SQL of people sees, each with the reader's rights in it. Where a view reads events the rights stand in PREWHERE, elsewhere below a
/// LIMIT: the engine moves conditions of the statement into a view, but never before the one or below the other, so that a condition that fails on
/// purpose never sees a row that is not the reader's. Footfall's own audit is in none.
/// </summary>
internal sealed class SqlViews(SchemaNames names, Access access, ActivityRules rules)
{
    private const string Sealed = "SELECT day FROM {0}.sealed_days FINAL WHERE sealed";
    private const long Everything = 1_000_000_000_000;

    private const string EventColumns =
        "id, time, received, scope, kind, source, obj_name, obj_id, obj_val, count, duration, org_id, org_slug, workspace_id, project_id, task_id, job_id, user_id, user_name, "
        + "user_email, session_id, run_id, request_id, agent, package, function, level, is_error, is_active, client_name, client_version, os, payload";

    /// <summary>What the views are made of: another text is other views.</summary>
    internal string Fingerprint => string.Concat(All("").Select(v => v.Sql));

    private string Db => names.Database;

    private string SealedDays => Sealed.Replace("{0}", Db, StringComparison.Ordinal);

    /// <summary>The views.</summary>
    /// <param name="database">The default database of the reader.</param>
    internal IEnumerable<SqlView> All(string database) =>
    [
        new(database, "events", $" AS SELECT {EventColumns} FROM {Db}.events PREWHERE org_slug != '{FootfallOrg.Slug}' AND {Rows("")}"),
        new(database, "usage", Usage()),
        new(database, "activity", Activity()),
        new(database, "runs", Below("runs", RunRows())),
        new(database, "entities", Below("entities", EntityRows())),
        new(database, "memberships", Below("memberships", MembershipRows())),
        new(database, "problems", $" AS SELECT * FROM ({ProblemView.Sql(Db, Rows(""))} LIMIT {Everything})"),
        new($"{database}_{SqlScope.Cvat}", "events", CvatEvents()),
        .. DatagrokViews(database, $"{database}_{SqlScope.Datagrok}"),
        new($"{database}_{SqlScope.System}", "columns", Columns(database)),
    ];

    private string Below(string table, string which) => $" AS SELECT * FROM (SELECT * FROM {Db}.{table} WHERE {which} LIMIT {Everything})";

    private string Usage() =>
        $"""
         AS SELECT toDateTime(u.hour, 'UTC') AS hour, u.user_id AS user_id, u.org_id AS org_id, u.org_slug AS org_slug, u.package AS package,
            toUInt64(u.q0) + u.q1 + u.q2 + u.q3 AS events, toUInt64(u.errors) AS errors, toUInt64(u.active) AS active
        FROM {Db}.usage AS u PREWHERE {Rows("u.")}
        WHERE (u.day, u.version) IN (SELECT day, version FROM {Db}.sealed_days FINAL WHERE sealed)
        UNION ALL
        SELECT toDateTime(r.hour, 'UTC'), r.user_id, r.org_id, r.org_slug, r.package, toUInt64(r.q0) + r.q1 + r.q2 + r.q3, toUInt64(r.errors), toUInt64(r.active)
        FROM
        (
            SELECT {UsageHours.Columns}
            FROM {Db}.events PREWHERE {UsageHours.Counted} AND {Rows("")}
            WHERE toDate(time) NOT IN ({SealedDays})
            GROUP BY {UsageHours.Keys}
        ) AS r
        """;

    private string Activity()
    {
        var raw = ActivityMinutes.Select($"{ActivityMinutes.Counted} AND toDate(time) NOT IN ({SealedDays})", byDay: false)
            .Replace("FROM events", $"FROM {Db}.events PREWHERE org_slug != '{FootfallOrg.Slug}' AND {Rows("")}", StringComparison.Ordinal)
            .Replace("{activity_scopes:Array(String)}", SqlLiteral.Of(rules.Scopes), StringComparison.Ordinal)
            .Replace("{activity_categories:Array(String)}", SqlLiteral.Of(rules.Categories), StringComparison.Ordinal);
        const string Columns = "toDateTime(a.hour, 'UTC') AS hour, a.user_id AS user_id, a.org_id AS org_id, a.org_slug AS org_slug, toString(a.category) AS category, toString(a.app) AS app, toString(a.template) AS template, a.minutes AS minutes";
        return $"""
             AS SELECT {Columns}
            FROM {Db}.activity AS a PREWHERE {Rows("a.")}
            WHERE (a.day, a.version) IN (SELECT day, version FROM {Db}.sealed_days FINAL WHERE sealed)
            UNION ALL
            SELECT {Columns}
            FROM ({raw}) AS a
            """;
    }

    /// <summary>The script that makes CVAT's view, with the reader's rights.</summary>
    private string CvatEvents()
    {
        var script = SchemaScript.All.Single(s => s.Name == "0002_cvat_events").Statements(names).Single();
        var columns = script[(script.IndexOf('(', script.IndexOf(".events", StringComparison.Ordinal)))..];
        return $"\n{columns.Replace("WHERE e.org_slug != 'footfall'", $"PREWHERE e.org_slug != '{FootfallOrg.Slug}' AND {Rows("e.")}", StringComparison.Ordinal)}";
    }

    /// <summary>Datagrok's views. All of them read one of events, which has the reader's rights, and the reader's own entities and memberships.</summary>
    private IEnumerable<SqlView> DatagrokViews(string database, string own)
    {
        const string Inner = "datagrok_";
        const string Which = "WHERE org_slug != 'footfall' AND scope";
        foreach (var view in DatagrokTexts())
        {
            var text = view
                .Replace($"{names.Datagrok}.", $"{own}.", StringComparison.Ordinal)
                .Replace($"{Db}.{Inner}", $"{own}.{Inner}", StringComparison.Ordinal)
                .Replace($"{Db}.entities", $"{database}.entities", StringComparison.Ordinal)
                .Replace($"{Db}.memberships", $"{database}.memberships", StringComparison.Ordinal)
                .Replace(Which, $"PREWHERE org_slug != '{FootfallOrg.Slug}' AND {Rows("")} WHERE scope", StringComparison.Ordinal);
            var name = text[(own.Length + 1)..text.IndexOf(' ', StringComparison.Ordinal)];
            yield return new SqlView(own, name, text[(own.Length + 1 + name.Length)..], name.StartsWith(Inner, StringComparison.Ordinal));
        }
    }

    /// <summary>The scripts that make Datagrok's views, from the first that makes all: of a view that a later one replaces the last text, in its first place.</summary>
    private IEnumerable<string> DatagrokTexts()
    {
        const string Create = "CREATE OR REPLACE VIEW ";
        return SchemaScript.All
            .Where(s => s.Name is "0021_datagrok_tables" or "0025_datagrok_types")
            .SelectMany(s => s.Statements(names))
            .Select(s => s[(s.IndexOf(Create, StringComparison.Ordinal) + Create.Length)..])
            .GroupBy(s => s[..s.IndexOf(' ', StringComparison.Ordinal)])
            .Select(g => g.Last());
    }

    private string Columns(string database) =>
        $"""
         AS SELECT * FROM
        (
            SELECT multiIf(endsWith(c.database, '_{SqlScope.Cvat}'), '{SqlScope.Cvat}', endsWith(c.database, '_{SqlScope.Datagrok}'), '{SqlScope.Datagrok}', endsWith(c.database, '_{SqlScope.System}'), '{SqlScope.System}', '{Db}') AS database,
                c.table AS table, c.name AS name, c.type AS type, c.position AS position, c.comment AS comment
            FROM system.columns AS c
            WHERE c.database IN ('{database}', '{database}_{SqlScope.Cvat}', '{database}_{SqlScope.Datagrok}', '{database}_{SqlScope.System}') AND NOT startsWith(c.table, 'datagrok_')
            LIMIT {Everything}
        )
        """;

    /// <summary>The condition on rows that have an org and a user.</summary>
    private string Rows(string prefix)
    {
        var conditions = new List<string>();
        if (access.Orgs is { } orgs)
        {
            var list = SqlLiteral.Of(orgs.Where(o => o.Length > 0));
            conditions.Add($"(has({list}, toString({prefix}org_id)) OR has({list}, toString({prefix}org_slug)))");
        }

        if (access.UserId is { } user)
        {
            conditions.Add($"{prefix}user_id = {SqlLiteral.Of(user)}");
        }

        return conditions.Count == 0 ? "1" : string.Join(" AND ", conditions);
    }

    private string RunRows() => access is { Orgs: not null, OwnUserId: { Length: > 0 } own }
        ? $"({Rows("")} OR org_id = '' AND org_slug = '' AND user_id = {SqlLiteral.Of(own)})"
        : Rows("");

    private string EntityRows() => access switch
    {
        { UserId: { } user } => $"owner_id = {SqlLiteral.Of(user)} OR kind = 'user' AND id = {SqlLiteral.Of(user)}",
        { Orgs: { } orgs } => InOrgs(orgs),
        _ => "1",
    };

    private static string InOrgs(IReadOnlyList<string> orgs)
    {
        var list = SqlLiteral.Of(orgs.Where(o => o.Length > 0));
        return $"has({list}, ifNull(org_id, '')) OR has({list}, ifNull(org_slug, '')) OR kind = 'organization' AND has({list}, id)";
    }

    private string MembershipRows() => access switch
    {
        { UserId: { } user } => $"member_kind = 'user' AND member = {SqlLiteral.Of(user)}",
        { Orgs: { } orgs } => $"(kind, id) IN (SELECT kind, id FROM {Db}.entities WHERE {InOrgs(orgs)}) OR kind = 'organization' AND has({SqlLiteral.Of(orgs.Where(o => o.Length > 0))}, id)",
        _ => "1",
    };
}
