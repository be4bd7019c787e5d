using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Dashboards as somebody looks at them, edits them, and has them changed under their hands.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class DashboardTests(FilledServer shared)
{
    private const string Day = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&tz=UTC";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/dashboards?", false, 1440)]
    [InlineData("/dashboards/all-events?", true, 1440)]
    [InlineData("/dashboards/management?", false, 390)]
    [InlineData("/dashboards/monitoring?", false, 1440)]
    [InlineData("/dashboards/kinds?", false, 1440)]
    [InlineData("/dashboards/kinds?", true, 390)]
    public async Task Every_dashboard_is_accessible_wide_and_narrow_light_and_dark(string address, bool isDark, int width)
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "kinds", Kinds);
        await using var tab = await shared.Browser.OpenAsync(program, new View(width, 900, isDark));
        await tab.GoAsync($"{address}{Day}");
        await tab.SettleAsync();

        Assert.Empty((await tab.Page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Alert).CountAsync());
    }

    [Fact]
    public async Task A_pie_and_a_heat_map_are_drawn()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "kinds", Kinds);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/dashboards/kinds?{Day}");

        var pie = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Scopes" });
        await pie.Locator("canvas").First.WaitForAsync();
        await pie.GetByRole(AriaRole.Listitem).GetByText("open:menu").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Hours" }).Locator("canvas").First.WaitForAsync();
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Table).CountAsync());
    }

    [Fact]
    public async Task A_long_page_asks_for_the_panels_that_are_looked_at()
    {
        const int Panels = 30;
        await using var program = await FilledAsync();
        var rows = Enumerable.Range(1, Panels).Select(i => $"  - panels: [{{ id: p{i}, title: Panel {i}, kind: figure, sql: SELECT {i} AS Number }}]");
        await WriteAsync(program, "long", $"title: Long\nrows:\n{string.Join('\n', rows)}\n");
        await using var tab = await shared.Browser.OpenAsync(program, new View(1440, 900));
        var asked = new HashSet<string>();
        tab.Page.Request += (_, request) => asked.Add(request.Url.Split('?')[0].Split('/')[^1]);
        await tab.GoAsync($"/dashboards/long?{Day}");
        await tab.SettleAsync();
        Assert.Contains("p1", asked);
        Assert.DoesNotContain($"p{Panels}", asked);

        var last = tab.Page.GetByRole(AriaRole.Region, new() { Name = $"Panel {Panels}", Exact = true });
        await last.ScrollIntoViewIfNeededAsync();
        await last.GetByText($"{Panels}", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task A_file_that_is_saved_is_on_the_screen_at_once_and_a_wrong_one_changes_nothing_but_says_where()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "own", Own("First"));
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/dashboards/own?{Day}");
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "First" }).WaitForAsync();

        await WriteAsync(program, "own", Own("Second"));
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Second" }).WaitForAsync(new() { Timeout = 3000 });

        await WriteAsync(program, "own", Own("Third").Replace("kind: table", "kind: tabel", StringComparison.Ordinal));
        await tab.Page.GetByRole(AriaRole.Alert).GetByText("panels, scopes: kind must be one of").WaitForAsync(new() { Timeout = 3000 });
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Second" }).WaitForAsync();
    }

    [Fact]
    public async Task What_is_edited_in_both_places_at_once_overwrites_nothing()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "own", Own("First"));
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("status of 409", StringComparison.Ordinal);
        await tab.GoAsync($"/dashboards/own?{Day}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Edit the file, earlier texts" }).ClickAsync();
        var editor = tab.Page.GetByRole(AriaRole.Region, new() { Name = "The dashboard as a file" });
        await editor.GetByLabel("Text").FillAsync(Own("Of the browser"));

        await WriteAsync(program, "own", Own("Of the disk"));
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Of the disk" }).WaitForAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await editor.GetByRole(AriaRole.Alert).GetByText("The dashboard was changed meanwhile").WaitForAsync();

        Assert.Contains("Of the disk", await File.ReadAllTextAsync(FileOf(program, "own"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_is_tried_applied_and_saved_and_its_earlier_text_put_back()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "own", Own("Mine"));
        await using var tab = await shared.Browser.OpenAsync(program);

        // The menu of a panel closes before the focus that it catches has reached it.
        tab.Expected = c => c.Contains("use-focus-trap", StringComparison.Ordinal);
        await tab.GoAsync($"/dashboards/own?{Day}");
        var page = tab.Page;
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Scopes", Exact = true });
        var editor = await EditAsync(page);
        await editor.Locator(".cm-content").FillAsync("SELECT 'tried' AS word");
        await page.Keyboard.PressAsync("Escape");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await panel.GetByText("not saved").WaitForAsync();
        await panel.GetByText("tried", new() { Exact = true }).First.WaitForAsync();
        Assert.DoesNotContain("tried", await File.ReadAllTextAsync(FileOf(program, "own"), Stop), StringComparison.Ordinal);

        await editor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await editor.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await panel.GetByText("tried", new() { Exact = true }).First.WaitForAsync();
        Assert.Contains("tried", await File.ReadAllTextAsync(FileOf(program, "own"), Stop), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit the file, earlier texts" }).ClickAsync();
        var file = page.GetByRole(AriaRole.Region, new() { Name = "The dashboard as a file" });
        await file.GetByRole(AriaRole.Combobox, new() { Name = "Compare with" }).ClickAsync();
        await page.GetByRole(AriaRole.Option).Last.ClickAsync();
        var differences = file.GetByRole(AriaRole.Group, new() { Name = "Differences" });
        await differences.GetByText("SELECT scope, count()").WaitForAsync();
        Assert.Equal(1, await differences.Locator("[data-mark='-']").CountAsync());
        Assert.Equal(2, await differences.Locator("[data-mark='+']").CountAsync());
        await file.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await file.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await file.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(Own("Mine"), await File.ReadAllTextAsync(FileOf(program, "own"), Stop));
    }

    [Fact]
    public async Task Times_are_in_the_zone_of_the_page_and_numbers_keep_their_digits()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "times", Times);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync("/dashboards/times?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&tz=Asia/Tokyo");

        await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Log" }).GetByText("2 Mar 2026, 18:00:00").First.WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Pie" }).GetByRole(AriaRole.Listitem).GetByText("2 Mar 2026, 18:00:00").WaitForAsync();
        var table = tab.Page.GetByRole(AriaRole.Grid, new() { Name = "Numbers" });
        await table.GetByText("18,446,744,073,709,551,615").WaitForAsync();
        await table.GetByText("0.000012").WaitForAsync();
    }

    [Fact]
    public async Task A_table_is_filtered_sorted_and_scrolled_and_a_chart_taken_away()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "many", Many);
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("use-focus-trap", StringComparison.Ordinal);
        await tab.GoAsync($"/dashboards/many?{Day}");
        var page = tab.Page;
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Many", Exact = true }).First;
        await table.GetByText("5,000 rows").WaitForAsync();
        Assert.InRange(await table.GetByRole(AriaRole.Row).CountAsync(), 5, 60);

        await table.GetByRole(AriaRole.Button, new() { Name = "Filter word" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("odd").ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await table.GetByText("2,500 matching of 5,000 rows in all").WaitForAsync();
        await table.GetByRole(AriaRole.Button, new() { Name = "n", Exact = true }).ClickAsync();
        await table.GetByRole(AriaRole.Gridcell, new() { Name = "4,999" }).First.WaitForAsync();
        Assert.Contains("table=many:own-1:odd", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
        await page.ReloadAsync();
        await table.GetByText("2,500 matching of 5,000 rows in all").WaitForAsync();
        await table.GetByRole(AriaRole.Gridcell, new() { Name = "4,999" }).First.WaitForAsync();
        await table.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "word" }).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(1, await table.GetByRole(AriaRole.Columnheader).CountAsync());

        var chart = page.GetByRole(AriaRole.Region, new() { Name = "Chart", Exact = true });
        await chart.Locator("canvas").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu of Chart" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "Export PNG" }).ClickAsync());
        Assert.Equal("chart.png", download.SuggestedFilename);
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu of Chart" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Show SQL" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("FROM numbers(3)").WaitForAsync();
    }

    [Fact]
    public async Task Changes_are_not_dropped_unasked_and_what_was_applied_is_gone_on_with()
    {
        await using var program = await FilledAsync();
        await WriteAsync(program, "own", Own("Mine"));
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("use-focus-trap", StringComparison.Ordinal);
        await tab.GoAsync($"/dashboards/own?{Day}");
        var page = tab.Page;
        var editor = await EditAsync(page);
        await editor.Locator(".cm-content").FillAsync("SELECT 'tried' AS word");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "Events" }).First.ClickAsync();
        var asks = page.GetByRole(AriaRole.Dialog, new() { Name = "There are changes that were not saved" });
        await asks.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await asks.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await editor.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await page.GetByText("not saved", new() { Exact = true }).WaitForAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await editor.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await (await EditAsync(page)).Locator(".cm-content").GetByText("'tried'").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Events" }).First.ClickAsync();
        await asks.GetByRole(AriaRole.Button, new() { Name = "Leave and drop them" }).ClickAsync();
        await page.WaitForURLAsync("**/events?**");
    }

    [Fact]
    public async Task A_dashboard_is_made_and_a_wrong_text_is_marked_at_its_line()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("status of 40", StringComparison.Ordinal) || c.Contains("use-focus-trap", StringComparison.Ordinal);
        await tab.GoAsync($"/dashboards?{Day}");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "New dashboard" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Monitoring");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("There is a dashboard monitoring already.").WaitForAsync();
        await page.GetByLabel("Title").FillAsync("Jobs: \"all\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.WaitForURLAsync("**/dashboards/jobs-all?**");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Jobs: \"all\"" }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit the file, earlier texts" }).ClickAsync();
        var file = page.GetByRole(AriaRole.Region, new() { Name = "The dashboard as a file" });
        var text = file.GetByLabel("Text");
        await text.FillAsync((await text.InputValueAsync()).Replace("kind: bars", "kind: bras", StringComparison.Ordinal));
        await file.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await file.GetByRole(AriaRole.Alert).GetByText("line 7, column 15: panels, events: kind must be").WaitForAsync();
        Assert.Equal("bras", await text.EvaluateAsync<string>("t => t.value.slice(t.selectionStart, t.selectionEnd)"));
        await file.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "The text was changed and not saved" }).GetByRole(AriaRole.Button, new() { Name = "Drop the changes" }).ClickAsync();
        await file.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task<ILocator> EditAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu of Scopes" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit" }).ClickAsync();
        return page.GetByRole(AriaRole.Region, new() { Name = "Edit Scopes" });
    }

    private const string Times =
        """
        title: Times
        rows:
          - panels:
              - {id: log, title: Log, kind: log, sql: "SELECT toDateTime('2026-03-02 09:00:00', 'UTC') AS time, 'x' AS line"}
              - {id: pie, title: Pie, kind: pie, width: 6, sql: "SELECT toDateTime('2026-03-02 09:00:00', 'UTC') AS time, 3 AS n"}
              - {id: line, title: Line, kind: line, width: 6, sql: "SELECT toDateTime('2026-03-02 09:00:00', 'UTC') + number * 3600 AS time, number AS n FROM numbers(12)"}
              - {id: numbers, title: Numbers, kind: table, sql: "SELECT 18446744073709551615 AS large, 0.000012 AS small"}

        """;

    private const string Many =
        """
        title: Many
        rows:
          - panels:
              - {id: many, title: Many, kind: table, sql: "SELECT number AS n, if(number % 2 = 1, 'odd', 'even') AS word FROM numbers(5000)"}
              - {id: chart, title: Chart, kind: bars, sql: "SELECT toString(number) AS word, number AS n FROM numbers(3)"}

        """;

    private const string Kinds =
        """
        title: All kinds
        rows:
          - panels:
              - id: scopes
                title: Scopes
                kind: pie
                width: 6
                sql: SELECT scope, count() AS events FROM events WHERE time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)} GROUP BY scope ORDER BY scope
              - id: hours
                title: Hours
                kind: heat-map
                width: 6
                sql: SELECT toStartOfHour(time) AS hour, user_id, count() AS events FROM events WHERE time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)} GROUP BY hour, user_id ORDER BY hour, user_id

        """;

    private static string Own(string title) =>
        $$"""
        title: {{title}}
        rows:
          - panels:
              - id: scopes
                title: Scopes
                kind: table
                sql: SELECT scope, count() AS events FROM events GROUP BY scope ORDER BY scope

        """;

    private static string FileOf(ServedProgram program, string key) => Path.Combine(program.Folder, "dashboards", $"{key}.yaml");

    private static async Task WriteAsync(ServedProgram program, string key, string text)
    {
        Directory.CreateDirectory(Path.Combine(program.Folder, "dashboards"));
        await File.WriteAllTextAsync(FileOf(program, key), text, Stop);
    }

    private static async Task<ServedProgram> FilledAsync()
    {
        var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, string.Join('\n', Enumerable.Range(0, 12).Select(i => JsonSerializer.Serialize(new
        {
            timestamp = $"2026-03-02T{9 + (i % 4):00}:00:00Z",
            scope = i % 3 == 0 ? "open:menu" : "draw:object",
            user_id = $"u{i % 2}",
        }))));
        return program;
    }
}
