using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.Extensions.Logging;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Hands the connector's events to where all formats meet, and waits until they are committed. Nobody answers for a connector
/// that is told to come back later, so it comes back by itself for as long as it takes.
/// </summary>
public sealed partial class RunIntake(IntakeGate gate, TimeProvider time, ILogger<RunIntake> logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly Caller Sender = new() { Owner = RunEvents.Owner, Name = "Kodosumi connector", Kind = CallerKind.Local };

    /// <summary>Has events stored.</summary>
    /// <returns>How many of them were new.</returns>
    internal async Task<int> SendAsync(IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return 0;
        }

        var delivery = ToDelivery(events);
        for (var pause = IntakeFullException.RetryAfter; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return (await gate.TakeAsync(delivery)).Stored;
            }
            catch (Exception e) when (e is IntakeFullException or StoreException)
            {
                Waits(logger, events.Count, pause, e.Message);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private Delivery ToDelivery(IReadOnlyList<Event> events)
    {
        var received = time.GetUtcNow();
        var batch = Guid.CreateVersion7(received);
        var finished = events.Select((e, i) => e with { Batch = batch, Position = (uint)i, Received = received }).ToList();
        return new Delivery
        {
            Caller = Sender,
            Protocol = "kodosumi",
            Batch = new EventBatch
            {
                Events = finished,
                Bytes = finished.Sum(e => e.Payload?.Length ?? 0) + (finished.Count * 200L),

                // A folder may be read again years later. And what an agent does is no work of its user.
                SkipStored = true,
                Work = WorkMode.None,
            },
            IsListed = true,
        };
    }

    [LoggerMessage(EventId = 600, Level = LogLevel.Warning, Message = "{Events} events of the Kodosumi connector wait {Pause} for the store: {Reason}")]
    private static partial void Waits(ILogger logger, int events, TimeSpan pause, string reason);
}
