using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>The pictures of the README, taken from the demo. UPDATE_DOCS=1 puts them into docs/pictures.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed class PictureTests(FilledServer shared)
{
    [Fact]
    public async Task The_demo_fills_the_pages()
    {
        await using var demo = await ServedProgram.StartAsync(ServedProgram.Password, null, null, "demo");
        foreach (var isDark in new[] { false, true })
        {
            await using var tab = await shared.Browser.OpenAsync(demo, View.Desktop with { IsDark = isDark });
            foreach (var page in new[] { "overview", "events" })
            {
                await tab.GoAsync($"/{page}?period=30d&compare=true");
                Assert.Empty(await tab.Page.GetByText("No events").AllAsync());
                var picture = Path.Combine(Folder(), $"{page}-{(isDark ? "dark" : "light")}.png");
                await tab.Page.ScreenshotAsync(new() { Path = picture });
                Assert.True(new FileInfo(picture).Length > 30_000, $"{picture} is nearly empty.");
            }

            await tab.GoAsync("/settings/intake");
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Table).First).ToContainTextAsync("labeling server");
            Assert.Empty(await tab.Page.GetByText("Nothing was rejected").AllAsync());
        }
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Footfall.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Footfall.slnx was not found above the tests.");
        }

        return Directory.CreateDirectory(Path.Combine(root.FullName, Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1" ? "docs/pictures" : "artifacts/pictures")).FullName;
    }
}
