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

    private static readonly string[] Activity = ["figures", "active-users", "stickiness", "weeks", "days", "users", "apps", "sessions"];

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
        Observed("/api/v1/intake"),
        Observed("/api/v1/intake/receipts"),
        Administered("/api/v1/intake/rejections"),
        Administered("/api/v1/intake/rejections/count"),
        Administered("/api/v1/intake/rejections/values"),
        new("POST /api/v1/intake/rejections/replay", 401, 403, 403, 403, 403, 400, Body: "{}"),
        new("DELETE /api/v1/intake/rejections", 401, 403, 403, 403, 403, 400),
        Seen("/openapi.json"),
        new("GET /healthz", 200, 200, 200, 200, 200, 200),
        new("HEAD /healthz", 200, 200, 200, 200, 200, 200),
        new("GET /readyz", 200, 200, 200, 200, 200, 200),
        new("HEAD /readyz", 200, 200, 200, 200, 200, 200),
        new("* /api/{**rest}", 404, 404, 404, 404, 404, 404, "/api/v1/nowhere"),
        new("* /v1/{**rest}", 404, 404, 404, 404, 404, 404, "/v1/traces"),
        new("* /intake/{**rest}", 404, 404, 404, 404, 404, 404, "/intake/nowhere"),
        new("* /clickhouse/{**rest}", 404, 404, 404, 404, 404, 404, "/clickhouse/"),
        new("* /sdk/{**rest}", 404, 404, 404, 404, 404, 404, "/sdk/footfall.js"),
        new("* /metrics/{**rest}", 404, 404, 404, 404, 404, 404, "/metrics"),
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
