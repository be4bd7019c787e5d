using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Records;

namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>The members of one record of a snapshot. Remembers the first mistake.</summary>
internal sealed class SnapshotMembers(JsonElement record)
{
    /// <summary>How payloads are written: as short as JSON allows.</summary>
    internal static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    private static JsonDocumentOptions Depth { get; } = new() { MaxDepth = Json.MaxDepth };

    internal string? Reason { get; private set; }

    internal string Message { get; private set; } = "";

    internal void Fail(string reason, string message)
    {
        if (Reason is null)
        {
            (Reason, Message) = (reason, message);
        }
    }

    /// <summary>A text or a whole number; an owner may be an object with an <c>id</c>. Null when it is absent or empty.</summary>
    internal string? Text(string name, bool isRequired = false, int most = RecordRules.MaxText)
    {
        var text = TextOf(name, Of(name));
        if (text?.Length > most)
        {
            Fail(RejectionReason.TooLarge, $"{name} has {text.Length} characters; {most} are taken.");
        }

        if (isRequired && text is null)
        {
            Fail(RejectionReason.InvalidField, $"{name} is required: a text or a whole number.");
        }

        return text;
    }

    /// <summary>One of a few words.</summary>
    internal string Choice(string name, string[] choices, string? standard)
    {
        var text = Text(name) ?? standard ?? "";
        if (!choices.Contains(text))
        {
            Fail(RejectionReason.InvalidField, $"{name} must be one of {string.Join(", ", choices)}, but is '{text}'.");
        }

        return text;
    }

    /// <summary>RFC 3339, or Unix seconds as number or text.</summary>
    internal DateTimeOffset? Time(string name)
    {
        if (Of(name) is not { } value || value.ValueKind == JsonValueKind.String && value.GetRawText() == "\"\"")
        {
            return null;
        }

        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(value.GetRawText()));
        json.Read();
        if (!RecordTime.TryRead(ref json, out var time))
        {
            Fail(RejectionReason.InvalidTimestamp, $"{name} must be RFC 3339 such as 2026-01-05T09:00:00Z, or Unix seconds.");
        }
        else if (!Instants.IsTaken(time!.Value))
        {
            Fail(RejectionReason.OutOfRange, FormattableString.Invariant($"{name} must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd}."));
        }

        return time;
    }

    /// <summary>The attributes, with the members that have no name of their own.</summary>
    internal JsonObject Attributes(IReadOnlyCollection<string> known)
    {
        var attributes = new JsonObject();
        foreach (var member in record.EnumerateObject().Where(m => !known.Contains(m.Name)))
        {
            attributes[member.Name] = JsonNode.Parse(member.Value.GetRawText(), documentOptions: Depth);
        }

        if (Of("attributes") is { } given)
        {
            if (given.ValueKind != JsonValueKind.Object)
            {
                Fail(RejectionReason.InvalidField, "attributes must be an object.");
                return attributes;
            }

            foreach (var member in given.EnumerateObject())
            {
                attributes[member.Name] = JsonNode.Parse(member.Value.GetRawText(), documentOptions: Depth);
            }
        }

        return attributes;
    }

    /// <summary>Refuses members of other names: a misspelt one would silently say nothing.</summary>
    internal void RefuseOthers(IReadOnlyCollection<string> known)
    {
        foreach (var member in record.EnumerateObject().Where(m => !known.Contains(m.Name)))
        {
            Fail(RejectionReason.InvalidField, $"{member.Name} is no member of this record; there are {string.Join(", ", known)}.");
        }
    }

    private string? TextOf(string name, JsonElement? value)
    {
        switch (value?.ValueKind)
        {
            case null:
                return null;
            case JsonValueKind.String when value.Value.GetString() is { } text:
                return text.Length == 0 ? null : text;
            case JsonValueKind.Number when value.Value.GetRawText() is { } digits && !digits.AsSpan().ContainsAny("eE."):
                return digits;
            case JsonValueKind.Object when name == "owner" && value.Value.TryGetProperty("id", out var id):
                return TextOf("owner.id", id.ValueKind == JsonValueKind.Null ? null : id);
            default:
                Fail(RejectionReason.InvalidField, $"{name} must be a text or a whole number.");
                return null;
        }
    }

    private JsonElement? Of(string name) => record.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
