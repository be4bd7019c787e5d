using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>Chromium, once for all tests. Debian's, or what FOOTFALL_CHROMIUM names.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("FOOTFALL_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>A window of its own, signed in as the administrator unless <paramref name="signedIn"/> is false.</summary>
    internal async Task<Tab> OpenAsync(ServedProgram server, View? view = null, bool signedIn = true)
    {
        view ??= View.Desktop;
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address,
            ViewportSize = new ViewportSize { Width = view.Width, Height = view.Height },
            ColorScheme = view.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            TimezoneId = "UTC",
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        if (signedIn)
        {
            var answer = await context.APIRequest.PostAsync("/api/v1/session", new APIRequestContextOptions
            {
                DataObject = new { login = "admin", password = ServedProgram.Password },
                Headers = new Dictionary<string, string> { ["Origin"] = server.Address },
            });
            Assert.True(answer.Ok, $"Signing in answered {answer.Status}: {await answer.TextAsync()}");
        }

        return new Tab(context, await context.NewPageAsync());
    }
}
