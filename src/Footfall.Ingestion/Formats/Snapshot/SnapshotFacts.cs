using System.Text;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Records;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>One record of a snapshot as the event that it becomes: <c>create:K</c> or <c>add:member</c> with <c>payload.snapshot</c> true.</summary>
internal sealed record SnapshotFacts
{
    private static readonly string[] MemberKinds = ["user", "group"];
    private static readonly string[] Containers = ["team", "organization", "group"];
    private static readonly string[] EntityMembers = ["id", "name", "org", "owner", "created_at", "deleted_at", "attributes"];
    private static readonly string[] MembershipMembers = ["kind", "id", "member", "member_kind", "from", "to"];

    internal required string Scope { get; init; }

    internal required string ObjName { get; init; }

    internal string? ObjId { get; init; }

    internal string? ObjVal { get; init; }

    internal DateTimeOffset? Time { get; init; }

    /// <summary>When what it tells of ended.</summary>
    internal DateTimeOffset? End { get; init; }

    internal string? Payload { get; init; }

    /// <summary>Who belongs somewhere; '' for entities.</summary>
    internal string Member { get; init; } = "";

    /// <summary>Whether that is a user or a group; '' for entities.</summary>
    internal string MemberKind { get; init; } = "";

    /// <summary>An entity: <c>{"id", "name", "org", "owner", "created_at", "deleted_at", "attributes"}</c>; members of other names are attributes, too.</summary>
    internal static SnapshotFacts OfEntity(string kind, SnapshotMembers record)
    {
        var id = record.Text("id", isRequired: true);
        var (created, deleted) = (record.Time("created_at"), record.Time("deleted_at"));
        if (created is { } from && deleted is { } to && to < from)
        {
            record.Fail(RejectionReason.OutOfRange, "deleted_at must not lie before created_at.");
        }

        var payload = record.Attributes(EntityMembers);
        Put(payload, "snapshot", JsonValue.Create(true));
        Put(payload, "created_at", Rfc3339(created));
        Put(payload, "deleted_at", Rfc3339(deleted));
        Put(payload, "owner", JsonValue.Create(record.Text("owner")));
        Put(payload, "org", JsonValue.Create(record.Text("org")));
        return new SnapshotFacts
        {
            Scope = $"create:{kind}",
            ObjName = kind,
            ObjId = id,
            ObjVal = record.Text("name", most: RecordRules.MaxValue),
            Time = created,
            End = deleted,
            Payload = Text(payload, record),
        };
    }

    /// <summary>A membership: <c>{"kind", "id", "member", "member_kind", "from", "to"}</c>.</summary>
    internal static SnapshotFacts OfMembership(SnapshotMembers record)
    {
        var kind = record.Choice("kind", Containers, null);
        var id = record.Text("id", isRequired: true);
        var (member, memberKind) = (record.Text("member", isRequired: true), record.Choice("member_kind", MemberKinds, "user"));
        var payload = new JsonObject { ["snapshot"] = true, ["member"] = member, ["member_kind"] = memberKind };
        var (from, to) = (record.Time("from"), record.Time("to"));
        if (from is { } begin && to is { } end && end < begin)
        {
            record.Fail(RejectionReason.OutOfRange, "to must not lie before from.");
        }

        record.RefuseOthers(MembershipMembers);
        Put(payload, "to", Rfc3339(to));
        return new SnapshotFacts
        {
            Scope = "add:member",
            ObjName = kind,
            ObjId = id,
            Time = from,
            End = to,
            Payload = Text(payload, record),
            Member = member ?? "",
            MemberKind = memberKind,
        };
    }

    /// <summary>The event. Without an instant of its own it is of when it came, and never of after its end: what ended earlier would begin anew.</summary>
    internal Event ToEvent(Guid id, Guid batch, uint position, DateTimeOffset received) => new()
    {
        Id = id,
        Batch = batch,
        Position = position,
        Time = Begin(received),
        Received = received,
        Scope = Scope,
        Kind = EventKind.Of(Scope, Source.Server, false, null),
        Source = Source.Server,
        ObjName = ObjName,
        ObjId = ObjId,
        ObjVal = ObjVal,
        Payload = Payload,
    };

    private DateTimeOffset Begin(DateTimeOffset received)
    {
        var begin = Time ?? received;
        return End is { } end && end <= begin ? end.AddMilliseconds(-1) : begin;
    }

    private static void Put(JsonObject payload, string name, JsonNode? value)
    {
        // What the record says of itself wins over an attribute of the same name.
        payload.Remove(name);
        if (value is not null)
        {
            payload[name] = value;
        }
    }

    private static JsonValue? Rfc3339(DateTimeOffset? time) =>
        time is { } given ? JsonValue.Create(given.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static string Text(JsonObject payload, SnapshotMembers record)
    {
        var text = payload.ToJsonString(SnapshotMembers.Json);
        var length = Encoding.UTF8.GetByteCount(text);
        var most = new RecordRules().MaxPayload;
        if (length > most)
        {
            record.Fail(RejectionReason.TooLarge, $"attributes have {length} bytes; {most} are taken.");
        }

        return text;
    }
}
