using Footfall.ClickHouse;
using Footfall.Model.Activity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Rollups;

/// <summary>Makes the rollups of days that are over and quiet, a month's days at a time, and seals them.</summary>
public sealed partial class UsageRollup(IStore store, DaySeals seals, ActivityRules rules, TimeProvider time, ILogger<UsageRollup> logger) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyList<Rollup> _rollups = Rollup.All(rules);

    /// <summary>Days that were sealed. Other servers have heard of that by the next pass, and read no earlier version.</summary>
    private readonly Queue<(IReadOnlyList<int> Days, long Version)> _outdated = new();

    /// <summary>One pass at a time: of two, each would make what the other makes.</summary>
    private readonly SemaphoreSlim _passing = new(1, 1);

    /// <summary>Seals all days that can be sealed now.</summary>
    /// <param name="quiet">How long ago a day's last commit must be.</param>
    /// <param name="cancellationToken">Stops between two months.</param>
    public async Task SealAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        await _passing.WaitAsync(cancellationToken);
        try
        {
            await RemoveOutdatedAsync(cancellationToken);
            while (await SealMonthAsync(quiet, cancellationToken))
            {
            }

            if (!seals.IsShared)
            {
                await RemoveOutdatedAsync(cancellationToken);
            }
        }
        finally
        {
            _passing.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _passing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
            {
                await TrySealAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops. What was not sealed is read from events, and sealed next time.
        }
    }

    private async Task TrySealAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SealAsync(Quiet, stoppingToken);
        }
        catch (StoreException e)
        {
            SealingFailed(logger, e);
        }
    }

    /// <summary>False when there is none.</summary>
    private async Task<bool> SealMonthAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        var (days, version) = seals.BeginSealing(quiet);
        if (days.Count == 0)
        {
            return false;
        }

        foreach (var rollup in _rollups)
        {
            await store.ExecuteAsync(rollup.Fill(days, version), cancellationToken);
        }

        var done = await seals.EndSealingAsync(days, version, cancellationToken);
        _outdated.Enqueue((done, version));
        Sealed(logger, done.Count);
        return true;
    }

    /// <summary>
    /// Rows of earlier versions count no more; they only take room. Later ones are another server's. A removal is a task for each part of the table, whatever it removes, so there
    /// is one a table and not one a month.
    /// </summary>
    private async Task RemoveOutdatedAsync(CancellationToken cancellationToken)
    {
        var versions = new Dictionary<int, long>();
        while (_outdated.TryDequeue(out var last))
        {
            foreach (var day in last.Days)
            {
                versions[day] = last.Version;
            }
        }

        if (versions.Count == 0)
        {
            return;
        }

        var parameters = new Parameters().Add("days", versions.Keys.Select(d => (long)d)).Add("versions", versions.Values);
        const string Earlier = "toInt64(day) IN {days:Array(Int64)} AND version < transform(toInt64(day), {days:Array(Int64)}, {versions:Array(Int64)}, toInt64(0))";
        foreach (var table in _rollups.Select(r => r.Table))
        {
            var outdated = Statement.Write($"SELECT count() AS rows FROM {table} WHERE {Earlier}") with { Parameters = parameters };
            if ((await store.SingleAsync<Outdated>(outdated, cancellationToken)).Rows > 0)
            {
                await store.ExecuteAsync(outdated with { Sql = $"DELETE FROM {table} WHERE {Earlier}" }, cancellationToken);
            }
        }
    }

    private sealed record Outdated(long Rows);

    [LoggerMessage(EventId = 210, Level = LogLevel.Debug, Message = "Sealed {Days} days")]
    private static partial void Sealed(ILogger logger, int days);

    [LoggerMessage(EventId = 211, Level = LogLevel.Warning, Message = "Rollups could not be made; questions read events instead, and it is tried again")]
    private static partial void SealingFailed(ILogger logger, Exception exception);
}
