using System.Text.Json.Nodes;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Problems;

/// <summary>
/// Masks what is secret in configurations, however deep it lies: values of keys that say so, of pairs like
/// <c>{"name": "API_TOKEN", "value": "..."}</c> and <c>["API_TOKEN", "..."]</c>, of arguments like <c>["--token", "..."]</c>, in JSON inside of texts,
/// and what <see cref="SecretTexts"/> finds in texts.
/// </summary>
internal static class ConfigMask
{
    /// <summary>What stands in place of a secret.</summary>
    internal const string Masked = SecretTexts.Masked;

    private const int MostArguments = 20;
    private static readonly string[] NameMembers = ["name", "key", "variable", "env", "header"];

    /// <summary>The JSON of a text with its secrets masked; a text where it is none; null for nothing.</summary>
    internal static JsonNode? Of(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return JsonTexts.TryParse(text, out var json) ? Of(json) : JsonValue.Create(OfText(text));
    }

    private static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => OfObject(members),
        JsonArray list => OfList(list),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(OfText(text)),
        _ => node?.DeepClone(),
    };

    private static JsonArray OfList(JsonArray list)
    {
        var masked = new JsonArray();
        for (var i = 0; i < list.Count; i++)
        {
            masked.Add(IsBehindSecretName(list, i) ? JsonValue.Create(Masked) : TextOf(list[i]) is { Length: > 2 } text && text.StartsWith("-p", StringComparison.Ordinal) ? ArgumentOf(list, i, text) : Of(list[i]));
        }

        return masked;
    }

    private static JsonNode? ArgumentOf(JsonArray list, int i, string text)
    {
        var argument = SecretTexts.MaskArgument(string.Join(' ', list.Take(i).Select(TextOf).TakeLast(MostArguments)), text);
        return argument == text ? Of(list[i]) : JsonValue.Create(argument);
    }

    /// <summary>Whether what stands before says that this is secret: the name of a pair, or an option of a command line.</summary>
    private static bool IsBehindSecretName(JsonArray list, int i)
    {
        if (i == 0 || TextOf(list[i - 1]) is not { } name || TextOf(list[i]) is not { } text)
        {
            return false;
        }

        return name.StartsWith('-') ? !text.StartsWith('-') && SecretTexts.IsName(name.TrimStart('-')) : list.Count == 2 && SecretTexts.IsName(name);
    }

    private static JsonObject OfObject(JsonObject members)
    {
        var pair = members.Any(m => IsValue(m.Key))
            ? members.FirstOrDefault(m => NameMembers.Contains(m.Key, StringComparer.OrdinalIgnoreCase) && TextOf(m.Value) is not null).Key
            : null;
        var isSecretPair = pair is not null && SecretTexts.Keys.Match(TextOf(members[pair])!);
        var masked = new JsonObject();
        foreach (var (name, value) in members)
        {
            // A member "key" says which secret it is, and is none.
            masked[name] = value is null ? null : name == pair ? value.DeepClone() : (isSecretPair && IsValue(name)) || SecretTexts.Keys.Match(name) ? Masked : Of(value);
        }

        return masked;
    }

    private static bool IsValue(string name) => name.Equals("value", StringComparison.OrdinalIgnoreCase) || name.Equals("val", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string OfText(string text) =>
        text.AsSpan().TrimStart() is ['{' or '[', _, ..] && JsonTexts.TryParse(text, out var json) ? Of(json)?.ToJsonString() ?? text : SecretTexts.Mask(text);
}
