using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Footfall.Analytics.Asking;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Events;

/// <summary><c>/api/v1/events/live</c>, <c>/api/v1/runs/live</c>, <c>/api/v1/problems/live</c>: tells a page that events were committed, so that it asks again. Server-sent events.</summary>
internal static class LiveEndpoints
{
    // Pages redraw at most this often, however many commits there are.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    internal static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/events/live", Listen(CommitTopic.Events)).WithTags("Events").WithSummary("Server-sent events: one message when events were committed").ExcludeFromDescription();
        api.MapGet("/runs/live", Listen(CommitTopic.Runs)).WithTags("Runs").WithSummary("Server-sent events: one message when events of runs were committed").ExcludeFromDescription();
        api.MapGet("/problems/live", Listen(CommitTopic.Errors)).WithTags("Problems").WithSummary("Server-sent events: one message when errors were committed").ExcludeFromDescription();
    }

    private static Func<HttpContext, CommitFeed, TimeProvider, IHostApplicationLifetime, CancellationToken, IResult> Listen(CommitTopic topic) =>
        (context, feed, time, lifetime, cancellationToken) =>
            TypedResults.ServerSentEvents(ListenAsync(() => feed.Listen(topic), time, Rights.Of(context) == Access.All, lifetime.ApplicationStopping, cancellationToken));

    private static async IAsyncEnumerable<SseItem<Commit?>> ListenAsync(
        Func<CommitListener> listen,
        TimeProvider time,
        bool seesEverything,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        using var listener = listen();
        yield return new SseItem<Commit?>(null, "hello");
        while (!both.IsCancellationRequested)
        {
            var commit = await NextAsync(listener, time, both.Token);
            yield return commit is null ? new SseItem<Commit?>(null, "alive") : new SseItem<Commit?>(seesEverything ? commit : new Commit(0, commit.Newest), "commit");
            if (!await WaitAsync(time, both.Token))
            {
                yield break;
            }
        }
    }

    private static async Task<Commit?> NextAsync(CommitListener listener, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(_ => limit.Cancel(), null, KeepAlive, Timeout.InfiniteTimeSpan);
        try
        {
            return await listener.Commits.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<bool> WaitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Pause, time, cancellationToken);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
