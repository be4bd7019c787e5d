using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace Footfall.E2E;

/// <summary>What the browser kit records, of whom, and what it leaves alone.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class KitTests(KitServer server) : IClassFixture<KitServer>
{
    private const int MostBytes = 6 * 1024;

    private readonly string _org = KitTab.NewOrg();

    [Theory]
    [InlineData("footfall.js")]
    [InlineData("footfall.mjs")]
    public async Task File_HasAtMost6KilobytesCompressed(string file)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        var bytes = await client.GetByteArrayAsync($"{server.Program.Address}/sdk/{file}", TestContext.Current.CancellationToken);

        Assert.InRange(bytes.Length, 1000, MostBytes);
        using var text = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        Assert.Contains("footfall", await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ScriptElementAlone_RecordsLoadingPagesClicksAndErrors_WhereNothingElseIsAllowed()
    {
        await using var tab = await server.Browser.OpenAsync(server.Program, signedIn: false);
        tab.Expected = c => c.Contains("broken on purpose", StringComparison.Ordinal);
        await tab.Page.GotoAsync($"{server.Site}/strict?org={_org}");
        await tab.Page.RunAsync($"footfall.set({{ org_slug: '{_org}' }});");

        await tab.Page.ClickAsync("#save");
        await tab.Page.FillAsync("#secret", "my password");
        await tab.Page.ClickAsync("#secret");
        await tab.Page.ClickAsync("#text");
        await tab.Page.EvaluateAsync("() => { history.pushState(null, '', '/other?secret=1'); setTimeout(() => { throw new TypeError('broken on purpose'); }); Promise.reject(new RangeError('broken on purpose too')); }");
        await tab.Page.WaitForTimeoutAsync(100);
        await tab.Page.RunAsync("await footfall.flush();");

        var events = await server.EventsAsync(_org);
        Assert.Equal(["click:element", "close:page", "open:page", "send:exception", "send:exception"], events.Select(e => (string)e["scope"]!).Order());
        var click = events.Single(e => (string?)e["scope"] == "click:element");
        Assert.Equal(("save", "Save all"), ((string?)click["obj_name"], (string?)click["obj_val"]));
        Assert.Contains("Editor / Save all", Payload(click).GetProperty("path").GetString());
        Assert.Equal("/other", (string?)events.Single(e => (string?)e["scope"] == "open:page")["obj_val"]);
        var errors = events.Where(e => (string?)e["scope"] == "send:exception").Select(Payload).OrderBy(p => p.GetProperty("type").GetString()).ToList();
        Assert.Equal(["RangeError", "TypeError"], errors.Select(p => p.GetProperty("type").GetString()));
        Assert.All(errors, p => Assert.Equal(("2.4.1", false), (p.GetProperty("version").GetString(), p.GetProperty("handled").GetBoolean())));
        Assert.All(errors, p => Assert.Contains("at ", p.GetProperty("stack").GetString()));
        Assert.DoesNotContain(events, e => e.ToJsonString().Contains("secret", StringComparison.Ordinal) || e.ToJsonString().Contains("password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_OpensByKey_AndTellsOfEachEventWhatBecameOfIt_AndWhy()
    {
        await using var tab = await server.Browser.OpenAsync(server.Program, signedIn: false);
        await tab.Page.GotoAsync($"{server.Site}/strict?org={_org}");
        await tab.Page.RunAsync($"footfall.set({{ org_slug: '{_org}' }}); footfall.event('hide:panel'); footfall.event('draw:object');");

        await tab.Page.Keyboard.PressAsync("Alt+Shift+F");
        var log = tab.Page.Locator("footfall-log");
        await log.GetByText("draw:object").First.WaitForAsync();
        await tab.Page.RunAsync("await footfall.flush();");

        Assert.Contains("server: hide:*", await log.Locator("tr.refused").InnerTextAsync());
        await log.Locator("tr.sent", new() { HasText = "draw:object" }).WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Alt+Shift+F");
        Assert.Equal(0, await log.CountAsync());
    }

    [Fact]
    public async Task Policy_OfTheServerOverrulesThePages_AndThePagesTheStandard()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org, "policy: { 'select:object': true, 'overruled:page': false, 'quiet:*': false, 'hide:panel': true }");

        await page.RunAsync("await footfall.flush(); for (const scope of ['hide:panel', 'hide:nothing', 'overruled:page', 'quiet:thing', 'select:object', 'select:rows', 'draw:object']) footfall.event(scope); await footfall.flush();");

        Assert.Equal(["draw:object", "hide:nothing", "overruled:page", "select:object"], (await server.EventsAsync(_org)).Select(e => (string)e["scope"]!).Order());
        var refused = (await page.TracesAsync()).Where(t => t.Contains(" refused ", StringComparison.Ordinal)).Order();
        Assert.Equal(["hide:panel refused server: hide:*", "quiet:thing refused page: quiet:*", "select:rows refused standard: select:*"], refused);
    }

    [Fact]
    public async Task Equal_FollowingEvents_AreOneWithACount_AndErrorsToo()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);

        await page.RunAsync("for (let i = 0; i < 5; i++) footfall.event('zoom:image', { obj_id: 1, duration: 10 }); footfall.event('zoom:image', { obj_id: 2 }); const e = new Error('twice'); footfall.error(e, { obj_id: 3 }); footfall.error(e, { obj_id: 3 }); await footfall.flush(); await new Promise((r) => setTimeout(r, 20)); footfall.event('zoom:image', { obj_id: 2 }); await footfall.flush();");

        var events = await server.EventsAsync(_org);
        Assert.Equal(["zoom:image 1 5 50", "zoom:image 2  ", "send:exception 3 2 ", "zoom:image 2  "], events.Select(e => $"{e["scope"]} {e["obj_id"]} {e["count"]} {e["duration"]}"));
    }

    [Fact]
    public async Task TimedEvent_IsRecordedAtItsEnd_WithItsDuration_AndTheTimeOfItsStart()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);

        await page.RunAsync("const drawing = footfall.start('draw:object', { job_id: 7 }); await new Promise((r) => setTimeout(r, 120)); footfall.event('press:key'); drawing.close({ count: 3, payload: { shape: 'mask' } }); drawing.close(); await footfall.flush();");

        var events = await server.EventsAsync(_org, 2);
        var drawn = events.Single(e => (string?)e["scope"] == "draw:object");
        Assert.InRange((long)drawn["duration"]!, 100, 5000);
        Assert.Equal((3, "mask"), ((int)drawn["count"]!, Payload(drawn).GetProperty("shape").GetString()));
        Assert.Equal(drawn, events[0]);
    }

    [Fact]
    public async Task SavingOpeningAndClosing_SendAtOnce_OthersWait()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync("footfall.event('draw:object'); await new Promise((r) => setTimeout(r, 500));");
        Assert.Empty(await server.EventsAsync(_org));

        await page.RunAsync("footfall.event('save:job');");

        Assert.Equal(["draw:object", "save:job"], (await server.EventsAsync(_org, 2)).Select(e => (string)e["scope"]!));
    }

    [Fact]
    public async Task Identity_IsThatOfTheSignedStatement_AndAVisitorWithoutOne()
    {
        var signed = (await ServedProgram.RunAsync("token", "sign", "u42", "--token", server.Ingest, "--name", "ann")).Trim();
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);

        await page.RunAsync($"footfall.event('draw:object', {{ obj_id: 1, user_id: 'boss' }}); footfall.identify('{signed}'); footfall.event('draw:object', {{ obj_id: 2 }}); footfall.event('draw:object', {{ obj_id: 3 }}); await footfall.flush(); footfall.identify(); footfall.event('draw:object', {{ obj_id: 4 }}); await footfall.flush();");

        var events = await server.EventsAsync(_org);
        Assert.Equal(4, events.Count);
        Assert.StartsWith("anonymous-", (string?)events[0]["user_id"]);
        Assert.Equal(["u42 ann", "u42 ann"], events[1..3].Select(e => $"{e["user_id"]} {e["user_name"]}"));
        Assert.Equal((string?)events[0]["user_id"], (string?)events[3]["user_id"]);
        Assert.Equal(3, events.Select(e => (string?)e["session_id"]).Distinct().Count());
    }

    [Fact]
    public async Task Consent_NothingIsKeptBefore_AndWhatWaitsIsForgottenWithANo()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org, "askConsent: true");
        await page.RunAsync("footfall.event('draw:object', { obj_id: 1 }); await footfall.flush();");
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => localStorage.length + (await indexedDB.databases()).length"));

        await page.RunAsync("footfall.setConsent(true); footfall.event('draw:object', { obj_id: 2 }); await footfall.flush(); footfall.event('draw:object', { obj_id: 3 }); footfall.setConsent(false); footfall.event('draw:object', { obj_id: 4 }); await footfall.flush();");

        Assert.Equal("2", (string?)Assert.Single(await server.EventsAsync(_org))["obj_id"]);
        Assert.Equal(0, await page.WaitingAsync());
        Assert.Contains("draw:object refused consent", await page.TracesAsync());
    }

    [Fact]
    public async Task DoNotTrack_IsRespected_UnlessThePageSaysOtherwise()
    {
        await using var context = await KitTab.OpenAsync(server);
        await context.AddInitScriptAsync("Object.defineProperty(navigator, 'doNotTrack', { value: '1' })");
        var asked = await context.BeginAsync(server, _org);
        var overruled = await context.BeginAsync(server, _org, "respectDoNotTrack: false");
        await asked.RunAsync("footfall.event('draw:object', { obj_id: 1 }); await footfall.flush();");
        await overruled.RunAsync("footfall.event('draw:object', { obj_id: 2 }); await footfall.flush();");

        Assert.Equal("2", (string?)Assert.Single(await server.EventsAsync(_org))["obj_id"]);
        Assert.Equal(["draw:object refused do not track"], await asked.TracesAsync());
    }

    [Fact]
    public async Task Quota_WhatIsTooMuchIsLeftOut_AndSaid()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org, "mostPerMinute: 10");
        await page.RunAsync("for (let i = 0; i < 15; i++) footfall.event('draw:object', { obj_id: i }); await footfall.flush();");

        var events = await server.EventsAsync(_org);
        Assert.Equal(10, events.Count(e => (string?)e["scope"] == "draw:object"));
        Assert.Equal(5, (await page.TracesAsync()).Count(t => t == "draw:object refused quota"));
        Assert.Equal(5, Payload(events.Single(e => (string?)e["scope"] == "log:warning")).GetProperty("lost").GetInt32());
    }

    [Fact]
    public async Task OpenedFile_HasItsName_AndNeverItsContent()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync("footfall.event('open:file', { obj_val: 'people.csv', payload: { size: 12, content: 'ann,7', data: 'x' } }); await footfall.flush();");

        var opened = Assert.Single(await server.EventsAsync(_org));
        Assert.Equal("people.csv", (string?)opened["obj_val"]);
        Assert.Equal("""{"size":12}""", Payload(opened).GetRawText());
    }

    [Fact]
    public async Task Logger_WritesEachLevel_WithFixedParametersOrACallback()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.BeginAsync(server, _org);
        await page.RunAsync(
            """
            const chem = footfall.logger({ package: 'Chem', build: 7 });
            const pause = () => new Promise((r) => setTimeout(r, 3));
            chem.debug('too quiet'); chem.info('hello', { rows: 3 }); await pause(); chem.warning('careful'); await pause(); chem.error(new RangeError('too far')); await pause();
            chem.audit('shared', { with: 'max' }, 'share:project'); await pause(); chem.log('old'); await pause(); chem.usage('used'); await pause();
            footfall.logger((record) => { record.message = record.message.toUpperCase(); }).info('loud');
            await footfall.flush();
            """);

        var events = await server.EventsAsync(_org);
        Assert.Equal(
            ["log:info info hello", "log:warning warning careful", "log:error error too far", "share:project audit shared", "log:audit audit old", "log:usage usage used", "log:info info LOUD"],
            events.Select(e => $"{e["scope"]} {e["level"]} {Payload(e).GetProperty("message")}"));
        Assert.Equal(6, events.Count(e => (string?)e["package"] == "Chem"));
        Assert.Equal((7, 3), (Payload(events[0]).GetProperty("build").GetInt32(), Payload(events[0]).GetProperty("rows").GetInt32()));
        Assert.Contains("RangeError", Payload(events[2]).GetProperty("stack").GetString());
    }

    [Fact]
    public async Task Module_IsImported_AndTellsThePlatform()
    {
        await using var context = await KitTab.OpenAsync(server);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/module");
        await page.RunAsync($"const {{ footfall }} = await import('{server.Program.Address}/sdk/footfall.mjs'); footfall.init({{ url: '{server.Program.Address}/', token: '{server.Token}', app: 'cvat', fields: {{ org_slug: '{_org}' }} }}); await footfall.flush();");

        var load = Assert.Single(await server.EventsAsync(_org));
        Assert.Equal(("load:cvat", "client", "Chrome", "Linux"), ((string?)load["scope"], (string?)load["source"], (string?)load["client_name"], (string?)load["os"]));
    }

    private static JsonElement Payload(System.Text.Json.Nodes.JsonNode e) => e["payload"] switch
    {
        System.Text.Json.Nodes.JsonValue text => JsonDocument.Parse((string)text!).RootElement,
        var node => JsonDocument.Parse(node!.ToJsonString()).RootElement,
    };
}
