using System.Diagnostics;
using Footfall.Model;
using Microsoft.Extensions.Logging;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// One source: read once as a whole, then what changes. The system's notifications say what that is; since they are not to be had
/// everywhere (network folders, no watches left), the files of executions at work are looked at as well, and now and then all.
/// </summary>
internal sealed partial class WatchedFolder : IAsyncDisposable
{
    // Half of the second that a change may take to be read: writers change several files at once.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1.2);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(10);

    private readonly KodosumiPlace _place;
    private readonly FolderBook _book;
    private readonly FolderReader _reader;
    private readonly RoleReader _roles;
    private readonly FolderLook _look;
    private readonly ReadingBook _readingBook;
    private readonly RunIntake _intake;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Task _work = Task.CompletedTask;
    private volatile string? _noWatch;
    private volatile string _mode = "idle";
    private double? _sweepMilliseconds;
    private double? _speed;
    private DateTimeOffset? _lastSweep;

    internal WatchedFolder(FolderSource source, ReadingBook book, RunIntake intake, ReadingOptions options, TimeProvider time, ILogger logger)
    {
        Source = source;
        _place = new KodosumiPlace(source.Path);
        _readingBook = book;
        _book = new FolderBook(book, _place.Source);
        _intake = intake;
        _reader = new FolderReader(_place, source.Org, _book, intake, options, time);
        _roles = new RoleReader(_place, book, options, time);
        _look = new FolderLook(_place, _book);
        Queue = new ChangeQueue(_place, time);
        _time = time;
        _logger = logger;
    }

    internal FolderSource Source { get; }

    internal KodosumiPlace Place => _place;

    internal ChangeQueue Queue { get; }

    /// <summary>Begins to watch.</summary>
    internal void Start(Func<string, WatchEvents, IDisposable> watch) => _work = Task.Run(() => RunAsync(watch, _stop.Token));

    /// <summary>Reads what is new or changed, of everything. When this returns, it is stored.</summary>
    /// <param name="again">Whether to look at those as well that did not change.</param>
    /// <param name="cancellationToken">Stops; what is stored by then is known the next time.</param>
    internal async Task SweepAsync(bool again, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var mode = _mode;
        try
        {
            _mode = _lastSweep is null ? "reading" : mode;
            await ReadRolesAsync(cancellationToken);
            var begun = Stopwatch.GetTimestamp();
            var keys = _look.Changed(again, cancellationToken);
            _sweepMilliseconds = Math.Round(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 1);
            _mode = keys.Count > 0 ? "reading" : _mode;
            begun = Stopwatch.GetTimestamp();
            await ReadAsync(keys, cancellationToken);
            _lastSweep = _time.GetUtcNow();
            _speed = keys.Count >= 100 ? Math.Round(keys.Count / Stopwatch.GetElapsedTime(begun).TotalSeconds) : _speed;
        }
        finally
        {
            _mode = mode;
            _turn.Release();
        }
    }

    /// <summary>How it stands.</summary>
    internal FolderState State()
    {
        var entries = _book.Entries.ToList();
        return new FolderState
        {
            Source = Source,
            Id = _place.Source,
            Mode = _look.Trouble is null ? _mode : "missing",
            Trouble = _look.Trouble ?? _noWatch,
            Executions = entries.Count(e => e.Value.State != BookState.Gone),
            Databases = entries.Count(e => e.Value.State is BookState.Read or BookState.Skipped),
            Read = entries.Count(e => e.Value.State == BookState.Read),
            Archived = entries.Count(e => e.Value.State == BookState.Archived),
            WithoutDatabase = entries.Count(e => e.Value.State == BookState.NoDatabase),
            Rows = entries.Sum(e => e.Value.Rows),
            Skipped = [.. entries.Where(e => e.Value.State == BookState.Skipped).OrderBy(e => e.Key.ToString(), StringComparer.Ordinal).Select(ToSkipped)],
            Roles = _roles.Count,
            RolesTrouble = _roles.Reason,
            LastSweep = _lastSweep,
            LastRead = _reader.LastRead,
            SweepMilliseconds = _sweepMilliseconds,
            Speed = _speed,
            Waiting = _reader.Waiting,
            Slowest = _reader.Slowest,
        };
    }

    /// <summary>How it stands, with what is new or changed counted as waiting.</summary>
    internal FolderState Look(CancellationToken cancellationToken)
    {
        var waiting = _look.Changed(again: false, cancellationToken).Count;
        return State() with { Waiting = waiting };
    }

    /// <summary>The folder of an execution; null when there is none.</summary>
    internal RunFolder? Find(ExecutionKey key) =>
        _place.Holds(key) ? new RunFolder(_place.FolderOf(key), key.User, key.Fid, Source.Org) : null;

