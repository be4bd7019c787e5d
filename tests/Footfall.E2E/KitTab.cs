using Microsoft.Playwright;

namespace Footfall.E2E;

/// <summary>A tab of the site with the kit begun, and the org that its events are of.</summary>
internal static class KitTab
{
    /// <summary>An org that no other test has.</summary>
    internal static string NewOrg() => $"kit-{Guid.NewGuid():N}"[..16];

    /// <summary>A browser of its own; its tabs share a queue.</summary>
    internal static async Task<IBrowserContext> OpenAsync(KitServer server)
    {
        var tab = await server.Browser.OpenAsync(server.Program, signedIn: false);
        await tab.Page.CloseAsync();
        return tab.Context;
    }

    /// <summary>Opens a tab and begins, without the event of loading unless <paramref name="more"/> names an app.</summary>
    internal static async Task<IPage> BeginAsync(this IBrowserContext context, KitServer server, string org, string more = "")
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{server.Site}/");
        await page.BeginAsync(server, org, more);
        return page;
    }

    internal static Task BeginAsync(this IPage page, KitServer server, string org, string more = "") =>
        page.EvaluateAsync($"() => void footfall.init({{ url: '{server.Program.Address}', token: '{server.Token}', app: '', fields: {{ org_slug: '{org}' }}, {more} }})");

    /// <summary>Runs a statement in the page.</summary>
    internal static Task RunAsync(this IPage page, string script) => page.EvaluateAsync($"async () => {{ {script} }}");

    /// <summary>Closes a tab as its user does, who does not wait for it.</summary>
    internal static async Task LeaveAsync(this IPage page)
    {
        var closed = new TaskCompletionSource();
        page.Close += (_, _) => closed.TrySetResult();
        await page.CloseAsync(new() { RunBeforeUnload = true });
        await closed.Task;
    }

    /// <summary>Events in the queue of the origin.</summary>
    internal static Task<int> WaitingAsync(this IPage page) => page.EvaluateAsync<int>(
        """
        () => new Promise((resolve, reject) => {
          const opening = indexedDB.open('footfall');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const count = opening.result.transaction('events').objectStore('events').count();
            count.onsuccess = () => { opening.result.close(); resolve(count.result); };
          };
        })
        """);

    /// <summary>What became of events of these scopes, by the page's own account.</summary>
    internal static Task<string[]> TracesAsync(this IPage page) => page.EvaluateAsync<string[]>("() => footfall.watch(() => undefined).map((t) => `${t.event.scope} ${t.state} ${t.by}`)");
}
