namespace Footfall.Server.Tests.Accounts;

/// <summary>What a route answers to whom.</summary>
/// <param name="Route">Method and pattern.</param>
/// <param name="Nobody">Status without credentials.</param>
/// <param name="Ingest">Status with an ingest token.</param>
/// <param name="Stray">Status for a member that is linked to no user, and so sees nothing.</param>
/// <param name="Member">Status for a member and for a manager, who see a part of the events.</param>
/// <param name="Analyst">Status for an analyst, who sees everything and changes nothing.</param>
/// <param name="Admin">Status for the administrator.</param>
/// <param name="Address">Address to ask; null where the pattern is one.</param>
/// <param name="Body">JSON to send.</param>
/// <param name="Manager">Status for a manager, where it is another than that of a member.</param>
internal sealed record RouteAccess(string Route, int Nobody, int Ingest, int Stray, int Member, int Analyst, int Admin, string? Address = null, string? Body = null, int? Manager = null)
{
    private static readonly string[] Overview = ["figures", "heat", "packages", "packages-users", "unique-users", "users"];

    private static readonly string[] Usage = ["packages", "packages/installations", "functions", "functions/calls", "events/kinds", "events/users", "context", "durations", "unused", "clicks", "clusters", "graph"];

    private static readonly string[] Activity = ["figures", "active-users", "stickiness", "weeks", "days", "users", "apps", "sessions"];

    private static readonly string[] Entity = ["", "/activity", "/usage", "/history", "/members", "/belongs-to"];

    private static readonly string[] Labeling = ["figures", "members", "classes", "heat", "images", "actions"];

    private static readonly string[] Runs = ["", "/errors", "/timeline", "/statistics", "/live"];

    private static readonly string[] Problems = ["", "/trend", "/causes", "/live"];

    private static readonly string[] ProblemParts = ["", "/occurrences", "/event", "/log", "/config"];

    private static readonly string[] ProblemActions = ["resolve", "reopen", "ignore", "snooze", "assign", "comment", "merge", "split", "undo"];

    private static readonly string[] Monitoring = ["active-now", "active-users", "exceptions", "exceptions/list", "events"];

    private static readonly string[] Kodosumi = ["running-agents", "errors", "timeline", "agent-stats"];

    public string Method => Route.Split(' ')[0];

    public string Target => Address ?? Route.Split(' ')[1];

