using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Settings / Intake as an administrator uses it, on a server of its own: token, first event, rejections, replay.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class IntakeTests(FilledServer shared)
{
    private const string Page = "/settings/intake?period=all";
    private const string Bad = """{"scope":"Create Project","timestamp":"2026-01-05T09:00:00Z","obj_val":"Vögel"}""";

    [Fact]
    public async Task A_token_is_made_and_its_first_event_shows_by_itself()
    {
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync(Page);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("labeler");
        await tab.Page.Keyboard.PressAsync("Enter");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "New token" });
        var token = await dialog.Locator("pre").InnerTextAsync();
        Assert.StartsWith("ff_ingest_", token, StringComparison.Ordinal);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        var row = tab.Page.GetByRole(AriaRole.Region, new() { Name = "Senders" }).Locator("tr", new() { HasText = "labeler" });
        await row.GetByText("waiting").WaitForAsync();
        var snippet = await tab.Page.GetByRole(AriaRole.Tabpanel).Locator("pre").First.InnerTextAsync();
        Assert.Contains($"curl {program.Address.TrimEnd('/')}/api/v1/events", snippet, StringComparison.Ordinal);
        Assert.Contains(token, snippet, StringComparison.Ordinal);
        await tab.Page.Locator("[data-first-event=waiting]").WaitForAsync();

        await PostAsync(program, token, """{"scope":"create:project","timestamp":"2026-01-05T09:00:00Z"}""");

        await row.GetByText("today").First.WaitForAsync();
        await tab.Page.Locator("[data-first-event=received]").GetByText("labeler").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Region, new() { Name = "Last requests" }).GetByText("accepted").First.WaitForAsync();
    }

    [Fact]
    public async Task A_rejected_record_is_read_replayed_and_deleted()
    {
        await using var program = await ServedProgram.StartAsync();
        var token = await TokenAsync(program, "mobile");
        await PostAsync(program, token, $"{Bad}\n{{broken");
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync(Page);
        var grid = tab.Page.GetByRole(AriaRole.Grid, new() { Name = "rejected records" });
        await grid.GetByRole(AriaRole.Row).Filter(new() { HasText = "invalid_json" }).WaitForAsync();
        await grid.GetByRole(AriaRole.Row).Filter(new() { HasText = "invalid_scope" }).GetByText("scope").Last.ClickAsync();
        var panel = tab.Page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" });
        await panel.GetByText("Vögel").WaitForAsync();
        await panel.GetByText("must have the form").First.WaitForAsync();
        Assert.Contains("show=rejection:", tab.Page.Url, StringComparison.Ordinal);

        await panel.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await panel.GetByText("1 record still rejected.").WaitForAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => panel.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.Contains("Vögel", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await panel.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await grid.GetByRole(AriaRole.Row).Filter(new() { HasText = "invalid_scope" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task Rejections_are_filtered_in_the_address_and_new_ones_come_in_by_themselves()
    {
        await using var program = await ServedProgram.StartAsync();
        var token = await TokenAsync(program, "mobile");
        await PostAsync(program, token, $"{Bad}\n{{broken\n{{again");
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync($"{Page}&reason=invalid_json&token=mobile");
        var grid = tab.Page.GetByRole(AriaRole.Grid, new() { Name = "rejected records" });
        await tab.Page.GetByTitle("2 of 3 rejected records").WaitForAsync();
        await PostAsync(program, token, "{third");
        await grid.GetByText("{third").First.WaitForAsync();
        await tab.Page.GetByTitle("3 of 4 rejected records").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Replay …" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Replay them" }).ClickAsync();
        await tab.Page.GetByText("3 records still rejected.").WaitForAsync();
    }

    [Fact]
    public async Task Everything_is_reached_by_keyboard()
    {
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync("/overview");
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("s");
        await tab.Page.WaitForURLAsync(new Regex("/settings/intake"));
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "HTTP" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.GetByRole(AriaRole.Tabpanel).GetByText("[sinks.footfall]").WaitForAsync();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_page_is_accessible_and_fits(int width, bool isDark)
    {
        await using var program = await ServedProgram.StartAsync();
        var token = await TokenAsync(program, "mobile");
        await TokenAsync(program, "silent");
        await PostAsync(program, token, $$"""{"scope":"create:project","timestamp":"2026-01-05T09:00:00Z"}{{"\n"}}{{Bad}}""");
        await using var tab = await shared.Browser.OpenAsync(program, new View(width, 900, isDark));
        await tab.GoAsync(Page);
        await AssertAccessibleAsync(tab);
        await tab.Page.GetByRole(AriaRole.Grid, new() { Name = "rejected records" }).GetByRole(AriaRole.Gridcell).First.ClickAsync();
        await tab.Page.GetByText("Where it came from").WaitForAsync();
        await AssertAccessibleAsync(tab);
    }

    private static async Task AssertAccessibleAsync(Tab tab)
    {
        var axe = await tab.Page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
    }

    private static async Task<string> TokenAsync(ServedProgram program, string name) =>
        (await ServedProgram.RunAsync("token", "create", name, "--ingest", "--data", program.Folder)).Trim();

    private static async Task PostAsync(ServedProgram program, string token, string lines)
    {
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.PostAsync("/api/v1/events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"));
        Assert.True((int)response.StatusCode is 200 or 400, $"The server answered {(int)response.StatusCode}.");
    }
}
