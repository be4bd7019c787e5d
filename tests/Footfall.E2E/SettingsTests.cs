using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Accounts, orgs, tokens and sessions as an administrator uses them, on a server of its own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class SettingsTests(FilledServer shared)
{
    [Fact]
    public async Task An_account_is_invited_changed_and_removed()
    {
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("status of 400", StringComparison.Ordinal) || c.Contains("status of 409", StringComparison.Ordinal);
        await tab.GoAsync("/settings/accounts");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New account" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await dialog.GetByText("must have 1 to 256 characters.").WaitForAsync();
        await dialog.GetByLabel("Login").FillAsync("ann");
        await dialog.GetByLabel("Role").SelectOptionAsync("analyst");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        Assert.StartsWith($"{program.Address.TrimEnd('/')}/sign-in?token=", await dialog.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        var row = tab.Page.Locator("tbody tr", new() { HasText = "ann" });
        await row.GetByText("no password yet").WaitForAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Change ann" }).ClickAsync();
        await dialog.GetByLabel("Role").SelectOptionAsync("manager");
        await dialog.GetByLabel("Orgs").FillAsync("acme, beta");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await row.GetByText("acme, beta").WaitForAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Remove ann" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove it for good" }).ClickAsync();
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove admin" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove it for good" }).ClickAsync();
        await dialog.GetByText("This is the last administrator.").WaitForAsync();
    }

    [Fact]
    public async Task A_capture_rule_is_made_and_ended()
    {
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("status of 400", StringComparison.Ordinal);
        await tab.GoAsync("/settings/logging");
        await tab.Page.GetByText("Everything that is sent is stored.").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New rule" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await dialog.GetByText("must be a text of 1 to 200 characters.").WaitForAsync();
        await dialog.GetByLabel("For", new() { Exact = true }).FillAsync("lost drawings");
        await dialog.GetByLabel("User").FillAsync("u42");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        var row = tab.Page.Locator("tbody tr", new() { HasText = "lost drawings" });
        await row.GetByText("u42").WaitForAsync();
        await tab.SettleAsync();
        Assert.Empty((await tab.Page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        await row.GetByRole(AriaRole.Button, new() { Name = "End lost drawings" }).ClickAsync();
        await row.GetByText("ended").WaitForAsync();
    }

    [Fact]
    public async Task A_token_is_made_and_revoked_and_the_audit_is_whole()
    {
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        await tab.GoAsync("/settings/tokens");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Kind").SelectOptionAsync("browser");
        await dialog.GetByLabel("Name").FillAsync("shop");
        await dialog.GetByLabel("Origins").FillAsync("https://app.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        Assert.StartsWith("ff_browser_", await dialog.Locator("pre").InnerTextAsync(), StringComparison.Ordinal);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        var row = tab.Page.Locator("tbody tr", new() { HasText = "from https://app.example" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke shop" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Revoke it" }).ClickAsync();
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await tab.GoAsync("/events?org=footfall&period=1h");
        await tab.Page.GetByText("revoke:token").First.WaitForAsync();
        Assert.Contains("The audit is whole.", await ServedProgram.RunAsync("audit", "verify", "--data", program.Folder), StringComparison.Ordinal);
        Assert.Contains("analyst", await CreatedAsync(program), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task The_pages_are_accessible_and_fit(int width, bool isDark)
    {
        await using var tab = await shared.Browser.OpenAsync(shared.Program, new View(width, 900, isDark));
        foreach (var page in new[] { "accounts", "orgs", "tokens", "sessions" })
        {
            await tab.GoAsync($"/settings/{page}");
            await tab.Page.Locator("tbody tr").First.WaitForAsync();
            var axe = await tab.Page.RunAxe();
            Assert.Empty(axe.Violations.Select(v => $"{page} {v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
            Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{page} is wider than the window.");
        }
    }

    private static async Task<string> CreatedAsync(ServedProgram program)
    {
        await ServedProgram.RunAsync("account", "create", "bob", "--role", "analyst", "--data", program.Folder);
        return await ServedProgram.RunAsync("account", "list", "--data", program.Folder);
    }
}
