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

    private static string Line(string date, string kind, string id, string name) =>
        $$"""{"scope":"create:{{kind}}","timestamp":"2026-{{date}}T12:00:00Z","source":"server","obj_name":"{{kind}}","obj_id":"{{id}}","obj_val":"{{name}}","user_id":"{{id}}","user_name":"{{name}}"}""";
}
