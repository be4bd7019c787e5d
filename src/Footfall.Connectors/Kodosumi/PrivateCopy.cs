namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// A copy of a database and of the log beside it, taken while somebody may be writing. SQLite would make or change files beside
/// the original, also to read it; what it does to the copy harms nobody (semantics 7.6).
/// </summary>
internal sealed class PrivateCopy : IDisposable
{
    private const int LogHeader = 32;
    private const int Magic = 8;
    private const int MostTries = 8;
    private const int StrictTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly string _folder;

    private PrivateCopy(string folder) => _folder = folder;

    /// <summary>The database.</summary>
    internal string Path => System.IO.Path.Combine(_folder, "copy.db");

    /// <summary>Copies.</summary>
    /// <returns>The copy, and how the original was at that moment.</returns>
    /// <exception cref="SkipException">It did not hold still, or there is no room.</exception>
    internal static async Task<(PrivateCopy Copy, DatabaseStamp Stamp)> TakeAsync(string original, ReadingOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var copy = new PrivateCopy(System.IO.Path.Combine(options.CopyFolder, Guid.NewGuid().ToString("N")));
        try
        {
            Directory.CreateDirectory(copy._folder);
            for (var tries = 1; tries <= MostTries; tries++)
            {
                var before = DatabaseStamp.Of(original);
                copy.CheckRoom(before);
                await copy.FillAsync(original, before, cancellationToken);
                var after = DatabaseStamp.Of(original);
                if (after == before || (tries > StrictTries && copy.OnlyGrew(original, before, after)))
                {
                    return (copy, before);
                }

                await Task.Delay(Pause * tries, time, cancellationToken);
            }

            throw new SkipException(SkipReason.Busy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void CheckRoom(DatabaseStamp stamp)
    {
        // Twice the log, which SQLite may fold into the copy.
        if (new DriveInfo(_folder).AvailableFreeSpace < stamp.Main.Size + (2 * Math.Max(0, stamp.Log.Size)) + (64L << 20))
        {
            throw new SkipException(SkipReason.NoSpace);
        }
    }

    private async Task FillAsync(string original, DatabaseStamp stamp, CancellationToken cancellationToken)
    {
        await CopyAsync(original, Path, stamp.Main, cancellationToken);
        await CopyAsync(original + DatabaseStamp.LogSuffix, Path + DatabaseStamp.LogSuffix, stamp.Log, cancellationToken);
        await CopyAsync(original + DatabaseStamp.JournalSuffix, Path + DatabaseStamp.JournalSuffix, stamp.Journal, cancellationToken);
        ForgetSuperJournal(Path + DatabaseStamp.JournalSuffix);
    }

    /// <summary>
    /// Takes the name of a super-journal off a journal's end (https://www.sqlite.org/fileformat2.html, section 3): SQLite deletes the
    /// file of that name after a rollback, whatever file it is.
    /// </summary>
    private static void ForgetSuperJournal(string journal)
    {
        if (!File.Exists(journal))
        {
            return;
        }

        using var file = File.OpenWrite(journal);
        if (file.Length >= Magic)
        {
            file.Seek(-Magic, SeekOrigin.End);
            file.Write(new byte[Magic]);
        }
    }

    private static async Task CopyAsync(string from, string to, FileStamp stamp, CancellationToken cancellationToken)
    {
        File.Delete(to);
        if (!stamp.Exists || !File.Exists(from))
        {
            return;
        }

        await using var source = SourceFile.Open(from);
        await using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        await source.CopyToAsync(copy, cancellationToken);
    }

    /// <summary>
    /// Whether rows were only added to the log meanwhile. Every frame of it has a checksum over all before it, so what was
    /// copied is a whole state of the database; a log that began anew has another salt in its header.
    /// </summary>
    private bool OnlyGrew(string original, DatabaseStamp before, DatabaseStamp after)
    {
        if (after.Main != before.Main || after.Journal.Size > 0 || before.Journal.Size > 0 || after.Log.Size < before.Log.Size || before.Log.Size < LogHeader)
        {
            return false;
        }

        using var now = SourceFile.Open(original + DatabaseStamp.LogSuffix);
        using var then = SourceFile.Open(Path + DatabaseStamp.LogSuffix);
        Span<byte> headers = stackalloc byte[2 * LogHeader];
        return now.ReadAtLeast(headers[..LogHeader], LogHeader, throwOnEndOfStream: false) == LogHeader
            && then.ReadAtLeast(headers[LogHeader..], LogHeader, throwOnEndOfStream: false) == LogHeader
            && headers[..LogHeader].SequenceEqual(headers[LogHeader..]);
    }
}
