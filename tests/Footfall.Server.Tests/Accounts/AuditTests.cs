using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Who did what in Footfall: every change, every look at personal data, every export; and that nobody can change it unseen.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    // They change nothing that lasts: one is a question whose answer depends on a signed identity, the other only tries rules.
    private static readonly string[] Harmless = ["POST /api/v1/policy", "POST /api/v1/intake/privacy/test"];

    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void EveryRouteThatChangesSomething_IsAudited()
    {
        var routes = _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        var unaudited = routes
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(m => m is not ("GET" or "HEAD")) == true)
            .Where(e => e.Metadata.GetMetadata<IntakeRoute>() is null && e.Metadata.GetMetadata<AuditedRoute>() is null)
            .Select(e => $"{e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]} {e.RoutePattern.RawText}");

        Assert.Equal(Harmless, unaudited);
    }

    [Fact]
    public async Task WhatWasDone_IsAnEventOfFootfall_WithWhoAndWhat()
    {
        using var ana = await _server.AccountAsync("ana", "analyst");
        await _server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "labeling", "kind": "ingest"}""");
        await _server.Admin.SendAsync("DELETE", "/api/v1/tokens/labeling");
        await _server.Admin.SendAsync("PUT", "/api/v1/accounts/ana", """{"login": "ana", "role": "analyst", "orgs": ["acme"]}""");
        await ana.SendAsync("GET", "/api/v1/events?user=u1");
        await ana.SendAsync("GET", "/api/v1/events?user=u1&limit=5");
        await ana.SendAsync("GET", "/api/v1/events?format=csv");
        await ana.SendAsync("GET", "/api/v1/accounts");

        var rows = await RowsAsync();

        Assert.Equal(
            [
                "server create:account admin", "server update:password admin", "admin create:account ana", "admin create:token labeling", "admin revoke:token labeling",
                "admin update:account ana", "ana view:events ", "ana export:events ", "ana deny:request ",
            ],
            rows.Select(r => $"{r["user_name"]} {r["scope"]} {r["obj_val"]}"));
        Assert.Equal("127.0.0.1", (string?)Payload(rows[3])["address"]);
        Assert.Equal("ingest", (string?)Payload(rows[3])["kind"]);
        Assert.Equal("?user=u1", (string?)Payload(rows[6])["query"]);
        Assert.Equal("""["acme"]""", Payload(rows[5])["orgs"]!.ToJsonString());
    }

    [Fact]
    public async Task SigningIn_IsWrittenDown_AlsoWhenItFails_WithoutWhatWasTyped()
    {
        using var browser = new Browser(_server.Address, "127.0.0.90");
        await browser.SendAsync("POST", "/api/v1/session", """{"login": "admin", "password": "wrong"}""");
        await browser.SendAsync("POST", "/api/v1/session", """{"login": "my secret password", "password": ""}""");
        await browser.SignInAsync();
        await browser.SendAsync("DELETE", "/api/v1/session");

        var rows = (await RowsAsync()).Skip(2).ToList();

        Assert.Equal(
            [" login:account admin 401", " login:account  401", "admin login:account admin 200", "admin logout:account  204"],
            rows.Select(r => $"{r["user_name"]} {r["scope"]} {r["obj_val"]} {Payload(r)["status"]}"));
        Assert.DoesNotContain("secret", string.Concat(rows.Select(r => r.ToJsonString())));
    }

    [Fact]
    public async Task Audit_IsLeftOutOfEverythingElse()
    {
        await _server.AccountAsync("ana", "analyst");

        var counts = await (await _server.Admin.SendAsync("GET", "/api/v1/events/count?period=all")).JsonAsync();
        var names = await (await _server.Admin.SendAsync("GET", "/api/v1/names")).JsonAsync();

        Assert.Equal(0, (long)counts["total"]!);
        Assert.Empty(names["rows"]!.AsArray());
    }

    [Fact]
    public async Task Chain_IsWhole_AlsoAfterAStart_AndWhatOthersSendIsNoPartOfIt()
    {
        using var ingest = await _server.IngestAsync();
        await _server.AccountAsync("ana", "analyst");
        var forged = await ingest.SendAsync("POST", "/api/v1/events", """{"scope": "create:account", "timestamp": "2026-01-05T09:00:00Z", "org_slug": "footfall", "user_name": "admin"}""");
        Assert.Equal("org_slug must not be footfall: that is the org of Footfall's own record of what is done in it.", (string?)(await forged.JsonAsync())["rejected"]![0]!["message"]);
        var first = await VerifyAsync();
        _server = await _server.RestartAsync(password: TestServer.Password);

        var second = await VerifyAsync(first.Head);

        Assert.Empty(first.Problems);
        Assert.Empty(second.Problems);
        Assert.Equal((3, 3, 0), (first.Records, first.Events, first.Foreign));
        Assert.Equal(first.Records, second.Records);
    }

    [Theory]
    [InlineData("UPDATE audit SET Content = replace(Content, 'ana', 'eve') WHERE Seq = 3", "Record 3 was changed")]
    [InlineData("DELETE FROM audit WHERE Seq = 3", "Record 4 stands where 3 belongs")]
    [InlineData("DELETE FROM audit WHERE Seq = 4", "is none of the chain's")]
    public async Task Record_ThatWasChangedOrRemoved_IsFound(string sql, string expected)
    {
        await _server.AccountAsync("ana", "analyst");
        await _server.AccountAsync("bob", "analyst");
        await using (var db = await _server.Services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
        }

        Assert.Contains((await VerifyAsync()).Problems, p => p.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ALTER TABLE events UPDATE payload = '{}' WHERE obj_val = 'ana' AND org_slug = 'footfall' SETTINGS mutations_sync = 1", "says something else than the record")]
    [InlineData("ALTER TABLE events DELETE WHERE obj_val = 'ana' AND org_slug = 'footfall' SETTINGS mutations_sync = 1", "has no event: it was removed")]
    public async Task Event_ThatWasChangedOrRemoved_IsFound(string sql, string expected)
    {
        await _server.AccountAsync("ana", "analyst");
        await VerifyAsync();
        await _server.Store.ExecuteAsync(new Statement(sql) { Lane = Lane.Write }, TestContext.Current.CancellationToken);

        Assert.Contains((await VerifyAsync()).Problems, p => p.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chain_ThatWasWrittenAnew_DoesNotHoldTheOldHead()
    {
        var head = (await VerifyAsync()).Head!;
        await using (var db = await _server.Services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await db.Audit.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        await _server.Store.ExecuteAsync(new Statement("ALTER TABLE events DELETE WHERE org_slug = 'footfall' SETTINGS mutations_sync = 1") { Lane = Lane.Write }, TestContext.Current.CancellationToken);
        await _server.AccountAsync("ana", "analyst");

        Assert.Empty((await VerifyAsync()).Problems);
        Assert.StartsWith($"The chain does not hold {head}", (await VerifyAsync(head)).Problems[0]);
    }

    [Fact]
    public async Task ManyAtOnce_MakeOneChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _server.Admin.SendAsync("POST", "/api/v1/tokens", $$"""{"name": "t{{i}}", "kind": "ingest"}""")));

        var report = await VerifyAsync();

        Assert.Equal((22, 22), (report.Records, report.Events));
        Assert.Empty(report.Problems);
    }

    private static JsonObject Payload(JsonNode row) => row["payload"] is JsonObject payload ? payload : JsonNode.Parse((string)row["payload"]!)!.AsObject();

    private async Task<List<JsonNode>> RowsAsync()
    {
        var answer = await (await _server.Admin.SendAsync("GET", "/api/v1/events?org=footfall&period=1h&sort=time&limit=1000")).JsonAsync();
        return [.. answer["rows"]!.AsArray().Select(r => r!).OrderBy(r => (int)Payload(r)["audit"]!["seq"]!)];
    }

    private async Task<AuditReport> VerifyAsync(string? head = null)
    {
        var answer = await _server.Admin.SendAsync("GET", $"/api/v1/audit/verify{(head is null ? "" : $"?head={head}")}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<AuditReport>(StoreRows.Json, TestContext.Current.CancellationToken))!;
    }
}
