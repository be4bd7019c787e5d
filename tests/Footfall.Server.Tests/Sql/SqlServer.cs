using System.Net.Http.Headers;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Sql;

/// <summary>A server with events of two orgs and readers of every kind.</summary>
public class SqlServer : IAsyncLifetime
{
    public const string Secret = "hidden-from-acme";

    /// <summary>Datagrok's tables.</summary>
    public static IReadOnlyList<string> DatagrokTables { get; } =
    [
        .. new[]
        {
            "connections", "entities", "entities_types", "event_parameter_values", "event_parameters", "event_types", "events", "func_call_values", "func_calls", "func_params", "funcs", "groups",
            "groups_relations", "packages", "project_relations", "projects", "published_packages", "queries", "tags", "users", "users_sessions", "view_layouts",
        }.Select(t => $"datagrok.{t}"),
    ];

    public TestServer Server { get; private set; } = null!;

    public HttpClient Admin => Server.Admin;

    /// <summary>Manages acme.</summary>
    public HttpClient Manager { get; private set; } = null!;

    /// <summary>Is the user 1.</summary>
    public HttpClient Member { get; private set; } = null!;

    /// <summary>An account that sees nothing.</summary>
    public HttpClient Stray { get; private set; } = null!;

    /// <summary>Starts a server over this transport.</summary>
    public virtual Task<TestServer> StartAsync(Dictionary<string, string>? settings = null) => TestServer.StartAsync(settings);

    public async ValueTask InitializeAsync()
    {
        Server = await StartAsync();
        using var ingest = await Server.IngestAsync();
        await Server.SendAsync(
            ingest,
            $$"""
            {"id":"1","scope":"create:job","timestamp":"2026-01-05T09:00:00Z","org_id":"1","org_slug":"acme","user_id":"1","user_name":"ann","user_email":"ann@acme.example","job_id":"11","payload":{"a":1} }
            {"id":"2","scope":"use:ide","timestamp":"2026-01-05T09:20:00Z","org_id":"1","org_slug":"acme","user_id":"2","user_name":"bob","duration":60000}
            {"id":"3","scope":"create:job","timestamp":"2026-01-05T10:00:00Z","org_id":"2","org_slug":"beta","user_id":"3","user_name":"{{Secret}}","user_email":"{{Secret}}@beta.example","job_id":"33"}
            {"id":"4","scope":"create:project","timestamp":"2026-01-05T11:00:00Z","org_id":"2","org_slug":"beta","user_id":"3","user_name":"{{Secret}}","obj_name":"project","obj_id":"9","obj_val":"Birds"}
            {"id":"5","scope":"create:run","timestamp":"2026-01-05T11:00:00Z","org_id":"2","org_slug":"beta","user_id":"3","run_id":"r1","obj_val":"nightly"}
            {"id":"6","scope":"create:run","timestamp":"2026-01-05T11:00:00Z","org_id":"1","org_slug":"acme","user_id":"1","run_id":"r2","obj_val":"daily"}
            {"id":"7","scope":"add:member","timestamp":"2026-01-05T11:00:00Z","org_id":"2","org_slug":"beta","user_id":"3","obj_name":"organization","obj_id":"2"}
            """);
        Manager = await Server.AccountAsync("manager", "manager", orgs: ["acme"]);
        Member = await Server.AccountAsync("member", "member", orgs: ["acme"], user: "1");
        Stray = await Server.AccountAsync("stray", "member");
    }

    /// <summary>Makes an sql token of the account.</summary>
    public async Task<string> TokenAsync(HttpClient account) =>
        (string)(await (await account.SendAsync("POST", "/api/v1/tokens", """{"name": "bi", "kind": "sql"}""")).JsonAsync())["token"]!;

    /// <summary>A client that is this token.</summary>
    public HttpClient Bearer(string token)
    {
        var client = new HttpClient { BaseAddress = Server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static string Body(string sql, object? parameters = null) => System.Text.Json.JsonSerializer.Serialize(new { sql, parameters }, StoreRows.Json);

    public virtual async ValueTask DisposeAsync()
    {
        Manager.Dispose();
        Member.Dispose();
        Stray.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
