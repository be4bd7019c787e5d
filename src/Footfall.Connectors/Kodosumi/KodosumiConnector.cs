using System.Collections.Concurrent;
using Footfall.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Reads Kodosumi data folders and makes events of them: those of the setting <c>Connectors:Kodosumi:Folders</c>, those that
/// an administrator added, and those that a command wants read once.
/// </summary>
public sealed class KodosumiConnector(KodosumiOptions options, ReadingBook book, RunIntake intake, TimeProvider time, ILogger<KodosumiConnector> logger) : IHostedService, IRunFiles, IAsyncDisposable
{
    /// <summary>Folder of the settings.</summary>
    public const string OfSetting = "setting";

    /// <summary>Folder that an administrator added.</summary>
    public const string Added = "added";

    /// <summary>Folder that a command read once.</summary>
    public const string Once = "once";

    private readonly ConcurrentDictionary<string, WatchedFolder> _folders = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Has the system tell of changes; another way in tests.</summary>
    internal Func<string, WatchEvents, IDisposable> Watch { get; set; } = FolderWatch.Start;

    /// <summary>Folders as they stand, by path.</summary>
    public IReadOnlyList<FolderState> States => [.. _folders.Values.Select(f => f.State()).OrderBy(s => s.Source.Path, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // What a crash left of private copies.
        if (Directory.Exists(options.Reading.CopyFolder))
        {
            Directory.Delete(options.Reading.CopyFolder, recursive: true);
        }

        Directory.CreateDirectory(options.Reading.CopyFolder);
        var added = book.Folders().Select(f => new FolderSource(f.Path, f.Org, Added));
        foreach (var source in options.Folders.Concat(added))
        {
            Open(source);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Nothing new is taken in from here on; what was sent is committed by the writer, which stops after.
        foreach (var (id, folder) in _folders)
        {
            await folder.DisposeAsync();
            _folders.TryRemove(id, out _);
        }
    }

    /// <summary>Watches one more folder, or gives a folder that was added another org.</summary>
    /// <returns>How it stands; null when the settings name the folder already.</returns>
    public async Task<FolderState?> AddAsync(string path, string? org, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var place = new KodosumiPlace(path);
            if (_folders.TryGetValue(place.Source, out var there))
            {
                if (there.Source.Origin == OfSetting)
                {
                    return null;
                }

                await CloseAsync(place.Source);
            }

            book.AddFolder(place.Path, org, time.GetUtcNow());
            return Open(new FolderSource(place.Path, org, Added)).State();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Watches a folder no longer. Its runs stay.</summary>
    /// <returns>The folder; null when there is none of that id, or the settings name it.</returns>
    public async Task<FolderSource?> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_folders.TryGetValue(id, out var folder) || folder.Source.Origin == OfSetting)
            {
                return null;
            }

            book.RemoveFolder(folder.Source.Path);
            await CloseAsync(id);
            return folder.Source;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Has a folder looked through again at once, those too that could not be read and did not change.</summary>
    /// <returns>The folder; null when there is none of that id.</returns>
    public FolderSource? ReadAgain(string id)
    {
        if (!_folders.TryGetValue(id, out var folder))
        {
            return null;
        }

        folder.Queue.Again();
        return folder.Source;
    }

    /// <summary>Takes in all that a folder holds by now, whether it is watched or not. When this returns, it is stored.</summary>
    public async Task<FolderState> TakeAsync(string path, string? org, CancellationToken cancellationToken)
    {
        var place = new KodosumiPlace(path);
        var folder = _folders.GetValueOrDefault(place.Source) ?? Open(new FolderSource(place.Path, org, Once));
        await folder.SweepAsync(again: true, cancellationToken);
        return folder.State();
    }

    /// <summary>How it stands with a folder, with what is new or changed in it counted as waiting; no file is opened for that.</summary>
    public FolderState? Look(string id, CancellationToken cancellationToken) => _folders.GetValueOrDefault(id)?.Look(cancellationToken);

    /// <summary>The folder of a user's execution, and the org of its runs; null when there is none.</summary>
    public RunFolder? Find(string userId, string runId) =>
        IsName(userId) && IsName(runId) ? _folders.Values.Select(f => f.Find(new ExecutionKey(userId, runId))).FirstOrDefault(f => f is not null) : null;

    /// <summary>The folder of an execution whoever's it is; null when there is none.</summary>
    public RunFolder? Find(string runId) =>
        IsName(runId) ? _folders.Values.Select(f => f.Find(runId)).FirstOrDefault(f => f is not null) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _gate.Dispose();
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 255 && !name.StartsWith('.') && name.IndexOfAny(['/', '\\', '\0']) < 0;

    private WatchedFolder Open(FolderSource source)
    {
        var made = new WatchedFolder(source, book, intake, options.Reading, time, logger);
        var folder = _folders.GetOrAdd(made.Place.Source, made);
        if (folder == made && options.Watches && source.Origin != Once)
        {
            folder.Start(Watch);
        }

        return folder;
    }

    private async Task CloseAsync(string id)
    {
        if (_folders.TryRemove(id, out var folder))
        {
            await folder.DisposeAsync();
        }
    }
}
