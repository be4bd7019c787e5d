using System.Text.Json;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>What the browser kit records arrives, and arrives once: with the network cut or slow, with tabs that close or share a queue, with clocks that are wrong.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class KitDeliveryTests(KitServer server) : IClassFixture<KitServer>
{
    private const string Intake = "**/api/v1/events?batch=true";

    private readonly string _org = KitTab.NewOrg();

    [Fact]
    public async Task NetworkCut_EventsWaitInTheBrowser_AndAreSentByTheNextTab()
    {
        await using var context = await KitTab.OpenAsync(server);
        var first = await context.BeginAsync(server, _org);
        await context.SetOfflineAsync(true);
        await first.RunAsync("for (let i = 0; i < 20; i++) footfall.event('draw:object', { obj_id: i }); await footfall.flush();");
        Assert.Equal(20, await first.WaitingAsync());
        await first.LeaveAsync();
        await context.SetOfflineAsync(false);

        var second = await context.BeginAsync(server, _org);
        await second.RunAsync("await footfall.flush();");

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), (await server.EventsAsync(_org)).Select(e => (string)e["obj_id"]!));
        Assert.Equal(0, await second.WaitingAsync());
    }

    [Fact]
    public async Task NetworkBack_WhatWaitsIsSentWithoutBeingAsked()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await context.SetOfflineAsync(true);
        await page.RunAsync("footfall.event('draw:object'); await footfall.flush();");
        await context.SetOfflineAsync(false);

        Assert.Single(await server.EventsAsync(_org, 1));
    }

    [Fact]
    public async Task AnswerLost_TheBatchIsSentAgainInFront_AndStoredOnce()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        var bodies = new List<JsonElement>();
        await context.RouteAsync(Intake, async route =>
        {
            bodies.Add(JsonDocument.Parse(route.Request.PostData!).RootElement);
            var answer = await route.FetchAsync();
            await (bodies.Count == 1 ? route.AbortAsync() : route.FulfillAsync(new() { Response = answer }));
        });

        await page.RunAsync("footfall.event('draw:object', { obj_id: 1 }); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush(); footfall.event('draw:object', { obj_id: 3 });");
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await server.EventsAsync(_org, 3);
        await page.RunAsync("await footfall.flush(); footfall.event('draw:object', { obj_id: 4 }); await footfall.flush();");

        Assert.Equal(["1", "2", "3", "4"], (await server.EventsAsync(_org)).Select(e => (string)e["obj_id"]!));
        Assert.Equal(Ids(bodies[0]), Ids(bodies[1])[..2]);
        Assert.Equal(JsonValueKind.Null, bodies[1].GetProperty("previous_event").ValueKind);
        Assert.Equal(Ids(bodies[^2])[^1], bodies[^1].GetProperty("previous_event").GetProperty("id").GetString());
    }

    [Fact]
    public async Task NetworkSlow_OneSendAtATime_OverAllTabs_AndEachEventOnce()
    {
        await using var context = await KitTab.OpenAsync(server);
        var (running, most) = (0, 0);
        await context.RouteAsync(Intake, async route =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(150);
            var answer = await route.FetchAsync();
            Interlocked.Decrement(ref running);
            await route.FulfillAsync(new() { Response = answer });
        });
        var tabs = new List<IPage>();
        for (var i = 0; i < 4; i++)
        {
            tabs.Add(await context.BeginAsync(server, _org));
        }

        await Task.WhenAll(tabs.Select((tab, t) => tab.RunAsync($"for (let i = 0; i < 50; i++) {{ footfall.event('draw:object', {{ obj_id: {t} * 50 + i }}); if (i % 10 === 0) void footfall.flush(); await new Promise((r) => setTimeout(r, 10)); }} await footfall.flush();")));
        await tabs[0].RunAsync("await footfall.flush();");

        Assert.Equal(Enumerable.Range(0, 200), (await server.EventsAsync(_org)).Select(e => int.Parse((string)e["obj_id"]!)).Order());
        Assert.Equal(1, most);
        Assert.Equal(0, await tabs[0].WaitingAsync());
    }

    [Fact]
    public async Task SlowLine_LargeQueues_ArriveInSeveralRequests()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        var line = await context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 300, ["downloadThroughput"] = 100_000, ["uploadThroughput"] = 400_000 });

        await page.RunAsync("for (let i = 0; i < 900; i++) footfall.event('draw:object', { obj_id: i, payload: { note: 'x'.repeat(500) } }); await footfall.flush();");

        Assert.Equal(Enumerable.Range(0, 900).Select(i => $"{i}"), (await server.EventsAsync(_org)).Select(e => (string)e["obj_id"]!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TabLeft_ItsLastEventsStillArrive(bool closed)
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync("footfall.event('draw:object', { obj_id: 1 }); footfall.event('draw:object', { obj_id: 2 });");

        await (closed ? page.LeaveAsync() : page.GotoAsync("about:blank"));

        Assert.Equal(["1", "2"], (await server.EventsAsync(_org, 2)).Select(e => (string)e["obj_id"]!));
        var next = await context.BeginAsync(server, _org);
        await next.RunAsync("await footfall.flush();");
        Assert.Equal(2, (await server.EventsAsync(_org)).Count);
        Assert.Equal(0, await next.WaitingAsync());
    }

    [Theory]
    [InlineData("2001-01-01T00:00:00Z")]
    [InlineData("2039-06-01T00:00:00Z")]
    public async Task ClockWrong_EventsAreStoredWhenTheyHappened(string clock)
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/");
        await page.Clock.SetSystemTimeAsync(DateTime.Parse(clock).ToUniversalTime());
        await page.BeginAsync(server, _org);
        var before = DateTimeOffset.UtcNow;
        await page.RunAsync("footfall.event('draw:object'); await footfall.flush();");

        var time = DateTimeOffset.Parse((string)Assert.Single(await server.EventsAsync(_org))["time"]!);

        Assert.InRange(time, before.AddSeconds(-5), DateTimeOffset.UtcNow.AddSeconds(5));
    }

    [Fact]
    public async Task TokenRevoked_TheKitStops_AndKeepsWhatItHas()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/");
        await page.EvaluateAsync($"() => void footfall.init({{ url: '{server.Program.Address}', token: 'ff_browser_wrong', app: '' }})");
        var asked = 0;
        await context.RouteAsync(Intake, route =>
        {
            asked++;
            return route.ContinueAsync();
        });

        await page.RunAsync("footfall.event('draw:object'); await footfall.flush(); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush();");

        Assert.Equal(1, asked);
        Assert.Equal(2, await page.WaitingAsync());
        Assert.Contains(await page.TracesAsync(), t => t.StartsWith("draw:object waiting server: There is no such token"));
    }

    [Fact]
    public async Task ServerBusy_TheKitWaitsAsLongAsItIsTold()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        var asked = 0;
        await context.RouteAsync(Intake, route => ++asked == 1
            ? route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1", ["Access-Control-Allow-Origin"] = "*", ["Access-Control-Expose-Headers"] = "Retry-After" } })
            : route.ContinueAsync());

        await page.RunAsync("footfall.event('draw:object'); await footfall.flush(); await footfall.flush(); await footfall.flush();");
        Assert.Equal(1, asked);

        Assert.Single(await server.EventsAsync(_org, 1));
        Assert.Equal(2, asked);
    }

    private static List<string?> Ids(JsonElement body) => [.. body.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString())];
}
