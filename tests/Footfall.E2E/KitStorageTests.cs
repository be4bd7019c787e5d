using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The browser kit loses nothing and counts nobody twice where the browser keeps nothing: no room, no IndexedDB, private windows.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class KitStorageTests(KitServer server) : IClassFixture<KitServer>
{
    private const string Refused = "throw new DOMException('refused', 'SecurityError');";

    private const string Fill = "for (let size = 2 ** 22; size >= 1; size /= 2) { try { for (let i = 0; ; i++) localStorage.setItem(`${size} ${i}`, 'x'.repeat(size)); } catch { } }";

    private readonly string _org = KitTab.NewOrg();

    [Fact]
    public async Task NoRoomLeft_EventsWaitInMemory_AndArrive()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync("await footfall.flush();");
        var browser = await context.NewCDPSessionAsync(page);
        await browser.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = server.Site, ["quotaSize"] = 1 });
        await context.SetOfflineAsync(true);
        await page.RunAsync("for (let i = 0; i < 600; i++) footfall.event('draw:object', { obj_id: i, payload: { note: 'x'.repeat(1000) } }); await footfall.flush();");
        Assert.Equal(0, await page.WaitingAsync());
        await context.SetOfflineAsync(false);

        await page.RunAsync("await footfall.flush();");

        Assert.Equal(Enumerable.Range(0, 600).Select(i => $"{i}"), (await server.EventsAsync(_org, 600)).Select(e => (string)e["obj_id"]!));
    }

    [Theory]
    [InlineData($"IDBFactory.prototype.open = () => {{ {Refused} }};")]
    [InlineData("const open = IDBFactory.prototype.open; IDBFactory.prototype.open = function (name) { open.call(this, name, 2); return open.call(this, name, 1); };")]
    [InlineData("Object.defineProperty(window, 'indexedDB', { value: undefined });")]
    [InlineData($"IDBObjectStore.prototype.add = () => {{ {Refused} }};")]
    [InlineData("const add = IDBObjectStore.prototype.add; IDBObjectStore.prototype.add = function (item) { const request = add.call(this, item); request.addEventListener('success', () => this.transaction.abort()); return request; };")]
    [InlineData($"Object.defineProperty(window, 'localStorage', {{ get: () => {{ {Refused} }} }});")]
    public async Task StorageRefused_EventsArrive_AtTheSendAndWhenTheTabIsLeft(string refuse)
    {
        await using var context = await KitTab.OpenAsync(server);
        await context.AddInitScriptAsync(refuse);
        var page = await context.BeginAsync(server, _org);
        var errors = Errors(page);

        await page.RunAsync("footfall.event('draw:object', { obj_id: 1 }); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush(); footfall.event('draw:object', { obj_id: 3 });");
        Assert.Equal(2, (await server.EventsAsync(_org)).Count);
        await page.LeaveAsync();

        var events = await server.EventsAsync(_org, 3);
        Assert.Equal(["1", "2", "3"], events.Select(e => (string)e["obj_id"]!));
        Assert.Single(events.Select(e => $"{e["user_id"]} {e["session_id"]}").Distinct());
        Assert.Empty(errors);
    }

    [Fact]
    public async Task WhatIsSentAndCannotBeRemoved_IsStoredOnce_AndKeepsNothingOut()
    {
        await using var context = await KitTab.OpenAsync(server);
        await context.AddInitScriptAsync($"IDBObjectStore.prototype.delete = () => {{ {Refused} }};");
        var page = await context.BeginAsync(server, _org);
        var errors = Errors(page);

        await page.RunAsync("footfall.event('draw:object', { obj_id: 1 }); await footfall.flush(); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush(); footfall.event('draw:object', { obj_id: 3 });");
        await page.EvaluateAsync("() => dispatchEvent(new Event('pagehide'))");

        Assert.Equal(["1", "2", "3"], (await server.EventsAsync(_org, 3)).Select(e => (string)e["obj_id"]!));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task LocalStorageFull_IsOneVisitorInOneSession_AndANoIsANo()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/");
        await page.RunAsync(Fill);
        await page.BeginAsync(server, _org);

        await page.RunAsync("footfall.event('draw:object', { obj_id: 1 }); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush(); footfall.setConsent(false); footfall.event('draw:object', { obj_id: 3 }); await footfall.flush();");

        var events = await server.EventsAsync(_org);
        Assert.Equal(["1", "2"], events.Select(e => (string)e["obj_id"]!));
        Assert.Single(events.Select(e => $"{e["user_id"]} {e["session_id"]}").Distinct());
    }

    [Fact]
    public async Task LocalStorageFilledMeanwhile_ANoIsKeptForTheNextPage()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync($"footfall.event('draw:object', {{ obj_id: 1 }}); await footfall.flush(); {Fill} footfall.setConsent(false);");

        var next = await context.BeginAsync(server, _org);
        await next.RunAsync("footfall.event('draw:object', { obj_id: 2 }); await footfall.flush();");

        Assert.Equal("1", (string)Assert.Single(await server.EventsAsync(_org))["obj_id"]!);
        Assert.Contains("draw:object refused consent", await next.TracesAsync());
    }

    private static List<string> Errors(IPage page)
    {
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }
}
