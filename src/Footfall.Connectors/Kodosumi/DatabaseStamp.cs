namespace Footfall.Connectors.Kodosumi;

/// <summary>What tells that a database changed: the file, and the log beside it that holds its newest rows while somebody writes.</summary>
/// <param name="Main">The database.</param>
/// <param name="Log">Its write-ahead log, <c>-wal</c>.</param>
/// <param name="Journal">Its rollback journal: somebody is in the middle of a change, or died there.</param>
internal readonly record struct DatabaseStamp(FileStamp Main, FileStamp Log, FileStamp Journal)
{
    internal const string LogSuffix = "-wal";
    internal const string JournalSuffix = "-journal";

    internal static DatabaseStamp None { get; } = new(FileStamp.None, FileStamp.None, FileStamp.None);

    /// <summary>Whether the file alone says all.</summary>
    internal bool IsAlone => Log.Size <= 0 && Journal.Size <= 0;

    /// <summary>UTC ticks of the last change of any of them.</summary>
    internal long Changed => Math.Max(Main.Changed, Math.Max(Log.Changed, Journal.Changed));

    internal static DatabaseStamp Of(string path) =>
        new(FileStamp.Of(path), FileStamp.Of(path + LogSuffix), FileStamp.Of(path + JournalSuffix));
}
