using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Connections to databases of others.</summary>
internal static class SqliteText
{
    // A database of others can say that a value has a gigabyte without having one.
    private const int LongestValue = 128 << 20;

    /// <summary>Opens a file that nobody else has.</summary>
    internal static SqliteConnection OpenOwn(string path) =>
        Open(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false });

    /// <summary>Opens a file as it is, without a lock and without any file beside it. Only for files that do not change.</summary>
    internal static SqliteConnection OpenAsItIs(string path)
    {
        var address = string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        return Open(new SqliteConnectionStringBuilder { DataSource = $"file:{address}?immutable=1", Mode = SqliteOpenMode.ReadOnly, Pooling = false });
    }

    /// <summary>What an error of SQLite says about a database.</summary>
    internal static SkipReason ReasonOf(SqliteException e) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => SkipReason.NotADatabase,
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_PROTOCOL => SkipReason.Busy,
        SQLitePCL.raw.SQLITE_FULL => SkipReason.NoSpace,
        SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH or SQLitePCL.raw.SQLITE_READONLY => SkipReason.NoPermission,
        SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_NOMEM => SkipReason.Unreadable,
        _ => SkipReason.Damaged,
    };

    private static SqliteConnection Open(SqliteConnectionStringBuilder text)
    {
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            _ = SQLitePCL.raw.sqlite3_limit(connection.Handle, SQLitePCL.raw.SQLITE_LIMIT_LENGTH, LongestValue);
            using var command = connection.CreateCommand();

            // Whoever made the database cannot have functions run by it.
            command.CommandText = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
