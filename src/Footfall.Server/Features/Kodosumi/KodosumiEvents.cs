using System.Text.Json.Nodes;
using Footfall.Analytics.Runs;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>
/// The events of a run as Kodosumi has them: the records that a connector read, as they are; of a run that other events tell of, the same facts
/// in its kinds: status, inputs, meta, error, upload, result, final, log (semantics 7.5).
/// </summary>
internal static class KodosumiEvents
{
    internal static List<KodosumiEvent> Of(IReadOnlyList<RunEventRow> events) => events.Any(e => e.IsRecord)
        ? [.. events.Where(e => e.IsRecord).Select(e => new KodosumiEvent(e.Row, e.At, e.Kind, e.Message))]
        : [.. events.SelectMany(e => Parts(e).Select(p => (e.At, p.Kind, p.Message))).Select((p, i) => new KodosumiEvent(i + 1, p.At, p.Kind, p.Message))];

    private static IEnumerable<(string Kind, string Message)> Parts(RunEventRow e)
    {
        var payload = JsonTexts.Parse(e.Payload) as JsonObject ?? [];
        var status = e.Status.Length == 0 ? [] : new[] { ("status", e.Status) };
        var facts = Facts(e, payload);

        // A good run ends with its status; all others begin with it.
        return e.Phase is 2 or 3 ? [.. facts, .. status] : [.. status, .. facts];
    }

    private static IEnumerable<(string Kind, string Message)> Facts(RunEventRow e, JsonObject payload)
    {
        foreach (var (member, kind) in new[] { ("inputs", "inputs"), ("meta", "meta"), ("result", "result"), ("outputs", "final") })
        {
            if (payload[member] is { } value)
            {
                yield return (kind, Typed(value));
            }
        }

        if (payload["files"] is JsonArray files && Uploads(files) is { Count: > 0 } uploads)
        {
            yield return ("upload", new JsonObject { ["Upload"] = new JsonObject { ["files"] = uploads } }.ToJsonString());
        }

        if (e.Verb == "fail")
        {
            yield return ("error", TextOf(payload, "error") ?? TextOf(payload, "message") ?? "");
        }
        else if (e.Verb == "log")
        {
            yield return ("log", TextOf(payload, "message") ?? e.Payload);
        }
    }

    private static JsonArray Uploads(JsonArray files) => new([.. files.OfType<JsonObject>().Where(f => TextOf(f, "direction") == "up")
        .Select(f => new JsonObject { ["path"] = $"in/{TextOf(f, "name")}", ["size"] = f["size"]?.DeepClone() })]);

    /// <summary>Kodosumi wraps values into the name of their type.</summary>
    private static string Typed(JsonNode value) => (value switch
    {
        JsonObject { Count: 1 } wrapped when wrapped.First().Value is JsonObject => wrapped,
        JsonObject members => new JsonObject { ["dict"] = members.DeepClone() },
        JsonArray list => new JsonObject { ["__list__"] = list.DeepClone() },
        _ => value,
    }).ToJsonString();

    private static string? TextOf(JsonObject json, string member) =>
        json[member] is not { } value ? null : value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.ToJsonString();
}
