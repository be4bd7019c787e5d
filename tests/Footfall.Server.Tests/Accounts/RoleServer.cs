using Footfall.TestKit;

namespace Footfall.Server.Tests.Accounts;

/// <summary>A server with events of two orgs, of nobody's org and of another day, and an account of every role.</summary>
public sealed class RoleServer : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = [];
    private TestServer _server = null!;

    public HttpClient this[string account] => _clients[account];

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        using var ingest = await _server.IngestAsync();
        await _server.SendAsync(
            ingest,
            """
            {"id": "1", "scope": "click:element", "timestamp": "2026-01-05T09:00:00Z", "org_id": "1", "org_slug": "acme", "user_id": "u1", "project_id": "p1", "package": "pack1"}
            {"id": "2", "scope": "click:element", "timestamp": "2026-01-05T10:00:00Z", "org_id": "1", "org_slug": "acme", "user_id": "u2", "project_id": "p2", "package": "pack2"}
            {"id": "3", "scope": "click:element", "timestamp": "2026-01-05T11:00:00Z", "org_id": "2", "org_slug": "beta", "user_id": "u3", "project_id": "p3", "package": "pack3"}
            {"id": "4", "scope": "click:element", "timestamp": "2026-01-05T12:00:00Z", "user_id": "u4", "project_id": "p4", "package": "pack4"}
            {"id": "5", "scope": "click:element", "timestamp": "2025-12-01T09:00:00Z", "org_id": "2", "org_slug": "beta", "user_id": "u3"}
            """);
        _clients["admin"] = _server.Admin;
        _clients["analyst"] = await _server.AccountAsync("analyst", "analyst");
        _clients["manager"] = await _server.AccountAsync("manager", "manager", orgs: ["acme"]);
        _clients["both"] = await _server.AccountAsync("both", "manager", orgs: ["1", "beta"], user: "u2");
        _clients["member"] = await _server.AccountAsync("member", "member", orgs: ["acme"], user: "u1");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _server.DisposeAsync();
    }
}
