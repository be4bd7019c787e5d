using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Pipeline;

/// <summary>
/// Facts that senders put into payloads and that are columns here, because questions ask for them (semantics 2.2, 2.4, 2.5):
/// <code>{"platform": {"name": "Chrome", "version": "131", "os": "Linux"}, "request": {"id": "6a2b..."}, "kind": "script", "status": "error"}</code>
/// </summary>
public readonly record struct PayloadFacts(string? ClientName, string? ClientVersion, string? Os, string? RequestId, string? Kind, string? Status)
{
    private static readonly SearchValues<string> Names = SearchValues.Create(["\"platform\"", "\"request", "\"kind\"", "\"status\""], StringComparison.Ordinal);

    /// <summary>Reads the facts; all null when the payload has none of them.</summary>
    /// <param name="payload">Valid JSON, or null.</param>
    public static PayloadFacts Read(string? payload) =>
        payload is null || !payload.AsSpan().ContainsAny(Names) ? default : Scan(Encoding.UTF8.GetBytes(payload));

    /// <summary>Whether an event of <paramref name="scope"/> with these facts is a call that ended in an error.</summary>
    public bool IsFailedCall(string scope) => scope == "call:function" && Status == "error";

    private static PayloadFacts Scan(ReadOnlySpan<byte> payload)
    {
        var facts = default(PayloadFacts);
        string? nestedRequest = null;
        string? flatRequest = null;
        var json = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = 512 });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return facts;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "platform" when json.TokenType == JsonTokenType.StartObject:
                    var platform = Members(ref json);
                    facts = facts with
                    {
                        ClientName = platform.GetValueOrDefault("name"),
                        ClientVersion = platform.GetValueOrDefault("version"),
                        Os = platform.GetValueOrDefault("os"),
                    };
                    break;
                case "request" when json.TokenType == JsonTokenType.StartObject:
                    nestedRequest = Members(ref json).GetValueOrDefault("id");
                    break;
                case "request_id":
                    flatRequest = Text(ref json);
                    break;
                case "kind":
                    facts = facts with { Kind = Text(ref json) };
                    break;
                case "status":
                    facts = facts with { Status = Text(ref json) };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return facts with { RequestId = nestedRequest ?? flatRequest };
    }

    private static Dictionary<string, string> Members(ref Utf8JsonReader json)
    {
        var members = new Dictionary<string, string>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (Text(ref json) is { } text)
            {
                members[name] = text;
            }
        }

        return members;
    }

    private static string? Text(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString() is { Length: > 0 } text ? text : null;
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(json.ValueSpan);
            default:
                json.Skip();
                return null;
        }
    }
}
