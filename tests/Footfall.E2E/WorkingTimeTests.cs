using System.Globalization;
using System.Text.RegularExpressions;
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
        await AssertIsolatedAsync(page, "ann");
        await page.ReloadAsync();
        await AssertIsolatedAsync(page, "ann");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all users again" }).ClickAsync();
        await page.GetByRole(AriaRole.Grid).GetByText("bea").WaitForAsync();
        Assert.DoesNotContain("only=", page.Url, StringComparison.Ordinal);

        var plot = page.GetByRole(AriaRole.Slider, new() { Name = "User activity: moment" });
        await ClickLineAsync(plot);
        await page.WaitForURLAsync(new Regex("only="));
        await tab.GoAsync($"/working-time?{Period}");
        await page.GetByRole(AriaRole.Grid).GetByText("No job").First.WaitForAsync();
        Assert.Equal(["No job", "No task"], (await page.GetByRole(AriaRole.Grid).GetByText(new Regex("^No (task|job)$")).AllInnerTextsAsync()).Distinct().Order());

        await tab.GoAsync($"/working-time?{Period}&group_by=user,day");
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "2026-03-10" }).First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Recompute…" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Recompute" }).ClickAsync();
        await page.GetByText("Nothing had to be changed.").WaitForAsync();
    }

    private static async Task AssertIsolatedAsync(IPage page, string user)
    {
        await page.WaitForURLAsync(new Regex($"only={user}-id"));
        await page.GetByRole(AriaRole.Grid).GetByText(user).First.WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Grid).GetByText("bea")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Users" }).GetByRole(AriaRole.Button, new() { Name = user })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    // The pointer says where a line is: it is another one there.
    private static async Task ClickLineAsync(ILocator plot)
    {
        var box = (await plot.BoundingBoxAsync())!;
        for (var y = 20f; y < box.Height - 36; y += 3)
        {
            for (var x = 50f; x < box.Width - 20; x += 9)
            {
                await plot.HoverAsync(new() { Position = new() { X = x, Y = y } });
                if (await plot.GetAttributeAsync("data-at-line") is not null)
                {
                    await plot.ClickAsync(new() { Position = new() { X = x, Y = y } });
                    return;
                }
            }
        }

        Assert.Fail("No line is found.");
    }

    private static string Line(string time, string user, string? job) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"scope":"draw:object","timestamp":"2026-03-10T{{time}}Z","user_id":"{{user}}-id","user_name":"{{user}}","project_id":"1","job_id":{{(job is null ? "null" : $"\"{job}\"")}}}""");
}
