using System.Collections.Concurrent;
using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Audit;

/// <summary>
/// Writes down who did what in Footfall itself: a chain of hashes in the database of accounts, and an event of the org
/// <c>footfall</c> for each record, which the page Events shows. What was written is on disk when the method returns. A store that
/// fails keeps nobody from reading: the record becomes an event once the store is well, and a look that cannot be written
/// down at all waits in memory.
/// </summary>
internal sealed partial class AuditLog(IDbContextFactory<FootfallDb> databases, EventWriter writer, TimeProvider time, ILogger<AuditLog> logger) : IDisposable
{
    // Of the records that a crash may have kept from becoming events.
    private const int Repeated = 1_000;
    private const int MostLooks = 10_000;
    private const int MostTries = 20;
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _looks = new();
    private readonly ConcurrentQueue<AuditEntry> _waiting = new();
    private volatile bool _hasUnshown;

    /// <summary>Writes it down.</summary>
    /// <exception cref="DbUpdateException">The database of accounts failed.</exception>
    internal Task NoteAsync(AuditEntry entry) => NoteAsync(entry, isAwaited: true);

    private async Task NoteAsync(AuditEntry entry, bool isAwaited)
    {
        await _gate.WaitAsync();
        try
        {
            var (id, content, hash) = await AppendAsync(entry with { Time = entry.Time ?? time.GetUtcNow() });
            await ShowAsync(BatchOf([content.ToEvent(id, hash)]) with { IsAwaited = isAwaited });
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Writes it down unless the same was within the last minute: a page asks several times for what it shows once. Questions that do not ask for the audit do not wait for it.
    /// </summary>
    internal async Task NoteOnceAsync(string key, AuditEntry entry)
    {
        var now = time.GetUtcNow();
        if (_looks.Count >= MostLooks)
        {
            _looks.Clear();
        }

        if (_looks.TryGetValue(key, out var last) && now - last < OneLook)
        {
            return;
        }

        _looks[key] = now;
        try
        {
            await NoteAsync(entry, isAwaited: false);
        }
        catch (DbUpdateException e)
        {
            NotWritten(logger, entry.Scope, e);
            if (_waiting.Count < MostLooks)
            {
                _waiting.Enqueue(entry with { Time = now });
            }
        }
    }

    /// <summary>Writes down what waits, and makes events of records that the store did not take. Every minute, and when the server stops.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (_waiting.TryPeek(out var entry))
        {
            await NoteAsync(entry);
            _waiting.TryDequeue(out _);
        }

        if (_hasUnshown)
        {
            _hasUnshown = false;
            await RepeatAsync(cancellationToken);
        }
    }

    /// <summary>Makes events of the newest records again. What a crash kept from becoming one becomes one; the others are repeats.</summary>
    internal async Task RepeatAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var records = await db.Audit.AsNoTracking().OrderByDescending(r => r.Seq).Take(Repeated).ToListAsync(cancellationToken);
        if (records.Count > 0)
        {
            await ShowAsync(BatchOf(records.ConvertAll(r => AuditContent.Read(r.Content).ToEvent(r.EventId, r.Hash))) with { SkipStored = true });
            await writer.FlushAsync(cancellationToken);
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task ShowAsync(EventBatch batch)
    {
        try
        {
            await writer.WriteAsync(batch);
        }
        catch (Exception e) when (e is StoreException or IntakeFullException)
        {
            _hasUnshown = true;
            NotShown(logger, e);
        }
    }

    private static EventBatch BatchOf(List<Model.Event> events) =>
        new() { Events = events, Sender = AuditContent.Sender, Bytes = events.Sum(e => e.Payload!.Length) };

    private async Task<(Guid Id, AuditContent Content, string Hash)> AppendAsync(AuditEntry entry)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await databases.CreateDbContextAsync();
            var last = await db.Audit.AsNoTracking().OrderByDescending(r => r.Seq).FirstOrDefaultAsync();
            var now = time.GetUtcNow();
            var content = new AuditContent(
                (last?.Seq ?? 0) + 1,
                Milliseconds(entry.Time ?? now),
                entry.Scope,
                entry.Caller?.Owner,
                entry.Caller?.Name,
                entry.Scope[(entry.Scope.IndexOf(':', StringComparison.Ordinal) + 1)..],
                entry.ObjId,
                entry.ObjVal,
                entry.RequestId,
                entry.Payload);
            var json = content.ToJson();
            var record = new AuditRecord { Seq = content.Seq, EventId = Guid.CreateVersion7(now), Content = json, Hash = AuditContent.Hash(last?.Hash ?? "", json) };
            db.Audit.Add(record);
            try
            {
                await db.SaveChangesAsync();
                return (record.EventId, content, record.Hash);
            }
            catch (DbUpdateException) when (tries < MostTries && db.Audit.AsNoTracking().Any(r => r.Seq == record.Seq))
            {
                // Another server on the same database was first.
            }
        }
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    [LoggerMessage(EventId = 510, Level = LogLevel.Error, Message = "{Scope} could not be written into the audit; it waits in memory")]
    private static partial void NotWritten(ILogger logger, string scope, Exception exception);

    [LoggerMessage(EventId = 511, Level = LogLevel.Warning, Message = "The store does not take events of the audit; its records are kept and become events later")]
    private static partial void NotShown(ILogger logger, Exception exception);
}
