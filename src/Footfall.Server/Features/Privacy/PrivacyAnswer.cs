namespace Footfall.Server.Features.Privacy;

/// <summary>The rules, and what they have done.</summary>
/// <param name="Rules">Those that are on.</param>
/// <param name="Keys">Names of keys whose values are secret.</param>
/// <param name="KeepKeys">Names of keys that are never looked at.</param>
/// <param name="Ip"><c>truncate</c>, <c>drop</c> or <c>keep</c>.</param>
/// <param name="UserEmail"><c>keep</c>, <c>domain</c> or <c>drop</c>.</param>
/// <param name="Scrubbed">Values taken out since the server started, by rule.</param>
internal sealed record PrivacyAnswer(
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> KeepKeys,
    string Ip,
    string UserEmail,
    IReadOnlyDictionary<string, long> Scrubbed);
