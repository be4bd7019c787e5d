using System.Runtime.CompilerServices;
using Footfall.Model;
using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Reads what is new of one execution. Whatever its folder holds, the answer is events or a reason, and never an exception.</summary>
internal sealed class ExecutionReader(KodosumiPlace place, string? org, ReadingOptions options, TimeProvider time)
{
    private const int LongestName = 200;

    // File times are coarse: two changes within some milliseconds can carry the same.
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(1);

    // A database that was just made is empty before its first row.
    private static readonly TimeSpan Unborn = TimeSpan.FromSeconds(1.5);

    /// <summary>Reads an execution on from where the book says.</summary>
    /// <param name="key">The execution.</param>
    /// <param name="entry">What the book says of it.</param>
    /// <param name="rootFolder">The folder of the users' folders, without links.</param>
    /// <param name="cancellationToken">Stops between two portions.</param>
    internal async IAsyncEnumerable<Portion> ReadAsync(ExecutionKey key, BookEntry entry, string rootFolder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = place.FolderOf(key);
        var events = new RunEvents(place.Source, key, org, options);
        var file = IsOdd(key) ? null : DatabaseFile.In(folder);
        var why = file is null ? SkipReason.OddName : WhyNotOwn(file, Path.Combine(rootFolder, key.User, key.Fid));
        if (file is null || why is not null)
        {
            yield return Skip(key, entry, events, file ?? new DatabaseFile(null, false, DatabaseStamp.None), why!);
            yield break;
        }

        if (file.Path is null)
        {
            yield return Missing(key, entry, events, isGone: !Directory.Exists(folder));
            yield break;
        }

        var wasThere = entry.State is BookState.Read or BookState.Skipped;
        if (file.IsArchive && !(entry.IsKnown && wasThere))
        {
            yield return new Portion(key, [], entry with { State = BookState.Archived, Stamp = file.Stamp });
            yield break;
        }

        if (!file.IsArchive && entry.IsKnown && !wasThere)
        {
            var back = events.OfReturn(entry.Name, entry.Turns, RunEvents.FileTime(file.Stamp.Changed) ?? time.GetUtcNow());
            entry = entry with { State = BookState.Read, Turns = entry.Turns + 1 };
            yield return new Portion(key, [back], entry);
        }

        await foreach (var portion in RowsAsync(key, entry, events, file, cancellationToken))
        {
            entry = portion.After;
            yield return file.IsArchive ? portion with { After = entry with { Stamp = DatabaseStamp.None }, LookAgain = false } : portion;
        }

        yield return file.IsArchive ? Archived(key, entry, events, file) : Listed(key, entry, events, folder);
    }

    private async IAsyncEnumerable<Portion> RowsAsync(ExecutionKey key, BookEntry entry, RunEvents events, DatabaseFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MonitorDatabase? database = null;
        var reason = await TryAsync(async () => database = await MonitorDatabase.OpenAsync(file.Path!, options, time, cancellationToken));
        using (database)
        {
            var (after, name) = (entry.LastRow, entry.Name);
            reason ??= await TryAsync(() => (entry, after, name) = Begin(database!, entry)) is { } why ? (database!.IsWhole ? why : SkipReason.Busy) : null;
            while (reason is null)
            {
                List<MonitorRow> rows = [];
                reason = await TryAsync(() => rows = database!.RowsAfter(after)) ?? (database!.IsWhole ? null : SkipReason.Busy);
                if (reason is null && rows.Count == 0)
                {
                    var isYoung = IsYounger(file.Stamp.Changed, Young);
                    yield return new Portion(key, [], entry with { State = BookState.Read, Reason = null, Stamp = database!.Stamp, Name = name }, isYoung);
                    yield break;
                }

                if (reason is null)
                {
                    var portion = OfRows(key, entry, events, rows, name, file);
                    (entry, after) = (portion.After, rows[^1].Id);
                    yield return portion;
                }
            }
        }

        yield return Skip(key, entry, events, file, reason);
    }

    /// <summary>Finds out where to go on, and the run's name.</summary>
    private static (BookEntry Entry, long? After, string? Name) Begin(MonitorDatabase database, BookEntry entry)
    {
        var last = database.LastRow();
        if (last is null && entry.LastRow is null)
        {
            throw new SkipException(SkipReason.NoRows);
        }

        if (entry.LastRow is { } read && IsRewritten(database, entry, read))
        {
            throw new SkipException(SkipReason.Rewritten);
        }

        var name = entry.Name ?? (database.Meta() is { } meta ? AgentName.Of(meta) : null);
        return (entry.LastRow is null ? entry with { Rows = 0, Chain = "", Newest = database.FirstTime()?.UtcTicks ?? entry.Newest } : entry, entry.LastRow, name);
    }

    /// <summary>
    /// Whether what was read is not there any more as it was read. Of a run that goes on the last row is looked at, which tells a database from another;
    /// all rows of one that had ended and changed all the same. A book of an earlier version knows of neither.
    /// </summary>
    private static bool IsRewritten(MonitorDatabase database, BookEntry entry, long read)
    {
        if (database.RowAt(read) is not { } row || (entry.Mark.Length > 0 && entry.Mark != RowMark.Of(row)))
        {
            return true;
        }

        if (!entry.IsFinal || entry.Chain.Length == 0 || database.Stamp == entry.Stamp)
        {
            return false;
        }

        var (chain, after) = ("", (long?)null);
        while ((after is null || after < read) && database.RowsAfter(after) is { Count: > 0 } rows)
        {
            chain = rows.Where(r => r.Id <= read).Aggregate(chain, RowMark.Chain);
            after = rows[^1].Id;
        }

        return chain != entry.Chain;
    }

