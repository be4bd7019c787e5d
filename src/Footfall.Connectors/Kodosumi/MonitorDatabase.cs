using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Kodosumi;

/// <summary>The events of one execution, opened so that its folder stays as it is.</summary>
internal sealed class MonitorDatabase : IDisposable
{
    private static readonly string[] Columns = ["id", "timestamp", "kind", "message"];

    // The error comes in a row of its own, before the status, and may have been read long before it. It is one since the run began last.
    private const string Failure =
        """
        CASE WHEN told.kind = 'status' AND told.message = 'error' THEN (SELECT failed.message FROM monitor AS failed WHERE failed.kind = 'error' AND failed.id < told.id
            AND NOT EXISTS (SELECT 1 FROM monitor AS begun WHERE begun.kind = 'status' AND begun.message = 'starting' AND begun.id > failed.id AND begun.id < told.id)
            ORDER BY failed.id DESC LIMIT 1) END
        """;

    private readonly SourceDatabase _database;
    private readonly ReadingOptions _options;

    private MonitorDatabase(SourceDatabase database, ReadingOptions options) => (_database, _options) = (database, options);

    /// <summary>How the original was when its content was taken.</summary>
    internal DatabaseStamp Stamp => _database.Stamp;

    /// <summary>Whether what was read so far is a state that the database was in.</summary>
    internal bool IsWhole => _database.IsWhole;

    /// <summary>Opens it.</summary>
    /// <exception cref="SkipException">It cannot be read.</exception>
    internal static async Task<MonitorDatabase> OpenAsync(string path, ReadingOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var database = await SourceDatabase.OpenAsync(path, options, time, cancellationToken);
        try
        {
            database.Require("monitor", Columns, SkipReason.NoMonitor);
            return new MonitorDatabase(database, options);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Number of the last row; null when there is none.</summary>
    internal long? LastRow()
    {
        using var command = _database.Connection.CreateCommand();
        command.CommandText = "SELECT max(id) FROM monitor";
        return command.ExecuteScalar() switch
        {
            long id => id,
            null or DBNull => null,
            _ => throw new SkipException(SkipReason.OtherColumns),
        };
    }

    /// <summary>The earliest row of kind meta, as stored; null when there is none.</summary>
    internal string? Meta()
    {
        using var command = _database.Connection.CreateCommand();
        command.CommandText = "SELECT message FROM monitor WHERE kind = 'meta' ORDER BY timestamp, id LIMIT 1";
        return command.ExecuteScalar() is { } message and not DBNull ? Text(message) : null;
    }

    /// <summary>The time of the first row that has one; null when none has.</summary>
    internal DateTimeOffset? FirstTime()
    {
        using var command = _database.Connection.CreateCommand();
        command.CommandText = "SELECT timestamp FROM monitor WHERE timestamp >= 0 AND timestamp < $end ORDER BY id LIMIT 1";
        command.Parameters.AddWithValue("$end", RowTime.End);
        return command.ExecuteScalar() is { } found && Seconds(found) is { } seconds ? RowTime.Of(seconds, DateTimeOffset.UnixEpoch).Time : null;
    }

    /// <summary>A row by its number; null when there is none.</summary>
    internal MonitorRow? RowAt(long id)
    {
        using var command = _database.Connection.CreateCommand();
        command.CommandText = "SELECT id, timestamp, kind, message, NULL FROM monitor WHERE id = $id LIMIT 1";
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Row(reader) : null;
    }

    /// <summary>The next rows behind a number, or the first ones; none when there are no more.</summary>
    internal List<MonitorRow> RowsAfter(long? id)
    {
        using var command = _database.Connection.CreateCommand();
        command.CommandText = $"SELECT id, timestamp, kind, message, {Failure} FROM monitor AS told{(id is null ? "" : " WHERE id > $id")} ORDER BY id LIMIT $limit";
        command.Parameters.AddWithValue("$id", (object?)id ?? DBNull.Value);
        command.Parameters.AddWithValue("$limit", _options.RowsAtOnce);
        using var reader = command.ExecuteReader();
        var rows = new List<MonitorRow>();
        var characters = 0L;
        while (characters < _options.CharactersAtOnce && reader.Read())
        {
            var row = Row(reader);
            rows.Add(row);
            characters += row.Message.Length + (row.Failure?.Length ?? 0);
        }

        return rows;
    }

    private static MonitorRow Row(SqliteDataReader reader) => new(
        Number(reader.GetValue(0)), Seconds(reader.GetValue(1)), Text(reader.GetValue(2)), Text(reader.GetValue(3)), reader.IsDBNull(4) ? null : Text(reader.GetValue(4)));

    private static long Number(object value) => value is long number ? number : throw new SkipException(SkipReason.OtherColumns);

    private static double? Seconds(object value) => value switch
    {
        double seconds when double.IsFinite(seconds) => seconds,
        long seconds => seconds,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) => seconds,
        _ => null,
    };

    private static string Text(object value) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        DBNull => "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
