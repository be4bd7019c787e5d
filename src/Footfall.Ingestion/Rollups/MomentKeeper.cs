using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Keeps <c>entity_moments</c> in step with <c>entity_facts</c>: entities that events touched are looked at again, right before somebody asks and
/// every few seconds. Looking at one too often changes nothing. See <c>docs/adr/0020-entity-moments.md</c>.
/// </summary>
public sealed partial class MomentKeeper(IStore store, EventWriter writer, WriterOptions options, TimeProvider time, ILogger<MomentKeeper> logger) : BackgroundService
{
    private const int MostAtOnce = 100_000;

    // Of more, each of whose parts reads the whole table, all rows are made sooner: 3.3 million took 2 minutes in place of more than 15.
    private const int MostMended = 5 * MostAtOnce;

    // What one server stores, another has to hear of by itself; their clocks may differ, and a commit takes its time.
    private static readonly TimeSpan SharedMargin = TimeSpan.FromMinutes(2);

    // A crash loses at most what was under way.
    private static readonly TimeSpan RepairMargin = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // One at a time: two at once would both add what is missing.
    private readonly SemaphoreSlim _gate = new(1);
    private DateTimeOffset _looked;
    private DateTimeOffset _saved;

    /// <summary>Makes all rows anew when their text or that of the facts has changed. After the facts, and before anything is stored.</summary>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        _looked = time.GetUtcNow();
        if ((await LastAsync(cancellationToken))?.Text != EntityMoments.Version)
        {
            await MakeAllAsync(cancellationToken);
        }
    }

    /// <summary>Looks at everything again that came in since it was last known to be in step, or shortly before <paramref name="lastAlive"/>.</summary>
    /// <param name="lastAlive">When the server that stopped was last seen; null when that is unknown, then all rows are made again.</param>
    /// <param name="cancellationToken">Gives up; the next start begins again.</param>
    public async Task RepairAsync(DateTimeOffset? lastAlive, CancellationToken cancellationToken)
    {
        if (lastAlive is null || await LastAsync(cancellationToken) is not { } last)
        {
            await MakeAllAsync(cancellationToken);
            return;
        }

        var begun = time.GetUtcNow();
        var touch = new EntityTouch(null, (last.Until < lastAlive ? last.Until : lastAlive.Value) - RepairMargin);
        var touched = await store.RowsAsync<Touched>(TouchedStatement(touch), cancellationToken);
        if (touched.Count > MostMended && !options.IsShared)
        {
            await MakeAllAsync(cancellationToken);
            return;
        }

        await LookAtAsync(touched, cancellationToken);
        await SaveAsync(begun, cancellationToken);
    }

    /// <summary>Leaves nothing to look at for the next start, and writes that down. When no more is stored.</summary>
    /// <exception cref="StoreException">The store failed; the next start looks at it.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _saved = default;
        await BringUpAsync(cancellationToken);
    }

    /// <summary>When this returns, the table tells of everything that was stored before.</summary>
    /// <exception cref="StoreException">The store failed; it is tried again with the next question.</exception>
    public Task BringUpAsync(CancellationToken cancellationToken) => BringUpAsync(options.IsShared, cancellationToken);

    private async Task BringUpAsync(bool looksAtOthers, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var begun = time.GetUtcNow();
            if (looksAtOthers)
            {
                writer.Touches.Add(new EntityTouch(null, _looked - SharedMargin));
            }

            if (writer.Touches.Take() is { } touch)
            {
                await TryAsync(touch, cancellationToken);
                await SaveAsync(begun, cancellationToken);
            }

            _looked = looksAtOthers ? begun : _looked;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryBringUpAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops. The next start looks at what is left.
        }
    }

    private async Task TryBringUpAsync(CancellationToken stoppingToken)
    {
        try
        {
            // What other servers stored is looked for when somebody asks: that reads when each event was received.
            await BringUpAsync(looksAtOthers: false, stoppingToken);
        }
        catch (StoreException e)
        {
            Behind(logger, e);
        }
    }

    private async Task TryAsync(EntityTouch touch, CancellationToken cancellationToken)
    {
        try
        {
            await LookAtAsync(await store.RowsAsync<Touched>(TouchedStatement(touch), cancellationToken), cancellationToken);
        }
        catch
        {
            writer.Touches.Add(touch);
            throw;
        }
    }

    private async Task LookAtAsync(List<Touched> touched, CancellationToken cancellationToken)
    {
        foreach (var some in touched.Chunk(MostAtOnce))
        {
            await LookAtSomeAsync(some, cancellationToken);
        }
    }

    /// <summary>Two servers that look at the same entity in the same moment both add what is missing; one of them sees it the second time.</summary>
    private async Task LookAtSomeAsync(IReadOnlyList<Touched> some, CancellationToken cancellationToken)
    {
        var statement = Statement.Write(EntityMoments.Some) with
        {
            Parameters = new Parameters().Add("kinds", some.Select(t => t.Kind)).Add("ids", some.Select(t => t.Id)),
        };
        await store.ExecuteAsync(statement, cancellationToken);
        if (options.IsShared)
        {
            await store.ExecuteAsync(statement, cancellationToken);
        }
    }

    private async Task MakeAllAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetUtcNow();
        await store.ExecuteAsync(Statement.Write("TRUNCATE TABLE entity_moments"), cancellationToken);
        await store.ExecuteAsync(Statement.Write(EntityMoments.All), cancellationToken);
        await store.ExecuteAsync(Statement.Write("OPTIMIZE TABLE entity_moments FINAL"), cancellationToken);
        _saved = default;
        await SaveAsync(begun, cancellationToken);
    }

    /// <summary>Now and then, so that a start after a crash need not look at much, and not with every commit.</summary>
    private async Task SaveAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until - _saved < SaveEvery)
        {
            return;
        }

        await store.ExecuteAsync(
            Statement.Write("INSERT INTO entity_moment_feeds (version, text, until) SELECT {version:Int64}, {text:String}, {until:DateTime64(3)}") with
            {
                Parameters = new Parameters().Add("version", until.ToUnixTimeMilliseconds()).Add("text", EntityMoments.Version).Add("until", until),
            },
            cancellationToken);
        _saved = until;
    }

    private async Task<Row?> LastAsync(CancellationToken cancellationToken) =>
        (await store.RowsAsync<Row>(Statement.Write("SELECT text, until FROM entity_moment_feeds ORDER BY version DESC LIMIT 1"), cancellationToken)).FirstOrDefault();

    private static Statement TouchedStatement(EntityTouch touch)
    {
        var parameters = new Parameters().Add("since", touch.Since);
        if (touch.Days is null)
        {
            return Statement.Write(EntityMoments.Touched("(SELECT * FROM events WHERE received >= {since:DateTime64(3)})")) with { Parameters = parameters };
        }

        parameters.Add("days", touch.Days.Select(d => (long)d)).Add("first", touch.Days.Min()).Add("last", touch.Days.Max());
        var ofDays =
            $$"""
            (SELECT * FROM events
            WHERE time >= fromUnixTimestamp64Milli({first:Int64} * 86400000, 'UTC') AND time < fromUnixTimestamp64Milli(({last:Int64} + 1) * 86400000, 'UTC')
                {{EventDays.Hint(DateTimeOffset.UnixEpoch.AddDays(touch.Days.Min()), DateTimeOffset.UnixEpoch.AddDays(touch.Days.Max() + 1))}}
                AND {{EntityMoments.Bucket("toUnixTimestamp64Milli(time)", EntityMoments.Day)}} IN {days:Array(Int64)} AND received >= {since:DateTime64(3)})
            """;
        return Statement.Write(EntityMoments.Touched(ofDays)) with { Parameters = parameters };
    }

    private sealed record Touched(string Kind, string Id);

    private sealed record Row(string Text, DateTimeOffset Until);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "Moments of entities could not be brought up to date; questions of statistics try it again")]
    private static partial void Behind(ILogger logger, Exception exception);
}
