using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>From the link that the server prints to a password of one's own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class SignInTests(FilledServer shared)
{
    [Fact]
    public async Task A_one_time_link_works_on_a_click_and_once_and_leads_to_a_password()
    {
        await using var program = await ServedProgram.StartAsync(password: null);
        await using (var looker = await shared.Browser.OpenAsync(program, signedIn: false))
        {
            // Programs that preview links must not use them up: opening one sends nothing.
            await looker.Page.GotoAsync(program.SignInLink);
            await looker.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).WaitForAsync();
        }

        await using var tab = await shared.Browser.OpenAsync(program, signedIn: false);
        tab.Expected = c => c.Contains("401", StringComparison.Ordinal) || c.Contains("40", StringComparison.Ordinal);
        await tab.Page.GotoAsync(program.SignInLink);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Choose a password" }).WaitForAsync();
        await tab.Page.GetByLabel("New password", new() { Exact = true }).FillAsync("a-password-of-my-own");
        await tab.Page.GetByLabel("New password again").FillAsync("a-password-of-my-own");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save the password" }).ClickAsync();
        await tab.Page.WaitForURLAsync(new Regex("overview"));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Account admin" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await tab.Page.WaitForURLAsync(new Regex("sign-in"));
        await tab.Page.GotoAsync(program.SignInLink);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Alert).WaitForAsync();

        await tab.Page.GotoAsync("/events?period=30d");
        await tab.Page.WaitForURLAsync(new Regex("sign-in"));
        await tab.Page.GetByLabel("Login or mail address").FillAsync("admin");
        await tab.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("a-password-of-my-own");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync(new Regex("events\\?period=30d"));
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_nothing_is_shown()
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program, signedIn: false);
        tab.Expected = c => c.Contains("401", StringComparison.Ordinal);
        await tab.Page.GotoAsync("/overview");
        await tab.Page.GetByLabel("Login or mail address").FillAsync("admin");
        await tab.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.Contains("/sign-in", tab.Page.Url, StringComparison.Ordinal);
    }
}
