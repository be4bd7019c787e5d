using System.Collections.Concurrent;
using Footfall.Ingestion.Pipeline.Policy;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>The capture rules: makes, ends and lists them. What holds is known from memory.</summary>
internal sealed partial class CaptureBook(IDbContextFactory<FootfallDb> databases, TimeProvider time, ILogger<CaptureBook> logger) : IDisposable
{
    /// <summary>Longest text of one.</summary>
    internal const int MaxText = 200;

    // Pages send every 90 seconds, and those that were away later.
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);
    private static readonly TimeSpan Listed = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly ConcurrentDictionary<int, CaptureCount> _counts = new();
    private IReadOnlyList<Capture> _known = [];
    private IReadOnlyList<CaptureRule> _rules = [];

    /// <summary>Those that hold now.</summary>
    internal IEnumerable<Capture> Now => Volatile.Read(ref _known).Where(c => c.Until > time.GetUtcNow() && !CountOf(c).IsFull);

    /// <summary>Those whose events may still come in.</summary>
    internal IReadOnlyList<CaptureRule> Late
    {
        get
        {
            var rules = Volatile.Read(ref _rules);
            return rules.Count == 0 || rules[0].Until > time.GetUtcNow() - Later ? rules : [];
        }
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>Reads them.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await ReadAsync(db, [], cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>How many events came in under one.</summary>
    internal long EventsOf(Capture capture) => Math.Max(capture.Events, _counts.TryGetValue(capture.Id, out var count) ? count.Total : 0);

    /// <summary>Writes down how many events came in. Every minute, and when the server stops.</summary>
    internal async Task SaveCountsAsync(CancellationToken cancellationToken)
    {
        var fresh = _counts.Select(c => (c.Key, c.Value.Fresh)).Where(c => c.Fresh > 0).ToDictionary();
        if (fresh.Count == 0)
        {
            return;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            foreach (var (id, events) in fresh)
            {
                await db.Captures.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Events, x => x.Events + events), cancellationToken);
            }

            await ReadAsync(db, fresh, CancellationToken.None);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Those that hold and those of the last month, the newest first.</summary>
    internal async Task<List<Capture>> ListAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Listed;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Captures.AsNoTracking().Where(c => c.Until > since).OrderByDescending(c => c.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Makes one.</summary>
    internal async Task<Capture> CreateAsync(Capture capture, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Captures.Add(capture);
        await db.SaveChangesAsync(cancellationToken);
        await LoadAsync(CancellationToken.None);
        return capture;
    }

    /// <summary>Ends one now; null when there is none of this number that holds.</summary>
    internal async Task<Capture?> EndAsync(int id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var capture = await db.Captures.FirstOrDefaultAsync(c => c.Id == id && c.Until > now, cancellationToken);
        if (capture is not null)
        {
            capture.Until = now;
            await db.SaveChangesAsync(cancellationToken);
            await LoadAsync(CancellationToken.None);
        }

        return capture;
    }

    /// <summary>Reads the rules and how many events came in by all servers, of which <paramref name="written"/> were counted here as well.</summary>
    private async Task ReadAsync(FootfallDb db, Dictionary<int, long> written, CancellationToken cancellationToken)
    {
        var late = time.GetUtcNow() - Later;
        var known = await db.Captures.AsNoTracking().Where(c => c.Until > late).OrderByDescending(c => c.Until).ToListAsync(cancellationToken);
        foreach (var capture in known)
        {
            CountOf(capture).Written(capture.Events, written.GetValueOrDefault(capture.Id));
        }

        Volatile.Write(ref _rules, known.ConvertAll(RuleOf));
        Volatile.Write(ref _known, known);
        foreach (var gone in _counts.Keys.Except(known.Select(c => c.Id)))
        {
            _counts.TryRemove(gone, out _);
        }
    }

    private CaptureCount CountOf(Capture c) => _counts.GetOrAdd(c.Id, _ => new CaptureCount(c.MaxEvents, () => Full(logger, c.Id, c.Reason, c.MaxEvents)));

    private CaptureRule RuleOf(Capture c) => new(c.Id, c.Scopes.Split(' '), c.Created, c.Until) { UserId = c.UserId, Package = c.Package, Count = CountOf(c) };

    [LoggerMessage(EventId = 530, Level = LogLevel.Warning, Message = "Capture rule {Id} ({Reason}) has its {MaxEvents} events and is over; what comes now goes by the policy. A new rule goes on, with a larger max_events where more is wanted")]
    private static partial void Full(ILogger logger, int id, string reason, long maxEvents);
}
