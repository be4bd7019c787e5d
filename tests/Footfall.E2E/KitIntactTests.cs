namespace Footfall.E2E;

/// <summary>The browser kit throws nothing into its page and goes on, whatever the page hands it and whatever becomes of browser and clock.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class KitIntactTests(KitServer server) : IClassFixture<KitServer>
{
    private const string Intake = "**/api/v1/events?batch=true";

    private readonly string _org = KitTab.NewOrg();

    [Theory]
    [InlineData("const round = { n: 1 }; round.self = round; footfall.event('draw:object', { obj_id: 1, payload: { round, kept: 7 } });", "kept", "7")]
    [InlineData("footfall.event('draw:object', { obj_id: 1, payload: { big: 12345678901234567890n } });", "big", "12345678901234567890")]
    [InlineData("footfall.event('draw:object', { obj_id: 1, payload: { done: () => 1, node: document.body, kept: 'yes' } });", "kept", "yes")]
    [InlineData("footfall.event('draw:object', { obj_id: 1, payload: { get bad() { throw new Error('by a payload'); } } });", "unreadable", "true")]
    [InlineData("footfall.error(Object.create(null), { obj_id: 1 });", "message", "object")]
    [InlineData("footfall.logger().error(Object.create(null), { round: window });", "message", "object")]
    public async Task WhatCannotBeSent_IsToldInWords_AndNothingIsThrown(string script, string member, string value)
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);

        await page.RunAsync($"{script} await footfall.flush();");

        var payload = Assert.Single(await server.EventsAsync(_org))["payload"]!;
        Assert.Equal(value, payload.GetValueKind() == System.Text.Json.JsonValueKind.String ? Member((string)payload!) : payload[member]?.ToString());

        string? Member(string text) => System.Text.Json.Nodes.JsonNode.Parse(text)![member]?.ToString();
    }

    [Fact]
    public async Task OptionsThatAreUndefined_AreNotSaid_AndOnesThatAreMissingThrowNothing()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org, "mostQueued: undefined, mostPerMinute: undefined, logKey: undefined, policy: undefined");

        await page.RunAsync("footfall.event('draw:object'); footfall.event(undefined); footfall.event('draw:box', null); new footfall.constructor().init({}); await footfall.flush();");

        Assert.Equal(["draw:box", "draw:object"], (await server.EventsAsync(_org)).Select(e => (string)e["scope"]!).Order());
    }

    [Fact]
    public async Task ConsentSaidOnEveryPage_KeepsVisitorAndSession()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org, "askConsent: true");
        await page.RunAsync("footfall.setConsent(true); footfall.event('draw:object', { obj_id: 1 }); footfall.setConsent(true); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush();");
        var next = await context.BeginAsync(server, _org, "askConsent: true");
        await next.RunAsync("footfall.setConsent(true); footfall.event('draw:object', { obj_id: 3 }); await footfall.flush();");

        var events = await server.EventsAsync(_org);

        Assert.Equal(3, events.Count);
        Assert.Single(events.Select(e => (string?)e["user_id"]).Distinct());
        Assert.Single(events.Select(e => (string?)e["session_id"]).Distinct());
    }

    [Fact]
    public async Task BeforeConsent_NobodyIsToldWhoSitsThere()
    {
        await using var context = await KitTab.OpenAsync(server);
        var told = new List<string?>();
        await context.RouteAsync("**/api/v1/policy", route =>
        {
            told.Add(route.Request.PostData);
            return route.ContinueAsync();
        });
        var page = await context.BeginAsync(server, _org, "askConsent: true");
        await page.RunAsync("footfall.identify('a.b.c'); await footfall.flush();");
        Assert.All(told, Assert.Null);

        await page.RunAsync("footfall.setConsent(true); await footfall.flush();");

        Assert.Contains("a.b.c", told);
    }

    [Fact]
    public async Task ClockSetBack_WhileTheServerIsBusy_TheKitStillSendsWhenItIsTime()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/");
        await page.EvaluateAsync("() => { const now = Date.now; window.shift = 4e11; Date.now = () => now() + window.shift; }");
        await page.BeginAsync(server, _org, "mostPerMinute: 3");
        var asked = 0;
        await context.RouteAsync(Intake, route => ++asked == 1
            ? route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1", ["Access-Control-Allow-Origin"] = "*", ["Access-Control-Expose-Headers"] = "Retry-After" } })
            : route.ContinueAsync());

        await page.RunAsync("footfall.event('draw:object'); await footfall.flush(); window.shift = 0;");

        Assert.Single(await server.EventsAsync(_org, 1));
    }

    [Fact]
    public async Task WhatAPolicyLeavesOut_UsesUpNoQuota()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org, "mostPerMinute: 10");

        await page.RunAsync("for (let i = 0; i < 50; i++) footfall.event('hover:menu', { obj_id: i }); footfall.event('draw:object'); await footfall.flush();");

        Assert.Equal("draw:object", (string)Assert.Single(await server.EventsAsync(_org))["scope"]!);
    }

    [Fact]
    public async Task QueueClearedFromOutside_IsMadeAnew()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync("await footfall.flush(); await new Promise((done, failed) => { const r = indexedDB.deleteDatabase('footfall'); r.onsuccess = done; r.onerror = failed; });");

        await page.RunAsync("footfall.event('draw:object'); await footfall.flush();");

        Assert.Single(await server.EventsAsync(_org));
    }

    [Fact]
    public async Task EventOfTheLastMoment_IsInTheSendThatIsAwaited()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);

        // The queue is counted when a send has ended.
        await page.RunAsync(
            """
            footfall.event('draw:object', { obj_id: 1 });
            const count = IDBObjectStore.prototype.count;
            let second;
            IDBObjectStore.prototype.count = function () {
              if (!second) {
                footfall.event('draw:object', { obj_id: 2 });
                second = footfall.flush();
              }
              return count.call(this);
            };
            await footfall.flush();
            await second;
            """);

        Assert.Equal(2, (await server.EventsAsync(_org)).Count);
        Assert.Equal(0, await page.WaitingAsync());
    }

    [Fact]
    public async Task PageLeft_AfterALargeEvent_SendsAsMuchAsBrowsersAllow()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync("footfall.event('draw:object', { obj_id: 0, payload: { note: 'x'.repeat(15000) } }); await footfall.flush();");
        await page.RunAsync("for (let i = 1; i <= 5; i++) footfall.event('draw:object', { obj_id: i, payload: { note: 'x'.repeat(11000) } });");

        await page.GotoAsync("about:blank");

        Assert.Equal(6, (await server.EventsAsync(_org, 6)).Count);
    }

    [Fact]
    public async Task PageLeft_BeforeItsQueueOpened_StillSends()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/");
        await page.EvaluateAsync("() => { IDBFactory.prototype.open = () => ({}); }");
        await page.BeginAsync(server, _org);
        await page.RunAsync("footfall.event('draw:object');");

        await page.GotoAsync("about:blank");

        Assert.Single(await server.EventsAsync(_org, 1));
    }
}
