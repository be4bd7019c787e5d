using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Writing;
using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>Fills a store with made-up history up to now, and makes events as time goes on.</summary>
internal sealed class DemoPlatform(IServiceProvider services, DemoSenders senders, TimeProvider time)
{
    private const int EventsAtOnce = 20_000;
    private const int LastEvents = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly EventWriter _writer = services.GetRequiredService<EventWriter>();
    private readonly Queue<Event> _later = new();

    /// <summary>Stores the history, its end by the way real events come; what would lie in the future is kept for later.</summary>
    /// <returns>Number of events stored.</returns>
    internal async Task<long> FillAsync(int days, int users, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var simulation = new Simulation(new SimulationOptions { From = today.AddDays(1 - days), Days = days + 1, Users = users });
        var stored = 0L;
        var waiting = new List<Event>();
        foreach (var e in simulation.Days().SelectMany(d => d))
        {
            if (e.Time >= now)
            {
                _later.Enqueue(e);
                continue;
            }

            waiting.Add(e);
            stored++;
            if (waiting.Count == EventsAtOnce)
            {
                await StoreAsync(waiting);
                waiting = [];
            }
        }

        var last = waiting.TakeLast(LastEvents).ToList();
        await StoreAsync(waiting[..^last.Count]);
        await senders.SendAsync(last, cancellationToken);
        await new DemoProblems(services).ActAsync(cancellationToken);
        await services.GetRequiredService<UsageRollup>().SealAsync(TimeSpan.Zero, cancellationToken);
        return stored;
    }

    /// <summary>Stores events when their time has come. When the day's are used up, they come again later.</summary>
    internal async Task GoOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, cancellationToken);
                var due = new List<Event>();
                while (_later.TryPeek(out var next) && next.Time <= time.GetUtcNow())
                {
                    due.Add(_later.Dequeue());
                }

                await senders.SendAsync(due, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The demo ends.
        }
    }

    private Task<WriteResult> StoreAsync(List<Event> events)
    {
        var batch = Guid.CreateVersion7(time.GetUtcNow());
        var finished = events.Select((e, i) => e with
        {
            Batch = batch,
            Position = (uint)i,
            Received = e.Time,
            Kind = EventKind.Of(e.Scope, e.Source, e.Package is not null, null),
        }).ToList();
        return _writer.WriteAsync(new EventBatch { Events = finished, Bytes = finished.Count * 400L });
    }
}
