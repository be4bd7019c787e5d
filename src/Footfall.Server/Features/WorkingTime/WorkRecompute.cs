using Footfall.ClickHouse;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>The recomputation that somebody asked for: one at a time, in the background, to be looked at until the next one.</summary>
internal sealed partial class WorkRecompute(WorkKeeper keeper, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<WorkRecompute> logger)
{
    private readonly Lock _gate = new();

    /// <summary>The latest; null when none was asked for since the server started.</summary>
    internal WorkRecomputeState? State { get; private set; }

    /// <summary>Starts one; null when one is under way.</summary>
    internal WorkRecomputeState? Start(TimeRange range)
    {
        lock (_gate)
        {
            if (State is { State: WorkRecomputeState.Running })
            {
                return null;
            }

            State = new WorkRecomputeState(WorkRecomputeState.Running, range.From, range.To, time.GetUtcNow());
        }

        _ = RunAsync(range);
        return State;
    }

    private async Task RunAsync(TimeRange range)
    {
        try
        {
            var outcome = await keeper.RecomputeAsync(range, new Percent(p => Set(s => s with { Percent = p })), lifetime.ApplicationStopping);
            Set(s => s with { State = "done", Percent = 100, Ended = time.GetUtcNow(), Days = outcome.Days, Inserted = outcome.Inserted, Removed = outcome.Removed });
        }
        catch (OperationCanceledException)
        {
            Set(s => s with { State = "failed", Ended = time.GetUtcNow(), Message = "The server was stopped. Nothing was changed." });
        }
        catch (StoreException e)
        {
            Failed(logger, e);
            Set(s => s with { State = "failed", Ended = time.GetUtcNow(), Message = $"The store failed: {e.Message}" });
        }
    }

    private void Set(Func<WorkRecomputeState, WorkRecomputeState> change)
    {
        lock (_gate)
        {
            State = change(State!);
        }
    }

    [LoggerMessage(EventId = 410, Level = LogLevel.Error, Message = "Working time could not be recomputed")]
    private static partial void Failed(ILogger logger, Exception exception);

    /// <summary>Reports in order and at once, which <see cref="Progress{T}"/> does not.</summary>
    private sealed class Percent(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
