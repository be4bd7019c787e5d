using System.Diagnostics;
using System.Threading.Channels;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Reads executions of one source and has their events stored: many at once, because a commit costs the same for one event as for thousands.</summary>
internal sealed class FolderReader(KodosumiPlace place, string? org, FolderBook book, RunIntake intake, ReadingOptions options, TimeProvider time)
{
    private const int EventsAtOnce = 10_000;
    private const int BytesAtOnce = 16 << 20;
    private const int Readers = 2;
    private const int PortionsAhead = 512;
    private const int MostSlow = 5;

    private readonly ExecutionReader _reader = new(place, org, options, time);
    private readonly Lock _gate = new();
    private readonly List<SlowExecution> _slow = [];
    private int _waiting;

    /// <summary>Executions still to be read.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>When something new was last stored.</summary>
    internal DateTimeOffset? LastRead { get; private set; }

    /// <summary>Executions that took longest.</summary>
    internal IReadOnlyList<SlowExecution> Slowest
    {
        get
        {
            lock (_gate)
            {
                return [.. _slow];
            }
        }
    }

    /// <summary>Reads executions on from where the book says, and writes down what is stored.</summary>
    /// <returns>Executions to look at again soon, because their files changed a moment ago.</returns>
    internal async Task<List<ExecutionKey>> ReadAsync(IReadOnlyList<ExecutionKey> keys, CancellationToken cancellationToken)
    {
        var root = RealPath.Of(place.Executions) ?? place.Executions;
        var portions = Channel.CreateBounded<Portion>(PortionsAhead);
        Volatile.Write(ref _waiting, keys.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = FillAsync(keys, root, portions.Writer, stop.Token);
        try
        {
            var again = await StoreAsync(portions.Reader, cancellationToken);
            await reading;
            return again;
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAny(reading);
            throw;
        }
        finally
        {
            Volatile.Write(ref _waiting, 0);
        }
    }

    private async Task FillAsync(IReadOnlyList<ExecutionKey> keys, string root, ChannelWriter<Portion> portions, CancellationToken cancellationToken)
    {
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(keys, parallel, async (key, stop) =>
            {
                await ReadOneAsync(key, root, portions, stop);
                Interlocked.Decrement(ref _waiting);
            });
            portions.Complete();
        }
        catch (Exception e)
        {
            portions.Complete(e);
            throw;
        }
    }

    private async Task ReadOneAsync(ExecutionKey key, string root, ChannelWriter<Portion> portions, CancellationToken cancellationToken)
    {
        if (!book.Owns(key, user => Directory.Exists(place.FolderOf(key with { User = user }))))
        {
            await portions.WriteAsync(new Portion(key, [], book[key] with { State = BookState.Skipped, Reason = SkipReason.SameId.Code }), cancellationToken);
            return;
        }

        var watch = Stopwatch.GetTimestamp();
        var size = 0L;
        await foreach (var portion in _reader.ReadAsync(key, book[key], root, cancellationToken))
        {
            size = Math.Max(size, Math.Max(0, portion.After.Stamp.Main.Size) + Math.Max(0, portion.After.Stamp.Log.Size));
            await portions.WriteAsync(portion, cancellationToken);
        }

        NoteTime(new SlowExecution(key.User, key.Fid, Math.Round(Stopwatch.GetElapsedTime(watch).TotalMilliseconds, 1), size));
    }

    private async Task<List<ExecutionKey>> StoreAsync(ChannelReader<Portion> portions, CancellationToken cancellationToken)
    {
        var again = new List<ExecutionKey>();
        var group = new List<Portion>();
        var (events, bytes) = (0, 0L);
        await foreach (var portion in portions.ReadAllAsync(cancellationToken))
        {
            group.Add(portion);
            events += portion.Events.Count;
            bytes += portion.Events.Sum(e => e.Payload?.Length ?? 0);
            if (portion.LookAgain)
            {
                again.Add(portion.Key);
            }

            if (events >= EventsAtOnce || bytes >= BytesAtOnce || group.Count >= EventsAtOnce)
            {
                await CommitAsync(group, cancellationToken);
                (events, bytes) = (0, 0);
            }
        }

        await CommitAsync(group, cancellationToken);
        return again;
    }

    /// <summary>First the events, then the book: what the book says is stored, is.</summary>
    private async Task CommitAsync(List<Portion> group, CancellationToken cancellationToken)
    {
        var stored = await intake.SendAsync([.. group.SelectMany(p => p.Events)], cancellationToken);
        book.Save(group);
        group.Clear();
        LastRead = stored > 0 ? time.GetUtcNow() : LastRead;
    }

    private void NoteTime(SlowExecution one)
    {
        lock (_gate)
        {
            if (_slow.Count < MostSlow || _slow[^1].Milliseconds < one.Milliseconds)
            {
                _slow.RemoveAll(s => s.User == one.User && s.Fid == one.Fid);
                _slow.Add(one);
                _slow.Sort((a, b) => b.Milliseconds.CompareTo(a.Milliseconds));
                _slow.RemoveRange(Math.Min(MostSlow, _slow.Count), Math.Max(0, _slow.Count - MostSlow));
            }
        }
    }
}
