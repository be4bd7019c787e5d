using Footfall.Ingestion.Pipeline.Policy;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>The capture rules: makes, ends and lists them. What holds is known from memory.</summary>
internal sealed class CaptureBook(IDbContextFactory<FootfallDb> databases, TimeProvider time) : IDisposable
{
    /// <summary>Longest text of one.</summary>
    internal const int MaxText = 200;

    // Pages send every 90 seconds, and those that were away later.
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);
    private static readonly TimeSpan Listed = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private IReadOnlyList<Capture> _known = [];
    private IReadOnlyList<CaptureRule> _rules = [];

    /// <summary>Those that hold now.</summary>
    internal IEnumerable<Capture> Now => Volatile.Read(ref _known).Where(c => c.Until > time.GetUtcNow());

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
            var late = time.GetUtcNow() - Later;
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var known = await db.Captures.AsNoTracking().Where(c => c.Until > late).OrderByDescending(c => c.Until).ToListAsync(cancellationToken);
            Volatile.Write(ref _rules, known.ConvertAll(RuleOf));
            Volatile.Write(ref _known, known);
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

    private static CaptureRule RuleOf(Capture c) => new(c.Id, c.Scopes.Split(' '), c.Created, c.Until) { UserId = c.UserId, Package = c.Package };
}
