using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The page Server stats as an administrator uses it, on a server of its own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class StatsTests(FilledServer shared)
{
    private const string March = "from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z&tz=UTC";

    [Fact]
    public async Task A_number_opens_its_rows_and_leads_to_a_user()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, string.Join('\n', Line("02-01", "user", "u1", "Ann"), Line("03-02", "user", "u2", "Bob"), Line("03-03", "user", "u3", "Eve"), Line("03-04", "project", "p1", "Cells")));
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/stats?{March}");
        var page = tab.Page;

        Assert.Equal(
            ["Users", "Teams & workspaces", "Projects", "Tasks", "Shares", "Agents", "Jobs", "Models", "Python notebooks"],
            await page.Locator("main section h2").AllInnerTextsAsync());
        Assert.Contains("from 1", await page.GetByRole(AriaRole.Button, new() { Name = "Signups 2" }).InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Signups 2" }).ClickAsync();
        await page.GetByText("2 rows behind it").WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Eve", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/users/u3"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Eve" }).WaitForAsync();
    }

    [Fact]
    public async Task Every_number_tells_its_definition_and_shows_its_trend()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, Line("03-02", "user", "u2", "Bob"));
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/stats?{March}");
        var page = tab.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "What Signups means", Exact = true }).PressAsync("Enter");
        var definition = page.GetByRole(AriaRole.Dialog, new() { Name = "What Signups means" });
        await definition.GetByText("Users created in the period").WaitForAsync();
        await definition.GetByText("users.signups").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Button, new() { Name = "Signups 1" }).ClickAsync();
        var trend = page.GetByRole(AriaRole.Region, new() { Name = "Trend" });
        await trend.GetByText("per day; pale: the period before").WaitForAsync();
        Assert.Equal(31, await trend.Locator("tbody tr").CountAsync());
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Created", Exact = true }).WaitForAsync();

        await tab.GoAsync("/stats?from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&tz=UTC&show=stat:users.signups");
        await trend.GetByText("per hour; pale: the period before").WaitForAsync();
        await tab.GoAsync($"/stats?{March}&show=stat:notebooks.running_now");
        await page.GetByText("No rows behind it").WaitForAsync();
        Assert.Equal(0, await trend.CountAsync());
    }

    [Fact]
    public async Task Paper_has_the_content_alone_with_its_period_in_light_colors()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program, new View(1440, 900, true));
        await tab.GoAsync($"/stats?{March}");
        var page = tab.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await page.GetByText("1 Mar 2026 – 31 Mar 2026, UTC").Or(page.GetByText("1 Mar – 31 Mar 2026, UTC")).WaitForAsync();
        Assert.True(await page.GetByText("All orgs").IsVisibleAsync());
        Assert.False(await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).IsVisibleAsync());
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Print" }).IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task A_phone_reaches_the_page_through_More()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program, View.Phone);
        await tab.GoAsync("/overview");
        var page = tab.Page;
        var box = await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).BoundingBoxAsync();
        Assert.InRange(box!.X + box.Width, 0, View.Phone.Width);

        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Server stats" }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/stats"));
    }

    private static string Line(string date, string kind, string id, string name) =>
        $$"""{"scope":"create:{{kind}}","timestamp":"2026-{{date}}T12:00:00Z","source":"server","obj_name":"{{kind}}","obj_id":"{{id}}","obj_val":"{{name}}","user_id":"{{id}}","user_name":"{{name}}"}""";
}
