using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The page Settings / Connectors as an administrator uses it, on a server of its own.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class ConnectorsTests(FilledServer shared) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-connector-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_folder_is_watched_says_what_it_skips_and_is_removed()
    {
        LeaveAnEmptyDatabase();
        await using var program = await ServedProgram.StartAsync();
        await using var tab = await shared.Browser.OpenAsync(program);
        tab.Expected = c => c.Contains("status of 400", StringComparison.Ordinal);
        await tab.GoAsync("/settings/connectors");
        await tab.Page.GetByText("No folder is watched.").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Watch a folder" }).ClickAsync();
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();
        await dialog.GetByText("must be an absolute path without semicolons").WaitForAsync();
        await dialog.GetByLabel("Folder").FillAsync(_folder.FullName);
        await dialog.GetByLabel("Org").FillAsync("acme");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Watch it" }).ClickAsync();

        var row = tab.Page.GetByRole(AriaRole.Group, new() { Name = "Folders" }).Locator("tbody tr");
        await row.GetByText("Watching: the system tells of changes").WaitForAsync();
        var skipped = tab.Page.GetByRole(AriaRole.Group, new() { Name = "Skipped executions" }).Locator("tbody tr");
        await skipped.GetByText("The database has 0 bytes.").WaitForAsync();
        await tab.Page.GetByText("1 have sqlite3.db, 0 have none.").WaitForAsync();

        File.WriteAllText(Database, "something else by now");
        await row.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await skipped.GetByText("The file is not a SQLite database.").WaitForAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop watching" }).ClickAsync();
        await tab.Page.GetByText("No folder is watched.").WaitForAsync();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task The_page_is_accessible_and_fits(int width, bool isDark)
    {
        LeaveAnEmptyDatabase();
        var data = _folder.CreateSubdirectory("footfall").FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "appsettings.json"), JsonSerializer.Serialize(new Dictionary<string, string[]> { ["Connectors:Kodosumi:Folders"] = [_folder.FullName] }), TestContext.Current.CancellationToken);
        await using var program = await ServedProgram.StartAsync(folder: data);
        await using var tab = await shared.Browser.OpenAsync(program, new View(width, 900, isDark));
        await tab.GoAsync("/settings/connectors");
        await tab.Page.GetByText("The database has 0 bytes.").First.WaitForAsync();

        var axe = await tab.Page.RunAxe();

        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    private string Database => Path.Combine(_folder.FullName, "execution", "0192f0c1-7c2b-4e0a-9b1a-5f0f0c1d2e3f", "69a54e500000000000000001", "sqlite3.db");

    private void LeaveAnEmptyDatabase()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        File.WriteAllBytes(Database, []);
        File.SetLastWriteTimeUtc(Database, File.GetLastWriteTimeUtc(Database).AddMinutes(-5));
    }
}
