using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Health;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can take events and answer, or why not.</summary>
internal static class HealthEndpoints
{
    private const long LeastFreeBytes = 200L << 20;

    // Some load balancers ask with HEAD; without it they would be answered by the pages, always with 200.
    private static readonly string[] Methods = ["GET", "HEAD"];

    internal static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/healthz", Methods, () => Results.Ok(new HealthAnswer("alive", []))).AllowAnonymous().WithTags("Health").WithSummary("Alive").Produces<HealthAnswer>();
        app.MapMethods("/readyz", Methods, ReadyAsync).AllowAnonymous().WithTags("Health").WithSummary("Ready to take events and to answer").Produces<HealthAnswer>().Produces<HealthAnswer>(503);
    }

    internal static void MapAbout(this IEndpointRouteBuilder api) => api
        .MapGet("/about", (IStore store) => Results.Ok(new AboutAnswer("Footfall", Product.Version, store.Description)))
        .WithTags("Health").WithSummary("What this server is").Produces<AboutAnswer>();

    private static async Task<IResult> ReadyAsync(IStore store, EventWriter writer, DataFolder folder, IHostApplicationLifetime lifetime, AccountsDatabase accounts, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            reasons.Add("The server is stopping.");
        }

        if (writer.Trouble is { } trouble)
        {
            reasons.Add($"The last commit failed: {trouble}");
        }

        if (new DriveInfo(folder.Path).AvailableFreeSpace is var free && free < LeastFreeBytes)
        {
            reasons.Add(FormattableString.Invariant($"The disk of the data folder is nearly full: {free >> 20} MB are free."));
        }

        if (await ProbeAsync(store, cancellationToken) is { } problem)
        {
            reasons.Add(problem);
        }

        // Without the shared database of accounts events are taken all the same; a proxy that took this server out would lose them.
        string[] notes = accounts.Trouble is null ? [] : ["The database of accounts does not answer. Events are taken; signing in and changes wait for it."];
        return reasons.Count == 0
            ? Results.Ok(new HealthAnswer("ready", notes))
            : Results.Json(new HealthAnswer("not ready", [.. reasons, .. notes]), StoreRows.Json, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string?> ProbeAsync(IStore store, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await store.TextAsync(new Statement("SELECT 1"), "TabSeparated", limit.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "The store does not answer within 5 seconds.";
        }
        catch (StoreException e)
        {
            return $"The store does not answer: {e.Message}";
        }
    }
}
