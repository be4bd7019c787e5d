using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The page Problems and the page of a problem as an administrator uses them, on a server of their own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class ProblemsTests(FilledServer shared)
{
    private const string March = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&tz=UTC";

    private static readonly string History = string.Join('\n',
        Line("click:element", "09:00:01", "u1", "Ann", "s1", """{"path":"Main / Save"}"""),
        Line("log:info", "09:00:02", "u1", "Ann", "s1", """{"message":"about to save"}"""),
        Line("send:exception", "09:00:03", "u1", "Ann", "s1", """{"type":"TypeError","message":"x is <b>undefined</b>","version":"1.4.0","stack":"TypeError: x is undefined\n    at save (https://acme.example/app.js:1:5)\n    at run (https://acme.example/node_modules/q.js:1:1)","config":{"api_token":"s3cret-value","region":"eu"}}"""),
        Line("send:exception", "10:00:03", "u2", "Bob", "s2", """{"type":"TypeError","message":"y is <b>undefined</b>","version":"1.4.0","stack":"TypeError: y is undefined\n    at save (https://acme.example/app.js:9:5)"}"""),
        Line("log:error", "11:00:00", "u2", "Bob", "s2", """{"message":"pool of 10 exhausted"}"""));

    [Fact]
    public async Task Problems_are_filtered_looked_into_and_resolved()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/problems?{March}");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Gridcell, new() { Name = "pool of 10 exhausted" }).WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty(await AxeAsync(tab));

        await page.GetByRole(AriaRole.Link, new() { Name = "TypeError: y is <b>undefined</b>" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/problems/[0-9a-f]{16}"));
        await page.GetByText("only the program").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "In version" }).FillAsync("1.4.0");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("resolved it in 1.4.0").WaitForAsync();

        // Seen in a newer version it comes back by itself, while one looks at it.
        await FilledServer.SendAsync(program, Line("send:exception", "12:00:00", "u1", "Ann", "s1", """{"type":"TypeError","message":"z is <b>undefined</b>","version":"1.10.0","stack":"TypeError: z\n    at save (https://acme.example/app.js:2:5)"}"""));
        await page.GetByText("Regressed").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.GetByText("undid: resolve").WaitForAsync();
        await page.GetByText("Regressed").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "What causes them" }).ClickAsync();
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "click:element" }).WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty(await AxeAsync(tab));
    }

    [Fact]
    public async Task Problems_that_are_marked_are_ignored_together()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/problems?{March}");
        var page = tab.Page;
        var dates = page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^2 Mar 2026, 1[01]:00") });
        await dates.First.ClickAsync();
        await dates.Last.ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        var panel = page.GetByRole(AriaRole.Complementary);
        await panel.GetByRole(AriaRole.Heading, new() { Name = "2 problems" }).WaitForAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "TypeError: y is <b>undefined</b>" }).WaitForAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "pool of 10 exhausted" }).WaitForAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();
        await panel.GetByText("Done with 2 of 2.").WaitForAsync();
        await panel.GetByText("Ignored").Nth(1).WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty(await AxeAsync(tab));

        await panel.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await panel.GetByText("Ignored").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_problems_page_shows_stack_log_and_configuration_on_a_phone()
    {
        await using var program = await FilledAsync();
        await using var tab = await shared.Browser.OpenAsync(program, View.Phone);
        await tab.GoAsync($"/problems?{March}&sort=-events");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "TypeError: y is <b>undefined</b>" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "TypeError: y is <b>undefined</b>" }).WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What they did before" }).WaitForAsync();
        await page.GetByText("Main / Save").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await tab.SettleAsync();
        Assert.Empty(await AxeAsync(tab));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
        Assert.DoesNotContain("s3cret-value", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await tab.GoAsync("/users/u2");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Problems they met" }).WaitForAsync();
    }

    private static async Task<ServedProgram> FilledAsync()
    {
        var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, History);
        return program;
    }

    private static async Task<IEnumerable<string>> AxeAsync(Tab tab) =>
        (await tab.Page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}");

    private static string Line(string scope, string time, string user, string name, string session, string payload) =>
        $$"""{"scope":"{{scope}}","timestamp":"2026-03-02T{{time}}Z","source":"server","user_id":"{{user}}","user_name":"{{name}}","session_id":"{{session}}","payload":{{payload}}}""";
}
