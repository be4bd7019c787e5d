using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Remembers what was read of each execution, and which folders are watched: a SQLite file in the data folder. What it says was
/// stored before it says so; when a crash or its loss takes it back, rows are sent again, and the store has them already.
/// </summary>
public sealed class ReadingBook : IDisposable
{
    private const string Schema =
        """
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=NORMAL;
        CREATE TABLE IF NOT EXISTS folders (path TEXT PRIMARY KEY, org TEXT, added INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS roles (source TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (source, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS executions (
            source TEXT NOT NULL, user TEXT NOT NULL, fid TEXT NOT NULL, state INTEGER NOT NULL, last_row INTEGER NOT NULL,
            main_size INTEGER NOT NULL, main_changed INTEGER NOT NULL, log_size INTEGER NOT NULL, log_changed INTEGER NOT NULL,
            journal_size INTEGER NOT NULL, journal_changed INTEGER NOT NULL, listing TEXT NOT NULL, name TEXT, newest INTEGER NOT NULL,
            reason TEXT, turns INTEGER NOT NULL, final INTEGER NOT NULL, known INTEGER NOT NULL, rows INTEGER, mark TEXT, chain TEXT, PRIMARY KEY (source, user, fid)) WITHOUT ROWID;
        """;

    private const string SaveSql =
        """
        INSERT OR REPLACE INTO executions VALUES (
            $source, $user, $fid, $state, $last_row, $main_size, $main_changed, $log_size, $log_changed, $journal_size, $journal_changed,
            $listing, $name, $newest, $reason, $turns, $final, $known, $rows, $mark, $chain)
        """;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private ReadingBook(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens it, or makes it. A book that is damaged is put aside, and a new one begun: everything is read again and nothing stored twice.</summary>
    public static ReadingBook Open(string path)
    {
        try
        {
            return OpenOnce(path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR)
        {
            File.Move(path, path + ".damaged", overwrite: true);
            File.Delete(path + DatabaseStamp.LogSuffix);
            return OpenOnce(path);
        }
        catch (SqliteException e)
        {
            throw new IOException($"{path}, which holds what connectors have read, cannot be opened: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>Folders that were added, with their org.</summary>
    internal List<(string Path, string? Org)> Folders() => Query("SELECT path, org FROM folders ORDER BY added, path", [], r => (r.GetString(0), Text(r, 1)));

    /// <summary>Adds a folder, or gives it another org.</summary>
    internal void AddFolder(string path, string? org, DateTimeOffset now) => Execute(
        "INSERT INTO folders VALUES ($path, $org, $added) ON CONFLICT (path) DO UPDATE SET org = excluded.org", ("$path", path), ("$org", org), ("$added", now.UtcTicks));

    /// <summary>Forgets a folder; what was read of it stays known, should it come back.</summary>
    internal void RemoveFolder(string path) => Execute("DELETE FROM folders WHERE path = $path", ("$path", path));

    /// <summary>What is known of a source's executions.</summary>
    internal Dictionary<ExecutionKey, BookEntry> Entries(string source) => Query(
        "SELECT * FROM executions WHERE source = $source", [("$source", source)], r => (Key: new ExecutionKey(r.GetString(1), r.GetString(2)), Entry: Read(r)))
        .ToDictionary(e => e.Key, e => e.Entry);

    /// <summary>Writes down what is stored by now.</summary>
    internal void Save(string source, IReadOnlyCollection<KeyValuePair<ExecutionKey, BookEntry>> entries)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            using var command = _connection.CreateCommand();
            command.CommandText = SaveSql;
            foreach (var (key, entry) in entries)
            {
                command.Parameters.Clear();
                Fill(command, source, key, entry);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    /// <summary>Hashes of a source's roles as they were last stored, by id.</summary>
    internal Dictionary<string, string> Roles(string source) => Query("SELECT id, hash FROM roles WHERE source = $source", [("$source", source)], r => (r.GetString(0), r.GetString(1)))
        .ToDictionary(r => r.Item1, r => r.Item2);

    /// <summary>Writes down that a role's event is stored.</summary>
    internal void SaveRole(string source, string id, string hash) =>
        Execute("INSERT OR REPLACE INTO roles VALUES ($source, $id, $hash)", ("$source", source), ("$id", id), ("$hash", hash));

    private static ReadingBook OpenOnce(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
            AddColumns(command);
            return new ReadingBook(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Books of earlier versions lack the last columns.</summary>
    private static void AddColumns(SqliteCommand command)
    {
        foreach (var (name, type) in new[] { ("rows", "INTEGER"), ("mark", "TEXT"), ("chain", "TEXT") })
        {
            command.CommandText = $"SELECT count(*) FROM pragma_table_info('executions') WHERE name = '{name}'";
            if (command.ExecuteScalar() is 0L)
            {
                command.CommandText = $"ALTER TABLE executions ADD COLUMN {name} {type}";
                command.ExecuteNonQuery();
            }
        }
    }

    private static void Fill(SqliteCommand command, string source, ExecutionKey key, BookEntry entry)
    {
        var (main, log, journal) = entry.Stamp;
        foreach (var (name, value) in new (string, object?)[]
        {
            ("$source", source), ("$user", key.User), ("$fid", key.Fid), ("$state", (int)entry.State), ("$last_row", entry.LastRow ?? 0),
            ("$main_size", main.Size), ("$main_changed", main.Changed), ("$log_size", log.Size), ("$log_changed", log.Changed),
            ("$journal_size", journal.Size), ("$journal_changed", journal.Changed), ("$listing", entry.Listing), ("$name", entry.Name),
            ("$newest", entry.Newest), ("$reason", entry.Reason), ("$turns", entry.Turns), ("$final", entry.IsFinal), ("$known", entry.IsKnown), ("$rows", entry.Rows), ("$mark", entry.Mark), ("$chain", entry.Chain),
        })
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }

    private static BookEntry Read(SqliteDataReader r) => new()
    {
        State = (BookState)r.GetInt32(3),
        LastRow = r.GetInt64(4) is not 0 and var last ? last : null,
        Stamp = new DatabaseStamp(new(r.GetInt64(5), r.GetInt64(6)), new(r.GetInt64(7), r.GetInt64(8)), new(r.GetInt64(9), r.GetInt64(10))),
        Listing = r.GetString(11),
        Name = Text(r, 12),
        Newest = r.GetInt64(13),
        Reason = Text(r, 14),
        Turns = r.GetInt32(15),
        IsFinal = r.GetBoolean(16),
        IsKnown = r.GetBoolean(17),
        Rows = r.GetInt64(r.IsDBNull(18) ? 4 : 18),
        Mark = Text(r, 19) ?? "",
        Chain = Text(r, 20) ?? "",
    };

    private static string? Text(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_gate)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            }

            command.ExecuteNonQuery();
        }
    }

    private List<T> Query<T>(string sql, (string Name, object Value)[] parameters, Func<SqliteDataReader, T> read)
    {
        lock (_gate)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }
}
