using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Kodosumi;

/// <summary>A SQLite database of a source, opened so that its folder stays as it is: the file itself where that says all, else a copy of it and its log.</summary>
internal sealed class SourceDatabase : IDisposable
{
    private readonly string _path;
    private readonly PrivateCopy? _copy;

    private SourceDatabase(string path, PrivateCopy? copy, DatabaseStamp stamp, SqliteConnection connection) =>
        (_path, _copy, Stamp, Connection) = (path, copy, stamp, connection);

    internal SqliteConnection Connection { get; }

    /// <summary>How the original was when its content was taken.</summary>
    internal DatabaseStamp Stamp { get; }

    /// <summary>Whether what was read so far is a state that the database was in.</summary>
    internal bool IsWhole => _copy is not null || DatabaseStamp.Of(_path) == Stamp;

    /// <summary>Opens it.</summary>
    /// <exception cref="SkipException">It cannot be read.</exception>
    internal static async Task<SourceDatabase> OpenAsync(string path, ReadingOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var stamp = DatabaseStamp.Of(path);
        if (!stamp.Main.Exists)
        {
            throw new SkipException(Directory.Exists(path) ? SkipReason.NotAFile : SkipReason.Unreadable);
        }

        if (!FileKind.IsPlain(path))
        {
            throw new SkipException(SkipReason.NotAFile);
        }

        if (DatabaseHeader.WhyNot(path, stamp) is { } reason)
        {
            throw new SkipException(reason);
        }

        if (stamp.IsAlone)
        {
            return new SourceDatabase(path, null, stamp, SqliteText.OpenAsItIs(path));
        }

        if (stamp.Main.Size > options.MostCopied)
        {
            throw new SkipException(SkipReason.TooLarge);
        }

        var (copy, taken) = await PrivateCopy.TakeAsync(path, options, time, cancellationToken);
        try
        {
            return new SourceDatabase(path, copy, taken, SqliteText.OpenOwn(copy.Path));
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Requires a table with some columns.</summary>
    /// <exception cref="SkipException">There is none.</exception>
    internal void Require(string table, IEnumerable<string> columns, SkipReason noTable)
    {
        using var command = Connection.CreateCommand();

        // A table with pages of its own: a view could compute for ever.
        command.CommandText = "SELECT name FROM pragma_table_info($table) WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = $table COLLATE NOCASE)";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        if (found.Count == 0)
        {
            throw new SkipException(noTable);
        }

        if (!columns.All(found.Contains))
        {
            throw new SkipException(SkipReason.OtherColumns);
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        _copy?.Dispose();
    }
}
