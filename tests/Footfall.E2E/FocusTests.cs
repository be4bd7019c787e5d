using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Where the keyboard is after something was opened and closed: never at the top of the page again.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class FocusTests(FilledServer shared)
{
    [Theory]
    [InlineData("Enter")]
    [InlineData("Escape")]
    public async Task Closing_the_panel_from_inside_leads_back_to_the_cell_that_opened_it(string key)
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/events?period=7d");
        var cell = tab.Page.Locator("[data-row='3'][data-col='1']");
        await cell.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Close the selection" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" })).ToHaveCountAsync(0);
        await Assertions.Expect(cell).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Closing_a_panel_that_the_address_opened_leads_to_the_page()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d&show=user:u1");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Close the selection" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_menu_begins_at_its_first_entry_and_closing_the_statement_leads_back_to_its_button()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        var menu = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Unique users: menu" });
        await menu.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Export PNG" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "SQL of" }).GetByText("SELECT").First.WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(menu).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_list_of_keys_and_the_palette_lead_back_to_where_one_was()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        var period = tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Period") });
        await period.FocusAsync();
        foreach (var key in new[] { "?", "/" })
        {
            await tab.Page.Keyboard.PressAsync(key);
            await tab.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
            await tab.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await Assertions.Expect(period).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Signing_in_needs_no_key_to_reach_the_first_field()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program, signedIn: false);
        tab.Expected = c => c.Contains("401", StringComparison.Ordinal);
        await tab.Page.GotoAsync("/overview");
        await Assertions.Expect(tab.Page.GetByLabel("Login or mail address")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Tab_goes_through_the_top_bar_as_it_is_seen()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        await tab.Page.GetByRole(AriaRole.Switch, new() { NameRegex = new Regex("^compare") }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Search, key /" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_button_keeps_the_keyboard_while_it_works()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/settings/intake?period=24h");
        await tab.Page.GetByLabel("Try the privacy rules").FillAsync("mail ann@acme.example");
        await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByText("mail [mail]").WaitForAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try", Exact = true })).ToBeFocusedAsync();
        await tab.Page.GetByLabel("Try the privacy rules").FillAsync("bo@acme.example");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.Page.GetByText("[mail]", new() { Exact = true }).WaitForAsync();
    }
}
