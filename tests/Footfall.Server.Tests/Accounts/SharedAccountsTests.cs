using System.Net;
using System.Net.Http.Headers;
using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Retention;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Two servers on one PostgreSQL database: what is done at one holds at the other.</summary>
[Trait("Speed", "slow")]
public sealed class SharedAccountsTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_MadeAndRevokedAtOne_HoldsAtTheOther()
    {
        await using var servers = await Pair.StartAsync(postgres);
        var text = await servers.One.NewTokenAsync("shared");
        using var client = servers.Other.Client(new AuthenticationHeaderValue("Bearer", text));

        await UntilAsync(async () => (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.NoContent, (await servers.One.Admin.SendAsync("DELETE", "/api/v1/tokens/shared")).StatusCode);
        await UntilAsync(async () => (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Account_DisabledAtOne_IsRefusedAtTheOther()
    {
        await using var servers = await Pair.StartAsync(postgres);
        using var ana = servers.Other.Client((await servers.One.AccountAsync("ana", "analyst")).DefaultRequestHeaders.Authorization!);

        await UntilAsync(async () => (await ana.SendAsync("GET", "/api/v1/session")).StatusCode, HttpStatusCode.OK);
        await servers.One.Admin.SendAsync("PUT", "/api/v1/accounts/ana", """{"login": "ana", "role": "analyst", "disabled": true}""");
        await UntilAsync(async () => (await ana.SendAsync("GET", "/api/v1/session")).StatusCode, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Session_OfOne_IsGoodAtTheOther_UntilItIsEnded()
    {
        await using var servers = await Pair.StartAsync(postgres);
        using var browser = new Browser(servers.One.Address);
        await browser.SignInAsync();
        var cookie = ("Cookie", browser.Cookies.GetCookieHeader(servers.One.Address));

        Assert.Equal(HttpStatusCode.OK, (await servers.Other.Anonymous.SendAsync("GET", "/api/v1/session", headers: cookie)).StatusCode);
        await browser.SendAsync("DELETE", "/api/v1/session");
        await UntilAsync(async () => (await servers.Other.Anonymous.SendAsync("GET", "/api/v1/session", headers: cookie)).StatusCode, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task StartAtOnce_OnAnEmptyDatabase_MakesOneAdministrator_AndOneKey()
    {
        await using var servers = await Pair.StartAsync(postgres);
        await using var db = await servers.One.Services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(Stop);

        Assert.Equal(["admin"], await db.Users.Select(u => u.UserName).ToListAsync(Stop));
        Assert.Equal(1, await db.ProtectionKeys.CountAsync(Stop));
        Assert.Empty(Directory.GetFiles(Path.Combine(servers.One.Folder, "keys")));
        Assert.False(File.Exists(Path.Combine(servers.One.Folder, "footfall.db")));
    }

    [Fact]
    public async Task Audit_OfBothAtOnce_IsOneChain()
    {
        await using var servers = await Pair.StartAsync(postgres);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
            (await (i % 2 == 0 ? servers.One : servers.Other).Admin.SendAsync("POST", "/api/v1/tokens", $$"""{"name": "t{{i}}", "kind": "ingest"}""")).EnsureSuccessStatusCode()));

        var report = await (await servers.Other.Admin.SendAsync("GET", "/api/v1/audit/verify")).JsonAsync();
        Assert.Equal([], report["problems"]!.AsArray().Select(p => (string?)p));
        Assert.True((int)report["records"]! >= 10);
    }

    [Fact]
    public async Task Retention_AtBothAtOnce_IsDoneByOne_AndToldOnce()
    {
        await using var servers = await Pair.StartAsync(postgres, new() { ["Retention:Rules"] = "click:*=30d" });
        using var client = await servers.One.IngestAsync();
        using var sent = await client.SendAsync("POST", "/api/v1/events", """[{"timestamp": "2020-01-05T09:00:00Z", "scope": "click:element"}, {"timestamp": "2020-01-05T09:00:00Z", "scope": "draw:object"}]""");
        sent.EnsureSuccessStatusCode();
        await servers.One.Services.GetRequiredService<EventWriter>().FlushAsync(Stop);

        await Task.WhenAll(new[] { servers.One, servers.Other }.Select(s => s.Services.GetRequiredService<RetentionKeeper>().RunAsync(Stop)));

        Assert.Equal("draw:object", await servers.Other.ScalarAsync("SELECT scope FROM events"));
        var told = new Statement("SELECT JSONExtractInt(payload, 'events') FROM events WHERE org_slug = 'footfall' AND scope = 'delete:events'");
        Assert.Equal("1\n", await servers.One.Store.TextAsync(told, "TabSeparated", Stop));
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    private static async Task UntilAsync(Func<Task<HttpStatusCode>> ask, HttpStatusCode wanted)
    {
        var begun = TimeProvider.System.GetTimestamp();
        HttpStatusCode got;
        while ((got = await ask()) != wanted && TimeProvider.System.GetElapsedTime(begun) < Seconds)
        {
            await Task.Delay(200, Stop);
        }

        Assert.Equal(wanted, got);
    }

    /// <summary>Two servers with folders of their own, on one database of accounts and one of events.</summary>
    private sealed record Pair(TestServer One, TestServer Other) : IAsyncDisposable
    {
        public static async Task<Pair> StartAsync(PostgresServer postgres, Dictionary<string, string>? more = null)
        {
            var settings = new Dictionary<string, string>(more ?? []) { ["Accounts:Postgres"] = await postgres.NewDatabaseAsync(), ["Intake:Journal"] = "off" };
            var events = TestEngine.NewDatabase();
            var one = TestServer.StartAsync(settings, database: events);
            var other = TestServer.StartAsync(settings, database: events);
            return new Pair(await one, await other);
        }

        public async ValueTask DisposeAsync()
        {
            await One.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}
