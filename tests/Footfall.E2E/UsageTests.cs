using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Packages, Functions and the kinds of events as somebody walks through them, with the keyboard alone.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed partial class UsageTests(FilledServer shared)
{
    private const string Day = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&tz=UTC";

    [Fact]
    public async Task A_point_leads_to_its_panes_to_details_and_back_by_keyboard_alone()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/packages?{Day}");
        var page = tab.Page;
        var chart = page.GetByRole(AriaRole.Application, new() { NameRegex = Chart() });

        // What stands on every page had the focus on the way: it is none of the places to come back to.
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Account") }).FocusAsync();
        await chart.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await chart.GetByRole(AriaRole.Status).GetByText("Chem, Ann, 2 Mar 2026").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");

        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" });
        await panel.GetByText("Total 3").WaitForAsync();
        await panel.GetByText("Functions 2").WaitForAsync();
        await panel.GetByText("Log events summary 1").WaitForAsync();
        await panel.GetByText("Audit summary 0").WaitForAsync();
        await panel.GetByText("No data").WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));

        await panel.GetByRole(AriaRole.Link, new() { Name = "Details of the functions" }).PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/functions"));
        var summary = page.GetByRole(AriaRole.Region, new() { Name = "Details of a selection" });
        await summary.GetByText("Ann").WaitForAsync();
        await summary.GetByText("Chem", new() { Exact = true }).WaitForAsync();
        await page.GetByText("2 events").First.WaitForAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Group, new() { Name = "Filters" }).CountAsync());
        await IsOnPageAsync(page);

        await summary.GetByRole(AriaRole.Button, new() { Name = "Back to Packages" }).PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/packages"));
        await panel.GetByText("Total 3").WaitForAsync();
        await IsOnPageAsync(page);

        await panel.GetByRole(AriaRole.Link, new() { Name = "Details of the log events" }).PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/events"));
        await summary.GetByRole(AriaRole.Button, new() { Name = "Close" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Group, new() { Name = "Filters" }).WaitForAsync();
        Assert.DoesNotContain("user=", page.Url, StringComparison.Ordinal);
        Assert.Contains("tab=kinds", page.Url, StringComparison.Ordinal);
        await IsOnPageAsync(page);
    }

    [Fact]
    public async Task What_was_clicked_leads_to_its_page()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/events?tab=clicks&{Day}");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "File / Open" }).PressAsync("Enter");
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "File / Open" }).WaitForAsync();
    }

    [Fact]
    public async Task Calls_have_a_column_for_each_input_and_output()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/functions?{Day}&tab=calls");
        var page = tab.Page;

        await page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new Regex("smiles") }).WaitForAsync();
        await page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new Regex("→ rows") }).WaitForAsync();
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "CCO" }).First.WaitForAsync();
        await tab.GoAsync($"/functions?{Day}&tab=calls&input=smiles=CCN");
        await page.GetByText("1 of 1").Or(page.GetByText("1 matching")).Or(page.GetByRole(AriaRole.Gridcell, new() { Name = "CCN" })).First.WaitForAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Gridcell, new() { Name = "CCO", Exact = true }).CountAsync());
    }

    [Theory]
    [InlineData("/packages?", false, 390)]
    [InlineData("/packages?tab=installation&", true, 1440)]
    [InlineData("/packages?tab=patterns&", true, 1440)]
    [InlineData("/functions?", true, 1440)]
    [InlineData("/functions?tab=durations&", false, 1440)]
    [InlineData("/functions?tab=unused&", true, 390)]
    [InlineData("/events?tab=kinds&", true, 1440)]
    [InlineData("/events?tab=clicks&", false, 390)]
    public async Task Every_view_is_accessible_wide_and_narrow_light_and_dark(string address, bool isDark, int width)
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program, new View(width, 900, isDark));
        await tab.GoAsync($"{address}{Day}");
        await tab.SettleAsync();

        Assert.Empty((await tab.Page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Alert).CountAsync());
    }

    /// <summary>The keyboard goes on from the page, and not from the top.</summary>
    private static Task IsOnPageAsync(IPage page) => page.WaitForFunctionAsync("() => document.activeElement?.tagName === 'MAIN'");

    private static async Task<ServedProgram> FilledAsync()
    {
        var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, string.Join('\n', Events().Select(e => JsonSerializer.Serialize(e))));
        return program;
    }

    private static IEnumerable<object> Events() =>
    [
        Call("09:00:00Z", "u1", new { inputs = new { smiles = "CCO" }, outputs = new { rows = 12 }, status = "finished" }),
        Call("09:10:00Z", "u1", new { inputs = new { smiles = "CCN" } }),
        new { timestamp = "2026-03-02T09:20:00Z", scope = "log:info", user_id = "u1", package = "Chem" },
        new { timestamp = "2026-03-02T12:00:00Z", scope = "click:element", user_id = "u2", user_name = "Bob", payload = new { path = "File / Open" } },
        new { timestamp = "2026-03-01T12:00:00Z", scope = "call:function", user_id = "u2", package = "Old", function = "Old:one" },
        new { timestamp = "2026-03-02T13:00:00Z", scope = "publish:package", package = "Chem", payload = new { ms = 1200, version = "1.2.0" } },
    ];

    private static object Call(string time, string user, object payload) => new
    {
        timestamp = $"2026-03-02T{time}",
        scope = "call:function",
        user_id = user,
        user_name = "Ann",
        package = "Chem",
        function = "Chem:descriptors",
        duration = 250,
        payload,
    };

    [GeneratedRegex("^Packages by time and user")]
    private static partial Regex Chart();
}
