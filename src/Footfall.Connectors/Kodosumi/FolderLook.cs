namespace Footfall.Connectors.Kodosumi;

/// <summary>Looks through a source's folders without opening a file: what is there, and what changed since it was read.</summary>
internal sealed class FolderLook(KodosumiPlace place, FolderBook book)
{
    private readonly Dictionary<string, long> _users = [];

    /// <summary>Why the source cannot be looked through; null when it can.</summary>
    internal string? Trouble { get; private set; }

    /// <summary>Executions that are to be read.</summary>
    /// <param name="again">Whether those are wanted, too, that did not change.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    internal List<ExecutionKey> Changed(bool again, CancellationToken cancellationToken)
    {
        var found = All(cancellationToken);
        if (found is null)
        {
            return [];
        }

        var there = found.ToHashSet();
        var vanished = book.Entries.Where(e => e.Value.State is BookState.Read or BookState.Skipped && !there.Contains(e.Key)).Select(e => e.Key).ToList();
        if (there.Count == 0 && vanished.Count > 0)
        {
            // More likely a disk that is not mounted than the end of everything.
            Trouble = $"{place.Executions} is empty, though {vanished.Count} executions were read from it before. They are kept; check that the disk or the network folder is mounted.";
            return [];
        }

        vanished.AddRange(found.Where(k => again || HasChanged(k)));
        return vanished;
    }

    /// <summary>Executions of one user that are new or vanished.</summary>
    internal List<ExecutionKey> OfUser(string user)
    {
        var found = Directory.Exists(place.Executions) ? Folders(Path.Combine(place.Executions, user)).Select(f => new ExecutionKey(user, f)).ToHashSet() : null;
        return found is null
            ? []
            : [.. found.Where(k => !book.Knows(k)), .. book.Entries.Where(e => e.Key.User == user && e.Value.State is BookState.Read or BookState.Skipped && !found.Contains(e.Key)).Select(e => e.Key)];
    }

    /// <summary>Users whose folder got or lost an execution since this was asked the last time. One look a user.</summary>
    internal List<string> ChangedUsers()
    {
        var changed = new List<string>();
        foreach (var user in Folders(place.Executions))
        {
            var ticks = Directory.GetLastWriteTimeUtc(Path.Combine(place.Executions, user)).Ticks;
            if (_users.GetValueOrDefault(user) != ticks)
            {
                _users[user] = ticks;
                changed.Add(user);
            }
        }

        return changed;
    }

    /// <summary>Whether the files of an execution are others than those that were read.</summary>
    internal bool HasChanged(ExecutionKey key)
    {
        var entry = book[key];
        var folder = place.FolderOf(key);
        var file = DatabaseFile.In(folder);
        return !book.Knows(key)
            || (entry.State == BookState.Skipped && SkipReason.Find(entry.Reason)?.IsOfContent != true)
            || (file.Path is null ? entry.State is not (BookState.NoDatabase or BookState.Gone) : file.Stamp != entry.Stamp)
            || (entry.State == BookState.Read && RunListing.Of(folder).Hash != entry.Listing);
    }

    /// <summary>All executions; null when the folder is not there or may not be read.</summary>
    private List<ExecutionKey>? All(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(place.Executions))
        {
            Trouble = Directory.Exists(place.Path)
                ? $"There is no folder 'execution' in {place.Path}. Name the folder that holds admin.db and execution, which is ./data where Kodosumi runs unless KODO_EXEC_DIR says otherwise."
                : $"There is no folder {place.Path}, or Footfall's user may not see it.";
            return null;
        }

        try
        {
            Trouble = null;
            var all = new List<ExecutionKey>();
            foreach (var user in Directory.EnumerateDirectories(place.Executions).Select(f => Path.GetFileName(f)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                all.AddRange(Folders(Path.Combine(place.Executions, user)).Select(f => new ExecutionKey(user, f)).Where(k => !ChangeQueue.IsHidden(k)));
            }

            return all;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = $"{place.Executions} cannot be read: {e.Message}";
            return null;
        }
    }

    private static List<string> Folders(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Select(f => Path.GetFileName(f))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
