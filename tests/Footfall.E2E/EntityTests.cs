using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Pages of what there is on the platform, and of labeling, on a server of their own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class EntityTests(FilledServer shared)
{
    private const string March = "from=2026-03-01T00:00:00Z&to=2026-03-31T00:00:00Z&tz=UTC";

    [Fact]
    public async Task A_number_leads_to_the_page_of_a_thing_with_its_activity_and_history()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, """
            {"timestamp":"2026-03-02T12:00:00Z","scope":"create:project","obj_name":"project","obj_id":"12","obj_val":"Birds","user_id":"u1","user_name":"Ann"}
            {"timestamp":"2026-03-03T12:00:00Z","scope":"update:project","obj_name":"project","obj_id":"12","obj_val":"Gulls","user_id":"u2","user_name":"Bob"}
            {"timestamp":"2026-03-04T12:00:00Z","scope":"draw:object","project_id":"12","user_id":"u3","user_name":"Eve"}
            """);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/stats?{March}");
        var page = tab.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Count in period 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Gulls", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Gulls", Exact = true }).WaitForAsync();
        await tab.SettleAsync();

        Assert.Contains("/entities/project/12", page.Url, StringComparison.Ordinal);
        Assert.Contains("created by Ann", await page.Locator("main header").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["draw:object", "update:project", "create:project"], await page.GetByRole(AriaRole.Region, new() { Name = "Activity" }).Locator("code").AllInnerTextsAsync());
        Assert.Equal("Birds", await page.Locator("del").InnerTextAsync());
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Show them on the page Events" }).ClickAsync();
        await page.GetByText("3 events", new() { Exact = false }).First.WaitForAsync();
        Assert.Contains("entity=project:12", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Panel_shows_what_was_done_with_a_thing()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, """
            {"timestamp":"2026-03-02T12:00:00Z","scope":"create:agent","obj_name":"agent","obj_id":"gpu","obj_val":"Big one","user_id":"u1","user_name":"Ann"}
            {"timestamp":"2026-03-03T12:00:00Z","scope":"report:agent","obj_id":"gpu","payload":{"hardware":{"memory":24}}}
            {"timestamp":"2026-03-04T12:00:00Z","scope":"report:agent","obj_id":"gpu","payload":{"hardware":{"memory":48}}}
            """);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/events?{March}&show=entity:agent:gpu");
        var page = tab.Page;

        await page.GetByRole(AriaRole.Heading, new() { Name = "Big one" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the page" }).ClickAsync();
        var hardware = page.GetByRole(AriaRole.Region, new() { Name = "Hardware" });
        await hardware.GetByText("48").First.WaitForAsync();

        Assert.Equal("memory 24 48 48", Words(await hardware.Locator("tbody tr").InnerTextAsync()));
    }

    [Fact]
    public async Task Labeling_shows_who_did_how_much_in_which_time()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, """
            {"timestamp":"2026-03-02T12:00:00Z","scope":"create:figure","user_id":"u1","user_name":"Ann","job_id":"7","payload":{"image_id":"i1","class_id":"car","class":"Car"}}
            {"timestamp":"2026-03-02T12:02:00Z","scope":"create:figure","user_id":"u1","user_name":"Ann","job_id":"7","payload":{"image_id":"i1","class_id":"car","class":"Car"}}
            {"timestamp":"2026-03-02T12:03:00Z","scope":"review:image","user_id":"u1","user_name":"Ann","job_id":"7","payload":{"image_id":"i1","status":"done"}}
            {"timestamp":"2026-03-03T12:00:00Z","scope":"review:image","user_id":"u2","user_name":"Bob","job_id":"7","payload":{"image_id":"i1","status":"accepted"}}
            """);
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"/labeling?{March}");
        var page = tab.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ann" }).First.WaitForAsync();
        await tab.SettleAsync();

        Assert.Equal("Ann 2 0 40 100 1 0 1 1 3 3 min 00 s 0 s", Words(await page.GetByRole(AriaRole.Region, new() { Name = "Members" }).Locator("tbody tr").First.InnerTextAsync()));
        Assert.Contains("accepted 1", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }

    [Fact]
    public async Task User_without_an_event_of_their_own_has_a_page_that_follows_a_rename()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, Told("create", "Ann", "2026-03-02"));
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = complaint => complaint.Contains("404", StringComparison.Ordinal);
        await tab.GoAsync($"/entities/user/u9?{March}");
        var page = tab.Page;

        await page.GetByRole(AriaRole.Heading, new() { Name = "Ann", Exact = true }).WaitForAsync();
        Assert.Contains("/users/u9", page.Url, StringComparison.Ordinal);
        Assert.Contains("no activity yet", await page.Locator("main header h2 + p").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("email ann@acme.example", Words(await page.GetByRole(AriaRole.Region, new() { Name = "What was told of it" }).Locator("dl").InnerTextAsync()));

        await FilledServer.SendAsync(program, Told("update", "Anna", "2026-03-03"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Anna", Exact = true }).WaitForAsync();
        await page.Locator("del").GetByText("Ann", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task Names_of_what_was_done_lead_to_their_pages_and_an_org_to_its_team()
    {
        await using var program = await ServedProgram.StartAsync();
        await FilledServer.SendAsync(program, """
            {"timestamp":"2026-03-01T12:00:00Z","scope":"create:team","obj_name":"team","obj_id":"7","obj_val":"Acme","org_id":"7","org_slug":"acme"}
            {"timestamp":"2026-03-02T12:00:00Z","scope":"create:project","obj_name":"project","obj_id":"12","obj_val":"Birds","org_id":"7","org_slug":"acme","user_id":"u1","user_name":"Ann"}
            """);
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = complaint => complaint.Contains("404", StringComparison.Ordinal);
        await tab.GoAsync($"/entities/project/12?{March}");
        var page = tab.Page;

        foreach (var region in new[] { "Activity", "By whom" })
        {
            var who = page.GetByRole(AriaRole.Region, new() { Name = region, Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Ann", Exact = true });
            Assert.StartsWith("/users/u1", await who.GetAttributeAsync("href"), StringComparison.Ordinal);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "acme", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/entities/team/7"));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Acme", Exact = true }).WaitForAsync();
    }

    private static string Told(string verb, string name, string day) =>
        $$"""{"timestamp":"{{day}}T12:00:00Z","scope":"{{verb}}:user","source":"server","obj_name":"user","obj_id":"u9","obj_val":"{{name}}","payload":{"email":"ann@acme.example"} }""";

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
