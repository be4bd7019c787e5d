using System.Globalization;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Makes events of what an execution's folder holds: one of each row, one of each change of its files, and one when its database
/// cannot be read, was archived, went away or came back. The store makes a run of them.
/// </summary>
internal sealed class RunEvents(string source, ExecutionKey key, string? org, ReadingOptions options)
{
    /// <summary>Whose ids they are, whichever server reads the folder.</summary>
    internal const string Owner = "connector:kodosumi";

    /// <summary>The event of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">The run's name, as far as it is known.</param>
    /// <param name="before">Time of the row before it, which stands in where the row has none.</param>
    internal Event OfRow(MonitorRow row, string? name, DateTimeOffset before)
    {
        var time = RowTime.Of(row.At, before);
        var scope = RunScope.Of(row.Kind, row.Message);
        var isLong = row.Message.Length > options.LongestMessage;
        var message = isLong ? Cut(row.Message) : row.Message;
        var payload = EventPayload.Write(json =>
        {
            json.WriteString("kind", row.Kind);
            json.WriteString("message", message);
            json.WriteNumber("row", row.Id);
            time.WriteTo(json);
            if (isLong)
            {
                json.WriteNumber("cut", row.Message.Length);
            }

            WriteMeaning(json, scope, message);
            if (row.Failure is { } failure)
            {
                json.WriteString("error", failure.Length > options.LongestMessage ? Cut(failure) : failure);
            }
        });
        return Make($"{row.Id}", scope.Scope, time.Time, name, payload) with { Level = scope.Level };
    }

    /// <summary>The files are others than before.</summary>
    /// <param name="listing">What is there now.</param>
    /// <param name="name">The run's name, as far as it is known.</param>
    /// <param name="time">When.</param>
    /// <param name="turn">Tells a listing that comes back from its first time.</param>
    internal Event OfFiles(RunListing listing, string? name, DateTimeOffset time, int turn) => Make(FormattableString.Invariant($"files:{listing.Hash}:{turn}"), "update:run", time, name, EventPayload.Write(json =>
    {
        json.WriteStartArray("files");
        foreach (var file in listing.Files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("size", file.Size);
            json.WriteString("direction", file.IsUpload ? "up" : "down");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));

    /// <summary>There is an execution, and that is all that can be said of it.</summary>
    internal Event OfUnreadable(SkipReason reason, DatabaseStamp stamp, DateTimeOffset now) => Make(
        FormattableString.Invariant($"unreadable:{stamp.Main.Size:x}-{stamp.Main.Changed:x}"),
        "create:run",
        FileTime(stamp.Changed) ?? now,
        null,
        EventPayload.Write(json =>
        {
            json.WriteString("status", "unknown");
            json.WriteString("unreadable", reason.Code);
        }));

    /// <summary>It was deleted in Kodosumi (<c>archived</c>), or its folder is not there any more (<c>gone</c>).</summary>
    internal Event OfEnd(string reason, string? name, int turn, DateTimeOffset time) =>
        Make(FormattableString.Invariant($"{reason}:{turn}"), "delete:run", time, name, EventPayload.Write(json => json.WriteString("reason", reason)));

    /// <summary>It is there again.</summary>
    internal Event OfReturn(string? name, int turn, DateTimeOffset time) =>
        Make(FormattableString.Invariant($"restored:{turn}"), "restore:run", time, name, EventPayload.Write(_ => { }));

    /// <summary>The instant of a file's clock.</summary>
    internal static DateTimeOffset? FileTime(long ticks) =>
        ticks > 0 && new DateTimeOffset(ticks, TimeSpan.Zero) is var time && Instants.IsTaken(time) ? time : null;

    private static void WriteMeaning(Utf8JsonWriter json, RunScope scope, string message)
    {
        if (scope.TextMember is { } member)
        {
            json.WriteString(member, message);
        }

        if (scope is { JsonMember: null, HasLid: false } || JsonText.TryParse(message) is not { } document)
        {
            return;
        }

        using (document)
        {
            if (scope.JsonMember is { } name)
            {
                json.WritePropertyName(name);
                document.RootElement.WriteTo(json);
            }
            else if (Lid(document.RootElement) is { } lid)
            {
                json.WriteString("lid", lid);
            }
        }
    }

    private static string? Lid(JsonElement root)
    {
        var facts = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("dict", out var dict) ? dict : root;
        return facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty("lid", out var lid) && lid.ValueKind == JsonValueKind.String ? lid.GetString() : null;
    }

    /// <summary>Its beginning, never up to the middle of a character, with a line that says how long it was: whoever reads it anywhere sees that it was cut.</summary>
    private string Cut(string message)
    {
        var kept = char.IsHighSurrogate(message[options.LongestMessage - 1]) ? options.LongestMessage - 1 : options.LongestMessage;
        return string.Create(CultureInfo.InvariantCulture, $"{message.AsSpan(0, kept)}\n[cut here: {kept} of {message.Length} characters]");
    }

    private Event Make(string id, string scope, DateTimeOffset time, string? name, string payload) => new()
    {
        Id = EventId.FromText(Owner, $"kodosumi:{source}:{key.Fid}:{id}"),
        Time = time,
        Scope = scope,
        Kind = EventKind.Of(scope, Source.Server, hasPackage: false, statedKind: null),
        Source = Source.Server,
        ObjName = "run",
        ObjId = key.Fid,
        ObjVal = name,
        OrgSlug = org,
        UserId = key.User,
        RunId = key.Fid,
        Payload = payload,
    };
}