    private Portion OfRows(ExecutionKey key, BookEntry entry, RunEvents events, List<MonitorRow> rows, string? name, DatabaseFile file)
    {
        var made = new List<Event>(rows.Count);
        var before = RunEvents.FileTime(entry.Newest) ?? RunEvents.FileTime(file.Stamp.Changed) ?? time.GetUtcNow();
        var (newest, isFinal) = (entry.Newest, entry.IsFinal);
        foreach (var row in rows)
        {
            var e = events.OfRow(row, name, before);
            before = e.Time;
            newest = Math.Max(newest, before.UtcTicks);
            isFinal = row.Kind == "status" ? row.Message is "finished" or "error" : isFinal;
            made.Add(e);
        }

        // An earlier version began without one, and the middle of a chain tells nothing.
        var chain = entry.LastRow is not null && entry.Chain.Length == 0 ? "" : rows.Aggregate(entry.Chain, RowMark.Chain);

        // Without the stamp until the last row is stored: a crash in between has the rest read again.
        return new Portion(key, made, entry with { State = BookState.Read, Reason = null, LastRow = rows[^1].Id, Rows = entry.Rows + rows.Count, Newest = newest, IsFinal = isFinal, IsKnown = true, Name = name, Stamp = DatabaseStamp.None, Mark = RowMark.Of(rows[^1]), Chain = chain });
    }

    private Portion Skip(ExecutionKey key, BookEntry entry, RunEvents events, DatabaseFile file, SkipReason reason)
    {
        var isUnborn = reason.IsOfContent && IsYounger(file.Stamp.Changed, Unborn);
        var isNews = entry.Reason != reason.Code || entry.Stamp != file.Stamp || !entry.IsKnown;
        var makesRun = reason.MakesRun && entry.LastRow is null && !isUnborn && isNews;
        var after = entry with
        {
            State = BookState.Skipped,
            Reason = reason.Code,
            Stamp = isUnborn ? DatabaseStamp.None : file.Stamp,
            IsKnown = entry.IsKnown || makesRun,
        };
        return new Portion(key, makesRun ? [events.OfUnreadable(reason, file.Stamp, time.GetUtcNow())] : [], after, isUnborn);
    }

    private Portion Missing(ExecutionKey key, BookEntry entry, RunEvents events, bool isGone)
    {
        var after = entry with { State = isGone || entry.IsKnown ? BookState.Gone : BookState.NoDatabase, Stamp = DatabaseStamp.None, Reason = null };
        return entry.IsKnown && entry.State is BookState.Read or BookState.Skipped
            ? new Portion(key, [events.OfEnd("gone", entry.Name, entry.Turns, time.GetUtcNow())], after with { Turns = entry.Turns + 1 })
            : new Portion(key, [], after);
    }

    private Portion Archived(ExecutionKey key, BookEntry entry, RunEvents events, DatabaseFile file)
    {
        var end = events.OfEnd("archived", entry.Name, entry.Turns, RunEvents.FileTime(file.Stamp.Changed) ?? time.GetUtcNow());
        return new Portion(key, [end], entry with { State = BookState.Archived, Stamp = file.Stamp, Reason = null, Turns = entry.Turns + 1 });
    }

    private Portion Listed(ExecutionKey key, BookEntry entry, RunEvents events, string folder)
    {
        var listing = RunListing.Of(folder);
        if (listing.Hash == entry.Listing || !entry.IsKnown)
        {
            return new Portion(key, [], entry);
        }

        var at = RunEvents.FileTime(entry.Newest) ?? RunEvents.FileTime(entry.Stamp.Changed) ?? time.GetUtcNow();
        return new Portion(key, [events.OfFiles(listing, entry.Name, at, entry.Turns)], entry with { Listing = listing.Hash, Turns = entry.Turns + 1 });
    }

    private static bool IsOdd(ExecutionKey key) => IsOdd(key.User) || IsOdd(key.Fid);

    private static bool IsOdd(string name) => name.Length > LongestName || name.Contains('\uFFFD') || name.Any(char.IsControl);

    private static SkipReason? WhyNotOwn(DatabaseFile file, string ownFolder)
    {
        if (file.Path is null)
        {
            return null;
        }

        var (real, isThere) = RealPath.Find(file.Path);
        return real is null ? SkipReason.LinkLoop : !RealPath.IsInside(ownFolder, real) ? SkipReason.LinkOutside : isThere ? null : SkipReason.LinkBroken;
    }

    private bool IsYounger(long changed, TimeSpan age) => time.GetUtcNow().UtcTicks - changed < age.Ticks;

    /// <summary>Has something read; what keeps it from that, or null.</summary>
    private static async Task<SkipReason?> TryAsync(Func<Task> read)
    {
        try
        {
            await read();
            return null;
        }
        catch (SkipException e)
        {
            return e.Reason;
        }
        catch (SqliteException e)
        {
            return SqliteText.ReasonOf(e);
        }
        catch (UnauthorizedAccessException)
        {
            return SkipReason.NoPermission;
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException or FormatException)
        {
            return SkipReason.Unreadable;
        }
    }

    private static Task<SkipReason?> TryAsync(Action read) => TryAsync(() =>
    {
        read();
        return Task.CompletedTask;
    });
}
