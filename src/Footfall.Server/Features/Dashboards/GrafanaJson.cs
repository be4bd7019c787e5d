using System.Text.Json;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Reads what may be there in an export of Grafana, and may have another form.</summary>
internal static class GrafanaJson
{
    internal static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    internal static string? Text(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    internal static int Number(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.Number } number ? (int)number.GetDouble() : 0;

    internal static bool IsTrue(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.True };

    internal static bool IsFalse(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.False };

    /// <summary>Whether it is there and says something: no null, no empty text or list.</summary>
    internal static bool Says(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { } found && found.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False => false,
        JsonValueKind.String => found.GetString()!.Length > 0,
        JsonValueKind.Array => found.GetArrayLength() > 0,
        _ => true,
    };

    internal static IEnumerable<JsonElement> Items(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
}
