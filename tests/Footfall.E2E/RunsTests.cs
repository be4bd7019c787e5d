using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The page Runs and the page of a run as an administrator uses them, on a server of their own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class RunsTests(FilledServer shared)
{
    private const string March = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&tz=UTC";
    private const string Stack = "Traceback (most recent call last):\\n  File \\\"flow.py\\\", line 88, in review\\nKeyError: '<b>clause_9</b>'";

    private static readonly string History = string.Join('\n',
        Line("start:run", "09:00:00", "r1", "u1", "Ann", "Scout", """{"type":"agent","inputs":{"file":"lease.pdf"},"config":{"token":"s3cret-value"},"files":[{"name":"lease.pdf","size":1200,"direction":"up"},{"name":"facts.json","size":300,"direction":"down"}]}"""),
        Line("log:run", "09:00:10", "r1", "u1", "Ann", "Scout", """{"message":"reading lease.pdf","level":"info"}"""),
        Line("log:run", "09:00:20", "r1", "u1", "Ann", "Scout", """{"message":"page 3 is blank","level":"warning"}"""),
        Line("finish:run", "09:02:12", "r1", "u1", "Ann", "Scout", """{"outputs":{"clauses":7}}"""),
        Line("start:run", "11:00:00", "r2", "u2", "Bob", "Reviewer", """{"type":"agent"}"""),
        Line("fail:run", "11:00:30", "r2", "u2", "Bob", "Reviewer", $$"""{"error":"{{Stack}}"}"""),
        Line("start:run", "12:00:00", "r3", "u1", "Ann", "Scout", """{"type":"train"}"""),
        Line("finish:run", "12:00:10", "r3", "u1", "Ann", "Scout", "{}"));

    [Fact]
    public async Task Runs_are_filtered_and_lead_to_their_files_and_pages()
    {
        await using var program = await FilledAsync(History);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/runs?{March}");
        var page = tab.Page;
        Assert.Contains("3", await page.Locator("dl > div").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("33.3 %").First.WaitForAsync();
        Assert.Empty(await AxeAsync(tab));

        await page.GetByRole(AriaRole.Gridcell, new() { Name = "error", Exact = true }).GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByText("1 matching of 3 runs in all").WaitForAsync();
        await page.WaitForURLAsync(new Regex("status=error"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Files: 1 upload, 1 download" }).ClickAsync();
        var files = page.GetByRole(AriaRole.Dialog);
        await files.GetByText("lease.pdf").WaitForAsync();
        Assert.Equal("1200 bytes", (await files.GetByText("1.2 KiB").GetAttributeAsync("title"))?.Replace(",", "", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Reviewer" }).ClickAsync();
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" });
        await panel.GetByRole(AriaRole.Region, new() { Name = "Stack" }).GetByText("KeyError: '<b>clause_9</b>'").WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty(await AxeAsync(tab));
        await panel.GetByRole(AriaRole.Link, new() { Name = "Open the page of this run" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/runs/r2"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Reviewer" }).WaitForAsync();
    }

    [Fact]
    public async Task Errors_timeline_and_statistics_show_the_same_runs()
    {
        await using var program = await FilledAsync(History);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/runs?tab=errors&{March}");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Errors 1" }).WaitForAsync();
        var card = page.GetByRole(AriaRole.Article);
        await card.GetByText("line 88, in review").WaitForAsync();
        Assert.Equal(0, await card.Locator("b").CountAsync());
        Assert.Empty(await AxeAsync(tab));

        await page.GetByRole(AriaRole.Link, new() { Name = "Statistics" }).ClickAsync();
        await page.GetByText("Median run time").WaitForAsync();
        await tab.SettleAsync();
        var agents = page.GetByRole(AriaRole.Region, new() { Name = "Runs by agent" });
        Assert.Contains("2\t66.7 %\t0\t1 min 11 s", await agents.GetByRole(AriaRole.Row).Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await AxeAsync(tab));

        await page.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        var bars = page.GetByRole(AriaRole.Slider, new() { Name = "Runs over time: moment" });
        await bars.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        Assert.Contains("finished 0", await bars.GetAttributeAsync("aria-valuetext"), StringComparison.Ordinal);
        for (var hour = 0; hour < 11; hour++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        Assert.Contains("error 1", await bars.GetAttributeAsync("aria-valuetext"), StringComparison.Ordinal);
        await tab.SettleAsync();
        Assert.Empty(await AxeAsync(tab));
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("from=2026-03-02T11:00:00.*to=2026-03-02T13:00:00"));
    }

    [Fact]
    public async Task Every_view_of_runs_can_be_read_in_the_dark()
    {
        await using var program = await FilledAsync(History);
        await using var tab = await shared.Browser.OpenAsync(program, View.Desktop with { IsDark = true });
        foreach (var (address, text) in new[] { ($"/runs?{March}&show=run:r2", "Open the page of this run"), ($"/runs?tab=errors&{March}", "line 88, in review"), ($"/runs?tab=timeline&{March}", "Running now"), ($"/runs?tab=statistics&{March}", "Median run time"), ("/runs/r1", "page 3 is blank") })
        {
            await tab.GoAsync(address);
            await tab.Page.GetByText(text).First.WaitForAsync();
            await tab.SettleAsync();
            Assert.Equal("dark", await tab.Page.Locator("html").GetAttributeAsync("data-mantine-color-scheme"));
            Assert.Empty(await AxeAsync(tab));
        }
    }

    [Fact]
    public async Task Runs_are_found_by_name_and_id_and_their_figures_are_explained()
    {
        await using var program = await FilledAsync(History);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/runs?{March}");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "What Error rate means" }).First.ClickAsync();
        await page.GetByText("Failed runs as a share of all runs that match.").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        foreach (var (text, id) in new[] { ("revie", "r2"), ("r3", "r3") })
        {
            await page.Keyboard.PressAsync("Control+k");
            await page.GetByRole(AriaRole.Combobox, new() { Name = "Search" }).FillAsync(text);
            await page.GetByRole(AriaRole.Option).Filter(new() { HasText = id }).First.ClickAsync();
            await page.WaitForURLAsync(new Regex($"/runs/{id}"));
        }
    }

    [Fact]
    public async Task A_runs_page_tells_all_of_it_and_grows()
    {
        await using var program = await FilledAsync(History);
        await using var tab = await shared.Browser.OpenAsync(program, View.Phone);
        await tab.GoAsync("/runs/r1");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "Scout" }).WaitForAsync();
        await page.GetByText("page 3 is blank").WaitForAsync();
        await page.GetByText("clauses").WaitForAsync();
        Assert.DoesNotContain("s3cret-value", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Other runs of Ann" }).WaitForAsync();
        Assert.Empty(await AxeAsync(tab));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Levels: All levels" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Warning" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("level=warning"));
        await page.GetByText("reading lease.pdf").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await FilledServer.SendAsync(program, Line("log:run", "09:03:00", "r1", "u1", "Ann", "Scout", """{"message":"one more page","level":"warning"}"""));
        await page.GetByText("one more page").WaitForAsync();
    }

    [Fact]
    public async Task A_new_run_shows_by_itself_and_waits_while_one_is_selected()
    {
        await using var program = await FilledAsync(Now("start:run", "first"));
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync("/overview");
        var page = tab.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("r");
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "run first" }).WaitForAsync();
        await FilledServer.SendAsync(program, Now("start:run", "second"));
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "run second" }).WaitForAsync();

        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "run second" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("show=run:second"));
        await FilledServer.SendAsync(program, Now("start:run", "third"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Runs changed: show" }).ClickAsync();
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "run third" }).WaitForAsync();
    }

    private static async Task<ServedProgram> FilledAsync(string lines)
    {
        var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, lines);
        return program;
    }

    private static async Task<IEnumerable<string>> AxeAsync(Tab tab) =>
        (await tab.Page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}");

    private static string Line(string scope, string time, string run, string user, string userName, string name, string payload) =>
        $$"""{"scope":"{{scope}}","timestamp":"2026-03-02T{{time}}Z","source":"server","run_id":"{{run}}","obj_val":"{{name}}","user_id":"{{user}}","user_name":"{{userName}}","payload":{{payload}}}""";

    private static string Now(string scope, string run) =>
        $$"""{"scope":"{{scope}}","timestamp":"{{TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)}}","source":"server","run_id":"{{run}}","obj_val":"run {{run}}","user_id":"u1"}""";
}
