using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Problems;

/// <summary>
/// Masks what is secret in configurations, however deep it lies: values of keys that say so, of pairs like
/// <c>{"name": "API_TOKEN", "value": "..."}</c>, of texts like <c>API_TOKEN=...</c>, in JSON inside of texts, and passwords in addresses.
/// </summary>
internal static partial class ConfigMask
{
    /// <summary>What stands in place of a secret.</summary>
    internal const string Masked = "[key]";

    private static readonly string[] Secret = ["*token*", "*secret*", "*password*", "*passwd*", "*passphrase*", "*key*", "*credential*", "*authorization*", "*cookie*", "*dsn*", "*connectionstring*"];
    private static readonly string[] NameMembers = ["name", "key", "variable", "env"];
    private static readonly KeyRules Keys = new([.. new PrivacyOptions().Keys, .. Secret]);

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
        JsonArray list => new JsonArray([.. list.Select(i => Of(i))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(OfText(text)),
        _ => node?.DeepClone(),
    };

    private static JsonObject OfObject(JsonObject members)
    {
        var pair = members.ContainsKey("value") ? NameMembers.FirstOrDefault(n => members[n] is JsonValue name && name.TryGetValue<string>(out _)) : null;
        var isSecretPair = pair is not null && Keys.Match(members[pair]!.GetValue<string>());
        var masked = new JsonObject();
        foreach (var (name, value) in members)
        {
            // A member "key" says which secret it is, and is none.
            masked[name] = value is null ? null : name == pair ? value.DeepClone() : (isSecretPair && name == "value") || Keys.Match(name) ? Masked : Of(value);
        }

        return masked;
    }

    private static string OfText(string text)
    {
        if (text.Length > 1 && text[0] is '{' or '[' && JsonTexts.TryParse(text, out var json))
        {
            return Of(json)?.ToJsonString() ?? text;
        }

        var plain = Passwords().Replace(text, $"${{begin}}{Masked}@");
        return Assignments().Replace(plain, m => Keys.Match(m.Groups["name"].ValueSpan.TrimStart('-')) ? $"{m.Groups["name"].Value}={Masked}" : m.Value);
    }

    [GeneratedRegex(@"(?<begin>://[^\s:/@]{0,200}:)[^\s/@]{1,500}@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passwords();

    [GeneratedRegex(@"(?<name>[A-Za-z_][\w.-]{0,100}|--[\w-]{1,100})=(?<value>[^\s;,&]{1,2000})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignments();
}