    public static IReadOnlyList<RouteAccess> All { get; } =
    [
        new("POST /api/events", 401, 201, 201, 201, 201, 201, Body: """{"timestamp": "2024-06-03T12:00:00Z"}"""),
        new("GET /api/events", 401, 403, 403, 202, 202, 202),
        new("HEAD /api/events", 401, 403, 403, 202, 202, 202),
        new("POST /api/v1/events", 401, 200, 403, 403, 403, 403, Body: "[]"),
        new("HEAD /api/v1/events", 401, 200, 403, 403, 403, 403),
        new("POST /api/private/metrics/usage/push", 401, 200, 200, 200, 200, 200, Body: "[]"),
        new("POST /api/v2/workspaceproxies/me/app-stats", 401, 204, 204, 204, 204, 204, Body: """{"stats": []}"""),
        new("GET /api/private/metrics/activity", 401, 403, 403, 403, 200, 200, "/api/private/metrics/activity?start=2022-08-01T00:00:00Z&end=2022-08-02T00:00:00Z"),
        .. Activity.Select(a => Seen($"/api/v1/activity/{a}")),
        Seen("/api/v1/activity/user") with { Address = "/api/v1/activity/user?user=nobody", Member = 404, Analyst = 404, Admin = 404 },
        Counted("/api/v1/stats"),
        Counted("/api/v1/stats/{category}") with { Address = "/api/v1/stats/users" },
        Counted("/api/v1/stats/{category}/{metric}") with { Address = "/api/v1/stats/users/total" },
        Counted("/api/v1/entities/{kind}") with { Address = "/api/v1/entities/team" },
        .. Entity.Select(part => Counted($"/api/v1/entities/{{kind}}/{{id}}{part}") with { Address = $"/api/v1/entities/team/none{part}", Manager = 404, Analyst = 404, Admin = 404 }),
        new("PUT /api/v1/entities/{kind}", 401, 200, 403, 403, 403, 403, "/api/v1/entities/team", "[]"),
        new("PUT /api/v1/memberships", 401, 200, 403, 403, 403, 403, Body: "[]"),
        Counted("/metrics"),
        Seen("/api/v1/team-activity"),
        .. Labeling.Select(part => Seen($"/api/v1/labeling/{part}")),
        Counted("/api/v1/labeling/jobs"),
        Insight("user-activity", 404, Window),
        Insight("templates", 404, Window),
        Insight("daus", 403),
        Insight("user-status-counts", 403),
        new("GET /api/v1/intake/privacy", 401, 403, 403, 403, 200, 200),
        new("POST /api/v1/intake/privacy/test", 401, 403, 403, 403, 200, 200, Body: """{"text": "ann@acme.example"}"""),
        new("POST /v1/logs", 401, 200, 403, 403, 403, 403, Body: "{}"),
        new("POST /intake/vector", 401, 200, 403, 403, 403, 403, Body: "[]"),
        new("HEAD /intake/vector", 401, 200, 403, 403, 403, 403),
        new("GET /api/v1/session", 401, 403, 200, 200, 200, 200),
        new("POST /api/v1/session", 401, 401, 401, 401, 401, 401, Body: "{}"),
        new("DELETE /api/v1/session", 401, 403, 204, 204, 204, 204),
        new("POST /api/v1/session/link", 401, 401, 401, 401, 401, 401, Body: "{}"),
        new("POST /api/v1/session/password", 401, 403, 403, 403, 403, 403, Body: "{}"),
        Administered("/api/v1/accounts"),
        new("POST /api/v1/accounts", 401, 403, 403, 403, 403, 400, Body: "{}"),
        new("PUT /api/v1/accounts/{idOrLogin}", 401, 403, 403, 403, 403, 404, "/api/v1/accounts/none", "{}"),
        new("POST /api/v1/accounts/{idOrLogin}/reset", 401, 403, 403, 403, 403, 404, "/api/v1/accounts/none/reset", "{}"),
        new("DELETE /api/v1/accounts/{idOrLogin}", 401, 403, 403, 403, 403, 404, "/api/v1/accounts/none"),
        new("GET /api/v1/tokens", 401, 403, 200, 200, 200, 200),
        new("POST /api/v1/tokens", 401, 403, 403, 403, 403, 200, Body: """{"name": "x", "kind": "ingest"}"""),
        new("DELETE /api/v1/tokens/{idOrName}", 401, 403, 404, 404, 404, 404, "/api/v1/tokens/none"),
        new("GET /api/v1/sessions", 401, 403, 200, 200, 200, 200),
        new("DELETE /api/v1/sessions/{id}", 401, 403, 404, 404, 404, 404, "/api/v1/sessions/0123456789abcdef"),
        new("DELETE /api/v1/sessions", 401, 403, 204, 204, 204, 204),
        Administered("/api/v1/audit/verify"),
        new("POST /api/auth/login", 400, 400, 400, 400, 400, 400, Body: "{}"),
        new("POST /api/auth/logout", 200, 200, 200, 200, 200, 200),
        Seen("/api/v1/working-time"),
        Seen("/api/v1/working-time/users"),
        Seen("/api/v1/working-time/explain"),
        Seen("/api/v1/working-time/settings"),
        Observed("/api/v1/working-time/recompute") with { Analyst = 204, Admin = 204 },
        new("POST /api/v1/working-time/recompute", 401, 403, 403, 403, 403, 400),
        Observed("/api/v1/orgs"),
        Observed("/api/v1/orgs/{org}/members") with { Address = "/api/v1/orgs/none/members", Analyst = 404, Admin = 404 },
        Seen("/api/v1/names"),
        Seen("/api/v1/period"),
        Seen("/api/v1/about"),
        Seen("/api/v1/events"),
        Seen("/api/v1/events/count"),
        Seen("/api/v1/events/activity"),
        Seen("/api/v1/events/browsers"),
        Seen("/api/v1/events/systems"),
        Seen("/api/v1/events/live"),
        Seen("/api/v1/events/values") with { Address = "/api/v1/events/values?column=scope" },
        Seen("/api/v1/events/{id:guid}") with { Address = "/api/v1/events/00000000-0000-0000-0000-000000000001", Member = 404, Analyst = 404, Admin = 404 },
        .. Overview.Select(o => Seen($"/api/v1/usage/overview/{o}")),
        .. Usage.Select(u => Seen($"/api/v1/usage/{u}")),
        Observed("/api/v1/intake"),
        Observed("/api/v1/intake/receipts"),
        Administered("/api/v1/intake/rejections"),
        Administered("/api/v1/intake/rejections/count"),
        Administered("/api/v1/intake/rejections/values"),
        new("POST /api/v1/intake/rejections/replay", 401, 403, 403, 403, 403, 400, Body: "{}"),
        new("DELETE /api/v1/intake/rejections", 401, 403, 403, 403, 403, 400),
        .. Runs.Select(part => Seen($"/api/v1/runs{part}")),
        Seen("/api/v1/runs/{id}") with { Address = "/api/v1/runs/none", Member = 404, Analyst = 404, Admin = 404 },
        Seen("/api/v1/runs/{id}/log") with { Address = "/api/v1/runs/none/log", Member = 404, Analyst = 404, Admin = 404 },
        .. Problems.Select(part => Seen($"/api/v1/problems{part}")),
        .. ProblemParts.Select(part => Seen($"/api/v1/problems/{{id}}{part}") with { Address = $"/api/v1/problems/0123456789abcdef{part}", Member = 404, Analyst = 404, Admin = 404 }),
        .. ProblemActions.Select(action => new RouteAccess($"POST /api/v1/problems/{{id}}/{action}", 401, 403, 403, 403, 403, 404, $"/api/v1/problems/0123456789abcdef/{action}", "{}", Manager: 404)),
        .. Monitoring.Select(part => Seen($"/api/v1/monitoring/{part}")),
        .. Kodosumi.Select(part => Seen($"/api/dashboard/{part}")),
        Seen("/api/dashboard/execution/{fid}/details") with { Address = "/api/dashboard/execution/none/details", Member = 404, Analyst = 404, Admin = 404 },
        Seen("/api/dashboard/execution/{fid}/files") with { Address = "/api/dashboard/execution/none/files", Member = 404, Analyst = 404, Admin = 404 },
        new("POST /login", 400, 400, 400, 400, 400, 400, Body: "{}"),
        new("POST /api/login", 400, 400, 400, 400, 400, 400, Body: "{}"),
        new("GET /login", 405, 405, 405, 405, 405, 405),
        new("GET /logout", 200, 200, 200, 200, 200, 200),
        new("POST /logout", 200, 200, 200, 200, 200, 200),
        new("GET /admin/dashboard", 302, 302, 302, 302, 302, 302),
        new("GET /apps/usage/{**tab}", 302, 302, 302, 302, 302, 302, "/apps/usage/packages"),
        new("POST /api/v1/machine/query", 401, 403, 403, 403, 403, 403, Body: """{"sql": "SELECT 1"}"""),
        new("POST /api/v1/machine/events", 401, 403, 403, 403, 403, 403, Body: "{}"),
        new("POST /api/v1/machine/tail", 401, 403, 403, 403, 403, 403, Body: "{}"),
        new("POST /api/v1/machine/retention", 401, 403, 403, 403, 403, 403, Body: "{}"),
        new("POST /api/v1/machine/backup", 401, 403, 403, 403, 403, 403, Body: """{"folder": "/nowhere"}"""),
        Observed("/api/v1/connectors"),
        new("PUT /api/v1/connectors/kodosumi", 401, 403, 403, 403, 403, 400, Body: "{}"),
        new("POST /api/v1/connectors/kodosumi/take", 401, 403, 403, 403, 403, 400, Body: "{}"),
        new("POST /api/v1/connectors/kodosumi/{id}/read", 401, 403, 403, 403, 403, 404, "/api/v1/connectors/kodosumi/none/read"),
        new("DELETE /api/v1/connectors/kodosumi/{id}", 401, 403, 403, 403, 403, 404, "/api/v1/connectors/kodosumi/none"),
        new("GET /files/{**path}", 401, 403, 403, 404, 404, 404, "/files/nobody/none/in/x"),
        new("HEAD /files/{**path}", 401, 403, 403, 404, 404, 404, "/files/nobody/none/in/x"),
        new("* /files/{**rest}", 401, 403, 403, 404, 404, 404, "/files/nobody/none/in/x"),
        Seen("/openapi.json"),
        new("GET /healthz", 200, 200, 200, 200, 200, 200),
        new("HEAD /healthz", 200, 200, 200, 200, 200, 200),
        new("GET /readyz", 200, 200, 200, 200, 200, 200),
        new("HEAD /readyz", 200, 200, 200, 200, 200, 200),
        new("* /api/{**rest}", 404, 404, 404, 404, 404, 404, "/api/v1/nowhere"),
        new("* /v1/{**rest}", 404, 404, 404, 404, 404, 404, "/v1/traces"),
        new("* /intake/{**rest}", 404, 404, 404, 404, 404, 404, "/intake/nowhere"),
        new("POST /api/v1/sql", 401, 403, 403, 200, 200, 200, Body: """{"sql": "SELECT 1"}"""),
        Seen("/api/v1/sql/schema"),
        Seen("/api/v1/dashboards"),
        Seen("/api/v1/dashboards/schema"),
        Seen("/api/v1/dashboards/{key}") with { Address = "/api/v1/dashboards/monitoring" },
        Seen("/api/v1/dashboards/{key}/file") with { Address = "/api/v1/dashboards/monitoring/file" },
        new("PUT /api/v1/dashboards/{key}", 401, 403, 403, 403, 403, 400, "/api/v1/dashboards/monitoring", "{}"),
        Seen("/api/v1/dashboards/{key}/versions") with { Address = "/api/v1/dashboards/monitoring/versions" },
        Seen("/api/v1/dashboards/{key}/versions/{name}") with { Address = "/api/v1/dashboards/monitoring/versions/none", Member = 404, Analyst = 404, Admin = 404 },
        Seen("/api/v1/dashboards/{key}/variables/{name}") with { Address = "/api/v1/dashboards/monitoring/variables/source" },
        Seen("/api/v1/dashboards/{key}/panels/{id}") with { Address = "/api/v1/dashboards/monitoring/panels/number" },
        new("PUT /api/v1/dashboards/{key}/panels/{id}", 401, 403, 403, 403, 403, 400, "/api/v1/dashboards/monitoring/panels/number", "{}"),
        new("POST /api/v1/dashboards/{key}/trial", 401, 403, 403, 200, 200, 200, "/api/v1/dashboards/monitoring/trial", """{"sql": "SELECT 1"}"""),
        Seen("/clickhouse") with { Address = "/clickhouse?query=SELECT%201" },
        new("POST /clickhouse", 401, 403, 403, 200, 200, 200, Body: "SELECT 1"),
        Seen("/clickhouse/ping"),
        new("* /clickhouse/{**rest}", 404, 404, 404, 404, 404, 404, "/clickhouse/nowhere"),
        new("GET /sdk/{file}", 200, 200, 200, 200, 200, 200, "/sdk/footfall.js"),
        new("HEAD /sdk/{file}", 200, 200, 200, 200, 200, 200, "/sdk/footfall.js"),
        new("GET /api/v1/policy", 200, 200, 200, 200, 200, 200),
        new("POST /api/v1/policy", 200, 200, 200, 200, 200, 200),
        Observed("/api/v1/captures"),
        Observed("/api/v1/retention"),
        new("POST /api/v1/captures", 401, 403, 403, 403, 403, 200, Body: """{"reason": "x"}"""),
        new("DELETE /api/v1/captures/{id}", 401, 403, 403, 403, 403, 404, "/api/v1/captures/99"),
        new("* /sdk/{**rest}", 404, 404, 404, 404, 404, 404, "/sdk/nowhere/x"),
        new("* /metrics/{**rest}", 404, 404, 404, 404, 404, 404, "/metrics/nowhere"),
        new("GET /{**path}", 200, 200, 200, 200, 200, 200, "/overview"),
        new("HEAD /{**path}", 200, 200, 200, 200, 200, 200, "/overview"),
    ];

    private const string Window = "?start_time=2022-08-01T00:00:00Z&end_time=2022-08-02T00:00:00Z";

    // Coder hides from those who may not see all users that there is anything.
    private static RouteAccess Insight(string name, int refused, string query = "") =>
        new($"GET /api/v2/insights/{name}", 401, 403, 403, refused, 200, 200, $"/api/v2/insights/{name}{query}");

    private static RouteAccess Administered(string pattern) => new($"GET {pattern}", 401, 403, 403, 403, 403, 200);

    private static RouteAccess Observed(string pattern) => new($"GET {pattern}", 401, 403, 403, 403, 200, 200);

    /// <summary>Counts everybody, or everybody of a manager's orgs.</summary>
    private static RouteAccess Counted(string pattern) => new($"GET {pattern}", 401, 403, 403, 403, 200, 200, Manager: 200);

    private static RouteAccess Seen(string pattern) => new($"GET {pattern}", 401, 403, 403, 200, 200, 200);
}
