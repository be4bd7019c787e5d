namespace Footfall.Connectors.Kodosumi;

/// <summary>Has the system tell of changes in a folder and everything below it.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private readonly WatchEvents _events;

    private FolderWatch(string folder, WatchEvents events)
    {
        _events = events;
        _watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            InternalBufferSize = 64 << 10,
        };
        _watcher.Created += (_, e) => events.Changed(e.FullPath);
        _watcher.Changed += (_, e) => events.Changed(e.FullPath);
        _watcher.Deleted += (_, e) => events.Changed(e.FullPath);
        _watcher.Renamed += (_, e) =>
        {
            events.Changed(e.OldFullPath);
            events.Changed(e.FullPath);
        };
        _watcher.Error += (_, e) => Fail(e.GetException());
    }

    /// <summary>Starts. A system that has no watches left says so through <see cref="WatchEvents.Failed"/>.</summary>
    internal static IDisposable Start(string folder, WatchEvents events)
    {
        FolderWatch? watch = null;
        try
        {
            watch = new FolderWatch(folder, events);
            watch._watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            events.Failed(e.Message);
        }

        return watch ?? (IDisposable)new MemoryStream();
    }

    public void Dispose() => _watcher.Dispose();

    private void Fail(Exception e)
    {
        if (e is InternalBufferOverflowException)
        {
            _events.Lost();
            return;
        }

        _events.Failed(e.Message);
    }
}
