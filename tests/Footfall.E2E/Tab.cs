using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>A window with one page. What the browser complains about fails the test when the window is closed.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal Tab(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.SetDefaultTimeout(20_000);
    }

    internal IPage Page { get; }

    internal IBrowserContext Context => _context;

    /// <summary>Complaints that the test provokes by what it does.</summary>
    internal Func<string, bool> Expected { get; set; } = _ => false;

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.DoesNotContain(_complaints, c => !Expected(c));
    }

    /// <summary>Goes to an address and waits until all its questions are answered.</summary>
    internal async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettleAsync();
    }

    /// <summary>Waits until no part of the page is waiting for an answer.</summary>
    internal async Task SettleAsync()
    {
        await Page.Locator("main").WaitForAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('main [aria-busy=true]') === null && document.querySelector('[aria-label=Loading]') === null");
    }
}
