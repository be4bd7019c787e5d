using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Records;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>
/// What the browser kit sends: canonical events in an envelope that says what the sender's clock shows and who sits before it.
/// <code>{"timestamp":"2026-01-05T09:01:30.000Z","anonymous_id":"0b0e...","identity":"eyJ...","previous_event":{...},"events":[{...}]}</code>
/// Only <c>timestamp</c> and <c>events</c> are required. <c>previous_event</c> is the last event that was taken before; of canonical
/// events working time is counted over all requests of a user, so nothing is computed of it here.
/// </summary>
internal sealed record KitBatch
{
    private const string Example = "for example \"2026-01-05T09:00:00.123Z\"";

    // A request takes its time, and not each one the same: to correct a clock by less would only mix up the order of events.
    private static readonly TimeSpan RightEnough = TimeSpan.FromSeconds(5);
    private const int MaxDepth = 128;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>What the sender's clock showed when it sent.</summary>
    internal DateTimeOffset Sent { get; private init; }

    /// <summary>A random UUID that the browser keeps; null for none.</summary>
    internal string? AnonymousId { get; private init; }

    /// <summary>A signed statement of who it is; null for none.</summary>
    internal string? Identity { get; private init; }

    /// <summary>Where the array of events stands in the body.</summary>
    internal Range Events { get; private init; }

    /// <summary>Reads an envelope.</summary>
    /// <exception cref="BodyException">400: a member is missing or of a wrong type.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static KitBatch Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return ReadBatch(body);
        }
        catch (JsonException) when (JsonNesting.IsDeeper(body, MaxDepth))
        {
            throw Wrong(JsonNesting.Message("The batch", MaxDepth));
        }
    }

    private static KitBatch ReadBatch(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong("A batch is one JSON object with timestamp and events.");
        }

        var batch = new KitBatch();
        Range? events = null;
        DateTimeOffset? sent = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Encoding.UTF8.GetString(json.ValueSpan);
            json.Read();
            switch (name)
            {
                case "timestamp":
                    sent = RecordTime.TryRead(ref json, out var time) ? time : throw Wrong($"timestamp of the batch must be RFC 3339, {Example}, or Unix seconds.");
                    break;
                case "events":
                    events = Array(ref json);
                    break;
                case "previous_event":
                    SkipPrevious(ref json);
                    break;
                case "anonymous_id":
                    batch = batch with { AnonymousId = Text(ref json, name) };
                    break;
                case "identity":
                    batch = batch with { Identity = Text(ref json, name) };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.Read();
        return batch with
        {
            Sent = sent ?? throw Wrong($"timestamp of the batch is required: what the sender's clock shows, {Example}."),
            Events = events ?? throw Wrong("events is required: an array of events."),
        };
    }

    /// <summary>What is added to the times of its events: how far the sender's clock is off; nothing when it is about right.</summary>
    internal TimeSpan Correction(DateTimeOffset received) => (received - Sent).Duration() < RightEnough ? TimeSpan.Zero : received - Sent;

    /// <summary>A batch of one record, so that a rejected one can be sent again with its clock and its sender.</summary>
    internal string With(string record)
    {
        var members = new Dictionary<string, string?> { ["timestamp"] = Sent.ToString("O"), ["anonymous_id"] = AnonymousId, ["identity"] = Identity };
        var head = JsonSerializer.Serialize(members.Where(m => m.Value is not null).ToDictionary());
        return $"{head[..^1]},\"events\":[{record}]}}";
    }

    private static Range Array(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw Wrong("events must be an array.");
        }

        var start = (int)json.TokenStartIndex;
        json.Skip();
        return start..(int)json.BytesConsumed;
    }

    private static void SkipPrevious(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            throw Wrong("previous_event must be an event or null.");
        }

        json.Skip();
    }

    private static string? Text(ref Utf8JsonReader json, string name) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when json.ValueSpan.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 => json.GetString(),
        _ => throw Wrong($"{name} must be a text."),
    };

    private static BodyException Wrong(string message) => new(400, message);
}
