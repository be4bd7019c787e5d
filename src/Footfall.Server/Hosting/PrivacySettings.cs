using Footfall.Ingestion.Pipeline.Privacy;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Privacy: what is taken out of events before anything is written.</summary>
internal static class PrivacySettings
{
    private static readonly string[] Rules = ["keys", "mails", "secrets", "cards"];

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text("Privacy:Rules", string.Join(',', Rules), "What is taken out of payloads and free text: values of secret keys, mail addresses, tokens and private keys, numbers of payment cards.", "some of keys, mails, secrets and cards, separated by commas, or empty", v => SettingsCatalogue.Split(v, ',').All(r => Rules.Contains(r, StringComparer.OrdinalIgnoreCase))),
        SettingsCatalogue.Text("Privacy:Keys", string.Join(',', new PrivacyOptions().Keys), "Names of keys whose values are secret, separated by commas; * is any characters. Case, _ and - make no difference.", "names with at least two characters besides *, separated by commas, or empty", AreNames),
        SettingsCatalogue.Text("Privacy:KeepKeys", "", "Names of keys whose values are never looked at, as in Privacy:Keys.", "names with at least two characters besides *, separated by commas, or empty", AreNames),
        SettingsCatalogue.Choice("Privacy:Ip", "truncate", "What becomes of IP addresses in payloads and free text. truncate: the part that names a machine becomes zero (/24, IPv6 /48).", "truncate", "drop", "keep"),
        SettingsCatalogue.Choice("Privacy:UserEmail", "keep", "What becomes of users' own mail addresses: user_email, and payload.email of *:user. domain: only what stands behind the @ is stored.", "keep", "domain", "drop"),
    ];

    // Fewer characters would make every text suspicious.
    private static bool AreNames(string value) => SettingsCatalogue.Split(value, ',').All(n => n.Count(c => char.IsLetterOrDigit(c)) >= 2 && n.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '*' or '.'));
}
