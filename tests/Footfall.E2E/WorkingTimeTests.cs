using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The page Working time as an administrator uses it, on a server of its own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class WorkingTimeTests(FilledServer shared)
{
    private const string Period = "from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z&tz=UTC";

    [Fact]
    public async Task A_number_is_seen_grouped_otherwise_and_explained()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, string.Join('\n', Line("09:00:00", "ann", "5"), Line("09:00:40", "ann", "5"), Line("09:05:00", "ann", null), Line("09:00:00", "bea", "6")));
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/working-time?{Period}");
        var page = tab.Page;
        var row = page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Row).Filter(new() { HasText = "ann" }).First;
        Assert.Contains("40.0 s", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["ann", "bea"], (await page.GetByRole(AriaRole.Group, new() { Name = "Users" }).GetByRole(AriaRole.Button).AllInnerTextsAsync()).Select(t => t.Trim()));

        await row.GetByText("40.0 s").ClickAsync();
        await page.GetByText("40 s since the event before, which is less than 100 s and counts.").WaitForAsync();
        Assert.Contains("show=work:", page.Url, StringComparison.Ordinal);
        await tab.SettleAsync();
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));

        await page.GetByRole(AriaRole.Group, new() { Name = "Users" }).GetByRole(AriaRole.Button, new() { Name = "ann" }).ClickAsync();
        Assert.Equal("true", await page.GetByRole(AriaRole.Group, new() { Name = "Users" }).GetByRole(AriaRole.Button, new() { Name = "ann" }).GetAttributeAsync("aria-pressed"));

        await tab.GoAsync($"/working-time?{Period}&group_by=user,day");
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "2026-03-10" }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Recompute…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Recompute" }).ClickAsync();
        await page.GetByText("Nothing had to be changed.").WaitForAsync();
    }

    private static string Line(string time, string user, string? job) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"scope":"draw:object","timestamp":"2026-03-10T{{time}}Z","user_id":"{{user}}-id","user_name":"{{user}}","project_id":"1","job_id":{{(job is null ? "null" : $"\"{job}\"")}}}""");
}
