using System.Collections.Concurrent;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Audit;

/// <summary>
/// Writes down who did what in Footfall itself: a chain of hashes in the database of accounts, and an event of the org
/// <c>footfall</c> for each record, which the page Events shows. What was written is on disk when the method returns.
/// </summary>
internal sealed class AuditLog(IDbContextFactory<FootfallDb> databases, EventWriter writer, TimeProvider time) : IDisposable
{
    // Of the records that a crash may have kept from becoming events.
    private const int Repeated = 1_000;
    private const int MostLooks = 10_000;
    private const int MostTries = 20;
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _looks = new();

    /// <summary>Writes it down.</summary>
    /// <exception cref="DbUpdateException">The database of accounts failed.</exception>
    internal async Task NoteAsync(AuditEntry entry)
    {
        await _gate.WaitAsync();
        try
        {
            var (id, content, hash) = await AppendAsync(entry);
            await writer.WriteAsync(BatchOf([content.ToEvent(id, hash)]));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes it down unless the same was within the last minute: a page asks several times for what it shows once.</summary>
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
        await NoteAsync(entry);
    }

    /// <summary>Makes events of the newest records again. What a crash kept from becoming one becomes one; the others are repeats.</summary>
    internal async Task RepeatAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var records = await db.Audit.AsNoTracking().OrderByDescending(r => r.Seq).Take(Repeated).ToListAsync(cancellationToken);
        if (records.Count > 0)
        {
            await writer.WriteAsync(BatchOf(records.ConvertAll(r => AuditContent.Read(r.Content).ToEvent(r.EventId, r.Hash))) with { SkipStored = true });
        }
    }

    public void Dispose() => _gate.Dispose();

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
                new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero),
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
}
