using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Footfall.Server.Demo;

/// <summary>One execution's folder as Kodosumi's runner writes it: a row a commit, the log beside the database while it lives.</summary>
internal sealed class KodosumiExecution : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SqliteConnection _connection;

    private KodosumiExecution(string folder, SqliteConnection connection) => (Folder, _connection) = (folder, connection);

    /// <summary>The execution's folder.</summary>
    internal string Folder { get; }

    /// <summary>Makes the folder and an empty database, or goes on with the one that is there.</summary>
    /// <param name="folder">The execution's folder.</param>
    /// <param name="name">Name of the database.</param>
    internal static KodosumiExecution Open(string folder, string name = "sqlite3.db")
    {
        Directory.CreateDirectory(folder);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, name), Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; CREATE TABLE IF NOT EXISTS monitor (id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL)");
        return new KodosumiExecution(folder, connection);
    }

    /// <summary>A value as the runner writes it: an object with one key, the name of the value's type.</summary>
    internal static string Typed(object value) => JsonSerializer.Serialize(new Dictionary<string, object> { ["dict"] = value }, Json);

    /// <summary>Adds a row.</summary>
    internal KodosumiExecution Add(DateTimeOffset at, string kind, string message)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO monitor (timestamp, kind, message) VALUES ($at, $kind, $message)";
        command.Parameters.AddWithValue("$at", (at - DateTimeOffset.UnixEpoch).TotalSeconds);
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$message", message);
        command.ExecuteNonQuery();
        return this;
    }

    /// <summary>Has many rows written in one commit.</summary>
    internal void Together(Action<KodosumiExecution> write)
    {
        Execute(_connection, "BEGIN");
        write(this);
        Execute(_connection, "COMMIT");
    }

    /// <summary>Puts a file beside the database.</summary>
    /// <param name="side"><c>in</c> or <c>out</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">What is in it.</param>
    internal KodosumiExecution Put(string side, string name, string content)
    {
        var file = Path.Combine(Folder, side, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    /// <summary>Closes the database, which folds its log in.</summary>
    public void Dispose() => _connection.Dispose();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
