using System.Collections.Concurrent;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model.Activity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Rollups;

/// <summary>Makes the rollups of days that are over and quiet, a month's days at a time, and seals them.</summary>
public sealed partial class UsageRollup(IStore store, DaySeals seals, ActivityRules rules, TimeProvider time, ILogger<UsageRollup> logger) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly string[] Tables = ["usage", "session_spans", "work_quarters", "activity", "activity_spans"];

    /// <summary>Days that were sealed. Other servers have heard of that by the next pass, and read no earlier version.</summary>
    private readonly ConcurrentQueue<(IReadOnlyList<int> Days, long Version)> _outdated = new();

    /// <summary>Seals all days that can be sealed now.</summary>
    /// <param name="quiet">How long ago a day's last commit must be.</param>
    /// <param name="cancellationToken">Stops between two months.</param>
    public async Task SealAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        await RemoveOutdatedAsync(cancellationToken);
        while (true)
        {
            var (days, version) = seals.BeginSealing(quiet);
            if (days.Count == 0)
            {
                return;
            }

            await store.ExecuteAsync(UsageStatement(days, version), cancellationToken);
            await store.ExecuteAsync(SessionsStatement(days, version), cancellationToken);
            await store.ExecuteAsync(WorkStatement(days, version), cancellationToken);
            await store.ExecuteAsync(ActivityStatement(days, version), cancellationToken);
            await store.ExecuteAsync(SpansStatement(days, version), cancellationToken);
            var done = await seals.EndSealingAsync(days, version, cancellationToken);
            _outdated.Enqueue((done, version));
            if (!seals.IsShared)
            {
                await RemoveOutdatedAsync(cancellationToken);
            }

            Sealed(logger, done.Count);
        }
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

    private async Task RemoveOutdatedAsync(CancellationToken cancellationToken)
    {
        while (_outdated.TryDequeue(out var last))
        {
            await RemoveOutdatedAsync(last.Days, last.Version, cancellationToken);
        }
    }

    /// <summary>Rows of earlier versions count no more; they only take room. Later ones are another server's.</summary>
    private async Task RemoveOutdatedAsync(IReadOnlyList<int> days, long version, CancellationToken cancellationToken)
    {
        foreach (var table in Tables)
        {
            var outdated = new Statement($"SELECT count() AS rows FROM {table} WHERE toInt64(day) IN {{days:Array(Int64)}} AND version < {{version:Int64}}")
            {
                Parameters = Values(days, version),
                Lane = Lane.Write,
            };
            if ((await store.SingleAsync<Outdated>(outdated, cancellationToken)).Rows > 0)
            {
                await store.ExecuteAsync(
                    outdated with { Sql = $"DELETE FROM {table} WHERE toInt64(day) IN {{days:Array(Int64)}} AND version < {{version:Int64}}" },
                    cancellationToken);
            }
        }
    }

    private static Statement UsageStatement(IReadOnlyList<int> days, long version) => new(
        $$"""
        INSERT INTO usage (day, version, hour, user_id, org_id, org_slug, package, q0, q1, q2, q3, errors, active)
        SELECT toDate(time) AS day, {version:Int64} AS version, {{UsageHours.Columns}}
        FROM events
        WHERE {{Where(days)}}
        GROUP BY day, {{UsageHours.Keys}}
        """)
    {
        Parameters = Values(days, version),
        Lane = Lane.Write,
    };

    private static Statement SessionsStatement(IReadOnlyList<int> days, long version) => new(
        $$"""
        INSERT INTO session_spans (day, version, user_id, org_id, org_slug, session_id, first, last)
        SELECT day, {version:Int64} AS version, user_id, org_id, org_slug, session_id, first, last
        FROM ({{SessionSpans.Select(Where(days), byDay: true)}})
        """)
    {
        Parameters = Values(days, version),
        Lane = Lane.Write,
    };

    private static Statement WorkStatement(IReadOnlyList<int> days, long version) => new(
        $$"""
        INSERT INTO work_quarters (day, version, {{WorkQuarters.Keys}}, events, objects, work_rows, work_ms)
        SELECT toDate(time) AS day, {version:Int64} AS version, {{WorkQuarters.Columns}}
        FROM events
        WHERE {{OfDays(days)}} {{WorkQuarters.Counted}}
        GROUP BY day, {{WorkQuarters.Keys}}
        """)
    {
        Parameters = Values(days, version),
        Lane = Lane.Write,
    };

    private Statement ActivityStatement(IReadOnlyList<int> days, long version) => new(
        $$"""
        INSERT INTO activity (day, version, date, hour, {{ActivityMinutes.Keys}}, minutes)
        SELECT day, {version:Int64} AS version, toDate(toDateTime(hour, 'UTC')) AS date, hour, {{ActivityMinutes.Keys}}, minutes
        FROM ({{ActivityMinutes.Select($"{OfDays(days)} {ActivityMinutes.Counted}", byDay: true)}})
        """)
    {
        Parameters = ActivityMinutes.AddTo(Values(days, version), rules.Scopes, rules.Categories),
        Lane = Lane.Write,
    };

    private Statement SpansStatement(IReadOnlyList<int> days, long version) => new(
        $$"""
        INSERT INTO activity_spans (day, version, {{ActivityMinutes.SpanKeys}}, session_id, first, last)
        SELECT day, {version:Int64} AS version, {{ActivityMinutes.SpanKeys}}, session_id, first, last
        FROM ({{ActivityMinutes.SelectSpans($"{OfDays(days)} {ActivityMinutes.Counted}", byDay: true)}})
        """)
    {
        Parameters = ActivityMinutes.AddTo(Values(days, version), rules.Scopes, rules.Categories),
        Lane = Lane.Write,
    };

    private static string Where(IReadOnlyList<int> days) => $"{OfDays(days)} {UsageHours.Counted}";

    private static string OfDays(IReadOnlyList<int> days) =>
        $$"""
        time >= toDateTime64(toDate({first:Int64}), 3, 'UTC') AND time < toDateTime64(toDate({after:Int64}), 3, 'UTC')
            AND toInt64(toDate(time)) IN {days:Array(Int64)}{{EventDays.Hint(DateTimeOffset.UnixEpoch.AddDays(First(days)), DateTimeOffset.UnixEpoch.AddDays(After(days)))}} AND
        """;

    private static int First(IReadOnlyList<int> days) => days.DefaultIfEmpty(0).Min();

    private static int After(IReadOnlyList<int> days) => days.DefaultIfEmpty(0).Max() + 1;

    private static Parameters Values(IReadOnlyList<int> days, long version) => new Parameters()
        .Add("first", First(days))
        .Add("after", After(days))
        .Add("days", days.Select(d => (long)d))
        .Add("version", version);

    private sealed record Outdated(long Rows);

    [LoggerMessage(EventId = 210, Level = LogLevel.Debug, Message = "Sealed {Days} days")]
    private static partial void Sealed(ILogger logger, int days);

    [LoggerMessage(EventId = 211, Level = LogLevel.Warning, Message = "Rollups could not be made; questions read events instead, and it is tried again")]
    private static partial void SealingFailed(ILogger logger, Exception exception);
}
