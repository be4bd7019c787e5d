using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Addresses as people type and paste them.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class AddressTests(FilledServer shared)
{
    [Theory]
    [InlineData("/overview?period=zork", "period", "'zork' is not understood", "Show the last 7 days")]
    [InlineData("/events?period=7d&tz=Foo/Bar", "tz", "must be an IANA time zone", "Use this browser’s zone, UTC")]
    [InlineData("/events?from=x&to=2024-01-01T00:00:00Z", "from", "must be RFC 3339", "Show the last 7 days")]
    public async Task What_cannot_be_read_is_said_once_and_mended_with_one_press(string address, string name, string words, string button)
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        tab.Expected = c => c.Contains("400", StringComparison.Ordinal);
        await tab.Page.GotoAsync(address);
        var alert = tab.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToHaveCountAsync(1);
        await Assertions.Expect(alert).ToContainTextAsync(new Regex($"{name} .*{Regex.Escape(words)}"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(url => !url.Contains("zork", StringComparison.Ordinal) && !url.Contains("Foo", StringComparison.Ordinal) && !url.Contains("from=", StringComparison.Ordinal));
        await Assertions.Expect(alert).ToHaveCountAsync(0);
        await tab.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("Unique users|Events over time") }).WaitForAsync();
    }

    [Theory]
    [InlineData("/events/", "Events over time")]
    [InlineData("/overview/?period=7d", "Unique users")]
    [InlineData("/settings/intake/", "Senders")]
    public async Task A_slash_at_the_end_leads_to_the_same_page(string address, string heading)
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync(address);
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = heading }).First.WaitForAsync();
    }

    [Theory]
    [InlineData("kolkata", "Asia/Kolkata")]
    [InlineData("ho chi", "Asia/Ho_Chi_Minh")]
    [InlineData("kiev", "Europe/Kyiv")]
    public async Task A_zone_is_found_by_its_name_of_today_and_of_before_and_enter_takes_it(string typed, string zone)
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Time zone UTC" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Time zone" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync(typed);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Listbox, new() { Name = "Time zones" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(url => url.Contains($"tz={zone}", StringComparison.Ordinal));
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Time zone {zone}" })).ToBeFocusedAsync();
        await tab.SettleAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_zones_close_with_escape_and_give_the_focus_back()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        var zone = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Time zone UTC" });
        await zone.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Time zone" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(zone).ToBeFocusedAsync();
        Assert.DoesNotContain("tz=", tab.Page.Url, StringComparison.Ordinal);
    }
}
