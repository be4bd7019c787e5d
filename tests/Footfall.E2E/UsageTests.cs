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
    public async Task Tree_map_of_clicks_goes_by_keys_into_parts_out_of_them_and_to_a_page()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/events?tab=clicks&{Day}");
        var page = tab.Page;
        var map = page.GetByRole(AriaRole.Application, new() { NameRegex = new Regex("^Clicks by part of the screen") });
        var trail = page.GetByRole(AriaRole.Navigation, new() { Name = "Part of the screen" });
        await map.FocusAsync();

        await GoesToAsync("ArrowRight", "Tools: 4 clicks, 2 parts");
        await GoesToAsync("ArrowRight", "File: 1 click, 1 part");
        await GoesToAsync("ArrowLeft", "Tools: 4 clicks, 2 parts");
        await GoesToAsync("ArrowDown", "Tools / Chem: 3 clicks, 1 part");
        await GoesToAsync("Enter", "Tools / Chem / search: 3 clicks");
        Assert.Equal("Chem", await trail.Locator("[aria-current]").InnerTextAsync());
        await GoesToAsync("ArrowUp", "Tools / Chem: 3 clicks, 1 part");
        await GoesToAsync("Backspace", "Tools: 4 clicks, 2 parts");
        await GoesToAsync("Enter", "Tools / Chem: 3 clicks, 1 part");
        await trail.GetByRole(AriaRole.Button, new() { Name = "All clicks" }).PressAsync("Enter");

        await map.FocusAsync();
        await GoesToAsync("End", "Tools: 4 clicks, 2 parts");
        await GoesToAsync("End", "File: 1 click, 1 part");
        await GoesToAsync("ArrowDown", "File / Open: 1 click");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "File / Open" }).WaitForAsync();

        async Task GoesToAsync(string key, string words)
        {
            await page.Keyboard.PressAsync(key);
            await map.GetByRole(AriaRole.Status).GetByText(words, new() { Exact = true }).WaitForAsync();
        }
    }

    [Fact]
    public async Task Tree_map_of_clicks_goes_by_pointer_into_a_part_and_to_a_page()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/events?tab=clicks&{Day}");
        var page = tab.Page;
        await tab.SettleAsync();
        var map = page.GetByRole(AriaRole.Application, new() { NameRegex = new Regex("^Clicks by part of the screen") });
        var trail = page.GetByRole(AriaRole.Navigation, new() { Name = "Part of the screen" });

        // The heading of the largest part, then what is in its middle.
        await map.ClickAsync(new() { Position = new() { X = 40, Y = 10 } });
        await trail.GetByText("Tools").WaitForAsync();
        await map.ClickAsync(new() { Position = new() { X = 40, Y = 100 } });
        await page.GetByRole(AriaRole.Heading, new() { Name = "Tools / Chem:search" }).WaitForAsync();
    }

    [Fact]
    public async Task Calls_are_narrowed_by_a_part_of_their_error()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync("/functions?tab=calls&from=2026-03-01T00:00:00Z&to=2026-03-03T00:00:00Z&tz=UTC");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "CCO", Exact = true }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Filter Error" }).ClickAsync();
        await page.GetByLabel("Has the text").FillAsync("MEMORY");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("error_text=MEMORY"));
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "out of memory" }).WaitForAsync();
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "CCO", Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Group, new() { Name = "Filters that are on" }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Error") }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "CCO", Exact = true }).WaitForAsync();

        // Where its own filters leave no call, another period would not help.
        await tab.GoAsync("/functions?tab=calls&period=all&error_text=nothing-says-this");
        await page.GetByText("No call of a function that matches the filters").WaitForAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Clear the filters" }).ClickAsync();
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "CCO", Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task What_nobody_uses_is_narrowed_to_a_kind()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/functions?tab=unused&{Day}");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Old:one" }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Kind: All kinds" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Package" }).PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("only=package"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Old:one" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Link, new() { Name = "Old", Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task Bars_add_to_a_selection_by_keys_and_a_click_beside_them_clears_it()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/overview?{Day}");
        var page = tab.Page;
        var bars = page.GetByRole(AriaRole.Listbox, new() { Name = "Users by package" });
        await bars.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("Chem") }).WaitForAsync();
        await bars.GetByRole(AriaRole.Option).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.WaitForURLAsync(new Regex("show=package:.*show=package:"));
        await tab.SettleAsync();

        var box = (await bars.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + 40, box.Y + box.Height + 20);
        await page.WaitForURLAsync(url => !url.Contains("show=", StringComparison.Ordinal));
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
        .. Enumerable.Range(1, 3).Select(i => Click($"12:0{i}:00Z", "Tools / Chem:search")),

        // Chem stays the line with the most events, which keys meet first.
        .. Enumerable.Range(1, 3).Select(i => new { timestamp = $"2026-03-02T15:0{i}:00Z", scope = "log:info", user_id = "u1", package = "Chem" }),
        Click("12:05:00Z", "Tools / Print"),
        new { timestamp = "2026-03-01T12:00:00Z", scope = "call:function", user_id = "u2", package = "Old", function = "Old:one", payload = new { status = "error", error = "out of memory" } },
        new { timestamp = "2026-03-02T13:00:00Z", scope = "publish:package", package = "Chem", payload = new { ms = 1200, version = "1.2.0" } },
    ];

    private static object Click(string time, string path) => new { timestamp = $"2026-03-02T{time}", scope = "click:element", user_id = "u2", user_name = "Bob", payload = new { path } };

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
