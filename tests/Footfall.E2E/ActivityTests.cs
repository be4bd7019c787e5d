using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The page Activity and a user's page as somebody uses them, against minutes that were counted by hand.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class ActivityTests(FilledServer shared)
{
    // Noon of yesterday, so that all of it is over and lies in the last 14 days.
    private static readonly DateTimeOffset Noon = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddHours(-12);

    [Fact]
    public async Task Page_counts_users_and_minutes_and_leads_to_a_user_with_sessions_and_problems()
    {
        await using var program = await ServedProgram.StartAsync();
        var reply = await FilledServer.SendAsync(program, string.Join('\n', Lines().Select(l => JsonSerializer.Serialize(l))));
        Assert.Equal(6, reply.GetProperty("accepted").GetInt32());
        await using var tab = await shared.Browser.OpenAsync(program);

        await tab.GoAsync("/activity?tz=UTC");
        await AssertFigureAsync(tab, "WAU", "2");
        await AssertFigureAsync(tab, "Time active", "2");
        await tab.Page.GetByText("mean 0.14").Or(tab.Page.GetByText("Active users a day")).First.WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Action: Any" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Login" }).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.WaitForURLAsync(new Regex("category=login"));
        await AssertFigureAsync(tab, "WAU", "1");

        await tab.GoAsync("/activity?tz=UTC");
        var row = tab.Page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Row).Nth(1);
        await row.GetByText("Ann Okafor").WaitForAsync();
        await row.GetByText("1 h 20 min").WaitForAsync();
        await row.GetByText("1 h 20 min").ClickAsync();
        await tab.Page.WaitForURLAsync(new Regex("/users/u1"));

        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Ann Okafor" }).WaitForAsync();
        await tab.Page.GetByText("different minutes with activity, 1 h 20 min in all").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("1 h 20 min, IDE 1 h 10 min, Tunnel 20 min") }).WaitForAsync();
        await tab.Page.GetByText("TypeError: lost the canvas").First.WaitForAsync();
        await tab.Page.GetByText("jupyter (IDE)").First.WaitForAsync();
        var session = tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("3 events.*jupyter") });
        await session.ClickAsync();
        await tab.Page.GetByText("use:tunnel").First.WaitForAsync();
    }

    [Fact]
    public async Task Key_and_palette_lead_to_the_page()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview");
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("a");
        await tab.Page.WaitForURLAsync(new Regex("/activity"));
        await tab.Page.GetByText("Last 14 days").First.WaitForAsync();
    }

    private static IEnumerable<Dictionary<string, object?>> Lines()
    {
        // 70 minutes of an IDE and 20 of a tunnel, 10 of them at the same time.
        yield return Line("use:ide", 0, "u1", 70 * 60_000, new() { ["app"] = "jupyter" });
        yield return Line("use:tunnel", 60, "u1", 20 * 60_000, new() { ["source"] = "ssh" });
        yield return Line("send:exception", 65, "u1", null, new() { ["type"] = "TypeError", ["message"] = "lost the canvas" });
        yield return Line("use:app", 0, "u2", 40 * 60_000, new() { ["app"] = "grafana" });
        yield return Line("login:user", 20, "u2", null, []);
        yield return Line("use:ide", 30, null, 60_000, []);
    }

    private static Dictionary<string, object?> Line(string scope, int minute, string? user, long? duration, Dictionary<string, object?> payload) => new()
    {
        ["scope"] = scope,
        ["timestamp"] = Noon.AddMinutes(minute).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        ["source"] = "server",
        ["user_id"] = user,
        ["user_name"] = user == "u1" ? "Ann Okafor" : null,
        ["session_id"] = user == "u1" ? "s1" : null,
        ["duration"] = duration,
        ["payload"] = payload,
    };

    private static async Task AssertFigureAsync(Tab tab, string title, string value)
    {
        var figure = tab.Page.GetByRole(AriaRole.Group, new() { Name = title, Exact = true });
        await figure.GetByText(new Regex($"^{value}")).First.WaitForAsync();
    }
}
