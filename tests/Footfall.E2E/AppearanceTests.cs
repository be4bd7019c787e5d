using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Every page in both themes and several widths: reachable for everybody, nothing cut off.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class AppearanceTests(FilledServer shared)
{
    public static TheoryData<string, int, bool> Views
    {
        get
        {
            var views = new TheoryData<string, int, bool>();
            foreach (var page in new[] { "/overview?period=7d&compare=true", "/activity", "/users/u1", "/events?period=7d", "/docs", "/sign-in" })
            {
                foreach (var width in new[] { View.Phone.Width, View.Desktop.Width })
                {
                    views.Add(page, width, false);
                    views.Add(page, width, true);
                }
            }

            views.Add("/overview?period=7d", View.Wall.Width, false);
            views.Add("/events?period=7d", View.Wall.Width, true);
            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_page_is_accessible_and_fits(string page, int width, bool isDark)
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program, new View(width, 900, isDark), signedIn: page != "/sign-in");
        tab.Expected = c => page == "/sign-in" && c.Contains("401", StringComparison.Ordinal);
        await tab.GoAsync(page);
        var axe = await tab.Page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
    }

    [Fact]
    public async Task An_opened_event_is_accessible_in_both_themes()
    {
        foreach (var isDark in new[] { false, true })
        {
            await using var tab = await shared.Browser.OpenAsync(shared.Program, View.Desktop with { IsDark = isDark });
            await tab.GoAsync("/events?period=7d");
            await tab.Page.GetByRole(AriaRole.Grid).GetByRole(AriaRole.Row).Nth(2).ClickAsync();
            await tab.Page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" }).GetByText("answer").First.WaitForAsync();
            var axe = await tab.Page.RunAxe();
            Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        }
    }
}
