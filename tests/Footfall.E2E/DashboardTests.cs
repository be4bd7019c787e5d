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
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu of Scopes" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit" }).ClickAsync();
        var editor = page.GetByRole(AriaRole.Region, new() { Name = "Edit Scopes" });
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
        await file.GetByLabel("As it was").And(page.Locator("textarea")).WaitForAsync();
        await file.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await file.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await file.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(Own("Mine"), await File.ReadAllTextAsync(FileOf(program, "own"), Stop));
    }

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