    /// <summary>The folder of an execution, whoever's it is; null when there is none. It may lie there without anything having been told of it.</summary>
    internal RunFolder? Find(string fid) => (_book.OwnerOf(fid) ?? _place.OwnerOf(fid)) is { } user ? Find(new ExecutionKey(user, fid)) : null;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        Queue.Dispose();
        _turn.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<string, WatchEvents, IDisposable> start, CancellationToken cancellationToken)
    {
        IDisposable? watch = null;
        var pace = new FolderPace(_time);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                try
                {
                    watch = Watch(watch, start);
                    await StepAsync(pace, cancellationToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The book or the folder failed in a way of its own; the connector goes on with the next try.
                    Failed(_logger, _place.Path, e);
                    await Task.Delay(AfterTrouble, _time, cancellationToken);
                    Queue.Sweep();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops, or the folder was removed.
        }
        finally
        {
            watch?.Dispose();
        }
    }

    private IDisposable? Watch(IDisposable? watch, Func<string, WatchEvents, IDisposable> start)
    {
        if (_noWatch is not null || !Directory.Exists(_place.Executions))
        {
            watch?.Dispose();
            _mode = "polling";
            return null;
        }

        if (watch is null)
        {
            _mode = "watching";
            watch = start(_place.Executions, new WatchEvents(Queue.Add, Queue.Sweep, GiveUpWatching));
            Queue.Sweep();
        }

        return watch;
    }

    private async Task StepAsync(FolderPace pace, CancellationToken cancellationToken)
    {
        var isPolling = _mode == "polling";
        if (await Queue.WaitAsync(pace.Wait(isPolling), cancellationToken))
        {
            await Task.Delay(Gather, _time, cancellationToken);
        }

        var again = Queue.WantsAgain;
        if (Queue.WantsSweep || pace.IsSweepDue)
        {
            (Queue.WantsAgain, Queue.WantsSweep) = (false, false);
            Queue.Take();
            var begun = Stopwatch.GetTimestamp();
            await SweepAsync(again, cancellationToken);
            pace.Swept(TimeSpan.FromMilliseconds(_sweepMilliseconds ?? 0), Stopwatch.GetElapsedTime(begun), isPolling);
            return;
        }

        if (pace.IsLookDue(isPolling))
        {
            var begun = Stopwatch.GetTimestamp();
            LookAtLive(isPolling);
            pace.Looked(Stopwatch.GetElapsedTime(begun));
        }

        Queue.TakeUsers().SelectMany(_look.OfUser).ToList().ForEach(Queue.Add);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await ReadRolesAsync(cancellationToken);
            await ReadAsync(Queue.Take(), cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Looks at the executions that are at work, and for new ones: one look at a file or folder each.</summary>
    private void LookAtLive(bool isPolling)
    {
        LiveExecutions.Of(_book.Entries, _time.GetUtcNow(), isPolling).Where(_look.HasChanged).ToList().ForEach(Queue.Add);
        _look.ChangedUsers().ForEach(Queue.AddUser);
    }

    private async Task ReadAsync(List<ExecutionKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count > 0)
        {
            (await _reader.ReadAsync(keys, cancellationToken)).ForEach(k => Queue.AddLater(k, LookAgainAfter));
        }
    }

    private async Task ReadRolesAsync(CancellationToken cancellationToken)
    {
        if (!_roles.HasChanged)
        {
            return;
        }

        var changed = await _roles.ReadAsync(cancellationToken);
        await _intake.SendAsync([.. changed.Select(r => r.Event)], cancellationToken);
        foreach (var (id, hash, _) in changed)
        {
            _readingBook.SaveRole(_place.Source, id, hash);
        }
    }

    private void GiveUpWatching(string reason)
    {
        _noWatch = $"The system does not tell of changes in {_place.Executions} ({reason.TrimEnd('.')}), so files are looked at every second. On Linux, 'sysctl fs.inotify.max_user_watches' says how many folders can be watched, and a larger number gives the notifications back.";
        NoWatch(_logger, _place.Executions, reason);
        Queue.Sweep();
    }

    private static SkippedExecution ToSkipped(KeyValuePair<ExecutionKey, BookEntry> e) => new(
        e.Key.User,
        e.Key.Fid,
        SkipReason.Find(e.Value.Reason) ?? SkipReason.Unreadable,
        e.Value.Stamp.Main.Exists ? e.Value.Stamp.Main.Size : null,
        RunEvents.FileTime(e.Value.Stamp.Changed),
        e.Value.Rows);

    [LoggerMessage(EventId = 610, Level = LogLevel.Warning, Message = "Changes in {Folder} are not told by the system ({Reason}); it is looked at every second instead")]
    private static partial void NoWatch(ILogger logger, string folder, string reason);

    [LoggerMessage(EventId = 611, Level = LogLevel.Error, Message = "Reading {Folder} failed; it is tried again")]
    private static partial void Failed(ILogger logger, string folder, Exception exception);
}
