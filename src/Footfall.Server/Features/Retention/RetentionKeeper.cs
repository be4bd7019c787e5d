using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Features.Retention;

/// <summary>Takes away what the rules say is too old: soon after the start, in case the server was away at the hour, and every day at the hour.</summary>
internal sealed partial class RetentionKeeper(RetentionRules rules, RetentionSchedule schedule, IStore store, EventRemoval removal, AuditLog audit, AccountsDatabase accounts, IDbContextFactory<FootfallDb> databases, TimeProvider time, ILogger<RetentionKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromHours(1);
    private static readonly Caller Self = new() { Owner = "server", Name = "retention", Kind = CallerKind.Local };

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>What was done last; null when nothing was yet.</summary>
    internal RetentionRun? Last { get; private set; }

    /// <summary>When it is done next; null when it never is.</summary>
    internal DateTimeOffset? Next { get; private set; }

    /// <summary>What would go now.</summary>
    internal async Task<List<RetentionDue>> DueAsync(CancellationToken cancellationToken)
    {
        var due = new List<RetentionDue>();
        foreach (var age in rules.Ages)
        {
            var before = time.GetUtcNow() - age;
            var rows = await ScopeCounts.OfAsync(store, before, [], cancellationToken);
            due.AddRange(rows.Where(r => rules.AgeOf(r.Scope) == age).Select(r => new RetentionDue(r.Scope, before, r.Events, DateTimeOffset.FromUnixTimeMilliseconds(r.Oldest))));
        }

        return [.. due.OrderByDescending(d => d.Events).ThenBy(d => d.Scope, StringComparer.Ordinal)];
    }

    /// <summary>Takes away what is due, unless another server is doing it: then the audit would say of each that it did.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await using var alone = await accounts.TryAloneAsync(databases, cancellationToken);
            if (alone is null)
            {
                return;
            }

            var due = await DueAsync(cancellationToken);
            foreach (var rule in due.GroupBy(d => d.Before))
            {
                // Written down first: what cannot be written down is not done.
                await audit.NoteAsync(new AuditEntry("delete:events") { Caller = Self, Payload = Told(rule) });
                await removal.RemoveAsync(rule.Key, [.. rule.Select(d => d.Scope)], [], cancellationToken);
            }

            Last = new RetentionRun(time.GetUtcNow(), due.Sum(d => d.Events), null);
            Removed(logger, Last.Events);
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (rules.Lines.Count == 0 || !schedule.IsKept)
        {
            return;
        }

        Next = time.GetUtcNow() + schedule.AfterStart;
        try
        {
            while (true)
            {
                await Task.Delay(Wait(), time, stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    private TimeSpan Wait() => Next - time.GetUtcNow() is { } wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            Next = schedule.After(time.GetUtcNow());
            await RunAsync(cancellationToken);
        }
        catch (Exception e) when (e is StoreException || DatabaseTrouble.Reason(e) is not null)
        {
            Next = time.GetUtcNow() + AfterTrouble;
            Last = new RetentionRun(time.GetUtcNow(), 0, e.Message);
            NotRemoved(logger, e);
        }
    }

    private static JsonObject Told(IGrouping<DateTimeOffset, RetentionDue> rule) => new()
    {
        ["before"] = rule.Key.ToString("O", CultureInfo.InvariantCulture),
        ["events"] = rule.Sum(d => d.Events),
        ["scopes"] = string.Join(' ', rule.Select(d => d.Scope)),
    };

    [LoggerMessage(EventId = 590, Level = LogLevel.Information, Message = "Retention took away {Events} events that were older than their rules")]
    private static partial void Removed(ILogger logger, long events);

    [LoggerMessage(EventId = 591, Level = LogLevel.Warning, Message = "Retention could not take old events away; it is tried again in an hour")]
    private static partial void NotRemoved(ILogger logger, Exception exception);
}
