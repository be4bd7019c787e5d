using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Overview and Events as somebody uses them, against numbers counted from the events that were sent.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class PageTests(FilledServer shared)
{
    [Fact]
    public async Task Overview_shows_the_numbers_that_counting_gives()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        await AssertFigureAsync(tab, "Active users", History.Events.Select(e => e.UserId).Distinct().Count());
        await AssertFigureAsync(tab, "Events", History.Events.Count);
        await AssertFigureAsync(tab, "Packages used", History.Events.Select(e => e.Package).OfType<string>().Distinct().Count());
        var used = History.Events.Select(e => e.Package).OfType<string>().Distinct().Count();
        await tab.Page.GetByText($"different users, {used.ToString(CultureInfo.InvariantCulture)} {(used == 1 ? "package" : "packages")}", new() { Exact = true }).WaitForAsync();
        await AssertFigureAsync(tab, "Errors", History.Events.Count(e => e.Scope == "send:exception"));
    }

    [Fact]
    public async Task A_filter_is_in_the_address_and_survives_reload_and_back()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        await tab.GoAsync("/overview?period=7d&org=acme");
        await AssertFigureAsync(tab, "Events", History.Events.Count(e => e.Org == "acme"));
        await tab.Page.ReloadAsync();
        await AssertFigureAsync(tab, "Events", History.Events.Count(e => e.Org == "acme"));
        await tab.Page.GoBackAsync();
        await AssertFigureAsync(tab, "Events", History.Events.Count);
    }

    [Fact]
    public async Task An_event_opens_with_its_payload_and_nothing_in_it_is_taken_for_markup()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/events?period=7d");
        await Matching(tab, History.Events.Count).WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Row).Nth(1).ClickAsync();
        var panel = tab.Page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" });
        await panel.GetByText("answer").First.WaitForAsync();
        await panel.GetByText("<script>alert(1)</script>").First.WaitForAsync();
        Assert.Contains("show=event", tab.Page.Url, StringComparison.Ordinal);
        await tab.Page.Keyboard.PressAsync("Escape");
        await panel.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task The_table_counts_what_its_filters_leave()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/events?period=7d&scope=create:project&org=birds");
        await Matching(tab, History.Events.Count(e => e is { Scope: "create:project", Org: "birds" })).WaitForAsync();
        var rows = await tab.Page.GetByRole(AriaRole.Grid).GetAttributeAsync("aria-rowcount");
        Assert.Equal(History.Events.Count(e => e is { Scope: "create:project", Org: "birds" }) + 1, int.Parse(rows!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Csv_has_every_row_that_the_filters_leave()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/events?period=7d&scope=draw:object");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First.ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(History.Events.Count(e => e.Scope == "draw:object") + 1, lines.Length);
    }

    [Fact]
    public async Task Names_of_every_script_are_shown_as_they_are()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        foreach (var name in History.Events.Select(e => e.UserName).Distinct())
        {
            await tab.Page.GetByText(name).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    [Fact]
    public async Task An_unknown_page_says_so()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.Page.GotoAsync("/no-such-page");
        await tab.Page.GetByText("There is no such page").First.WaitForAsync();
    }

    [Fact]
    public async Task A_server_without_events_says_how_to_send_the_first_one()
    {
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        foreach (var page in new[] { "/overview", "/events" })
        {
            await tab.GoAsync(page);
            await tab.Page.GetByText("token create").First.WaitForAsync();
        }
    }

    [Fact]
    public async Task A_lost_connection_is_announced_and_heals_without_losing_the_view()
    {
        var program = await ServedProgram.StartAsync();
        var folder = program.Folder;
        await using var tab = await shared.Browser.OpenAsync(program);
        string[] expected = ["ERR_CONNECTION", "Unable to preload", "Failed to fetch dynamically imported module"];
        tab.Expected = c => Array.Exists(expected, e => c.Contains(e, StringComparison.Ordinal));
        await FilledServer.SendAsync(program, History.Lines);
        await tab.GoAsync("/overview?period=7d&org=acme");
        await program.StopAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Events", Exact = true }).First.ClickAsync();
        await tab.Page.GetByText("Connection lost.").WaitForAsync();
        await using (var again = await ServedProgram.StartAsync(folder: folder, port: program.Port))
        {
            await tab.Page.GetByText("Connection lost.").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 40_000 });
            await Matching(tab, History.Events.Count(e => e.Org == "acme")).WaitForAsync();
            Assert.Contains("org=acme", tab.Page.Url, StringComparison.Ordinal);
        }

        await program.DisposeAsync();
    }

    private static ILocator Matching(Tab tab, int count) =>
        tab.Page.GetByTitle(new Regex($"^{count.ToString(CultureInfo.InvariantCulture)} of "));

    private static async Task AssertFigureAsync(Tab tab, string title, int value)
    {
        var figure = tab.Page.GetByRole(AriaRole.Group, new() { Name = title, Exact = true });
        await figure.GetByText(new Regex($"^{value.ToString("N0", CultureInfo.InvariantCulture)}")).First.WaitForAsync();
    }
}
