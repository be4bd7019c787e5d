using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Formats.Snapshot;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Reads the roles of <c>admin.db</c>, which become users. Their passwords are not read.</summary>
internal sealed class RoleReader(KodosumiPlace place, ReadingBook book, ReadingOptions options, TimeProvider time)
{
    private static readonly string[] Columns = ["id", "name", "email", "active", "operator"];

    private DatabaseStamp _stamp = DatabaseStamp.None;

    /// <summary>Roles that were found the last time.</summary>
    internal int Count { get; private set; }

    /// <summary>Why they cannot be read; null when they can, or when there is no database.</summary>
    internal SkipReason? Reason { get; private set; }

    /// <summary>Whether the database changed since it was read.</summary>
    internal bool HasChanged => DatabaseStamp.Of(place.Roles) != _stamp;

    /// <summary>The roles that are new or changed, as events with what the book will say of them.</summary>
    internal async Task<IReadOnlyList<(string Id, string Hash, Event Event)>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            (Reason, var stamp) = (null, DatabaseStamp.Of(place.Roles));
            var roles = stamp.Main.Exists ? await RowsAsync(cancellationToken) : [];
            Count = roles.Count;
            _stamp = stamp;
            var known = book.Roles(place.Source);
            return [.. roles.Select(r => (r.Id, r.Content, Hash: Hash(r.Content))).Where(r => known.GetValueOrDefault(r.Id) != r.Hash).Select(r => (r.Id, r.Hash, ToEvent(r.Id, r.Content, r.Hash, known.GetValueOrDefault(r.Id))))];
        }
        catch (SkipException e)
        {
            Reason = e.Reason;
        }
        catch (SqliteException e)
        {
            Reason = SqliteText.ReasonOf(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Reason = e is IOException ? SkipReason.Unreadable : SkipReason.NoPermission;
        }

        return [];
    }

    private async Task<List<(string Id, string Content)>> RowsAsync(CancellationToken cancellationToken)
    {
        using var database = await SourceDatabase.OpenAsync(place.Roles, options, time, cancellationToken);
        database.Require("roles", Columns, SkipReason.OtherColumns);
        using var command = database.Connection.CreateCommand();
        command.CommandText = "SELECT id, name, email, active, operator FROM roles";
        using var reader = command.ExecuteReader();
        var roles = new List<(string, string)>();
        while (reader.Read())
        {
            if (Guid.TryParse(Text(reader, 0), out var id))
            {
                roles.Add((id.ToString("D"), Content(reader, id)));
            }
        }

        return database.IsWhole ? roles : throw new SkipException(SkipReason.Busy);
    }

    /// <summary>A role in the format of snapshots.</summary>
    private static string Content(SqliteDataReader reader, Guid id) => JsonSerializer.Serialize(new
    {
        id = id.ToString("D"),
        name = Short(Text(reader, 1)),
        attributes = new { email = Short(Text(reader, 2)), active = IsSet(reader, 3), @operator = IsSet(reader, 4) },
    });

    private static string Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);

    private static string Short(string text) => text.Length <= 500 ? text : text[..500];

    private static bool IsSet(SqliteDataReader reader, int column) => Text(reader, column) is not ("" or "0" or "false");

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..24];

    /// <summary>Known by what it is and what it was before: a role that is switched off, on and off again is told of three times.</summary>
    private Event ToEvent(string id, string content, string hash, string? before) =>
        SnapshotRecord.Read("user", Encoding.UTF8.GetBytes(content), time.GetUtcNow()) with
        {
            Id = EventId.FromText(RunEvents.Owner, $"kodosumi:{place.Source}:role:{id}:{hash}:{before}"),
        };
}
