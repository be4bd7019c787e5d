using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Everything without a mouse.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class KeyboardTests(FilledServer shared)
{
    [Fact]
    public async Task Letters_lead_to_pages_and_the_question_mark_lists_them()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview");
        await tab.Page.Keyboard.PressAsync("?");
        await tab.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("e");
        await tab.Page.WaitForURLAsync(new Regex("events"));
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("o");
        await tab.Page.WaitForURLAsync(new Regex("overview"));
    }

    [Fact]
    public async Task Brackets_move_the_period_and_t_opens_it()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=7d");
        await tab.Page.Keyboard.PressAsync("[");
        await tab.Page.WaitForURLAsync(new Regex("from="));
        await tab.Page.Keyboard.PressAsync("t");
        await tab.Page.GetByRole(AriaRole.Dialog).First.WaitForAsync();
    }

    [Fact]
    public async Task Two_quick_brackets_move_the_period_twice()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?from=2026-01-15T00:00:00Z&to=2026-01-16T00:00:00Z");
        await tab.Page.Keyboard.PressAsync("[");
        await tab.Page.Keyboard.PressAsync("[");
        await tab.Page.WaitForURLAsync(new Regex("from=2026-01-13T00:00:00"));
    }

    [Fact]
    public async Task What_is_typed_replaces_the_period_that_t_shows()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview?period=30d");
        await tab.Page.Keyboard.PressAsync("t");
        await Assertions.Expect(tab.Page.GetByLabel("Type a period")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("12h");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(new Regex("period=12h(&|$)"));
    }

    [Fact]
    public async Task The_palette_finds_a_user_by_a_part_of_the_name()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/overview");
        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search" }).FillAsync("Okaf");
        await tab.Page.GetByRole(AriaRole.Option, new() { Selected = true }).Filter(new() { HasText = "Ann Okafor" }).WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(new Regex("u1"));
    }

    [Fact]
    public async Task Rows_are_reached_and_opened_with_the_arrows()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program);
        await tab.GoAsync("/events?period=7d");
        var grid = tab.Page.GetByRole(AriaRole.Grid);
        await grid.GetByRole(AriaRole.Gridcell).First.ClickAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByRole(AriaRole.Complementary, new() { Name = "Selection" }).WaitForAsync();
    }
}
