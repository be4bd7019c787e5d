namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>What is taken out of events before anything is written.</summary>
public sealed record PrivacyOptions
{
    /// <summary>Rules that are applied, besides those for IP addresses and users' mail addresses.</summary>
    public IReadOnlySet<PrivacyRule> Rules { get; init; } = new HashSet<PrivacyRule> { PrivacyRule.Keys, PrivacyRule.Mails, PrivacyRule.Secrets, PrivacyRule.Cards };

    /// <summary>
    /// Names of keys whose values are secret, <c>*</c> for any characters. Case, <c>_</c> and <c>-</c> make no difference:
    /// <c>api_key</c> is also <c>apiKey</c> and <c>API-KEY</c>. <c>*token</c> leaves <c>tokens</c> and <c>max_tokens</c> alone.
    /// </summary>
    public IReadOnlyList<string> Keys { get; init; } =
    [
        "*password*", "*passwd*", "passphrase", "pwd", "secret", "*_secret", "*secret_key", "*token", "*api_key", "*access_key", "*private_key",
        "authorization", "proxy_authorization", "cookie", "cookies", "set_cookie", "credential", "credentials", "jwt", "otp", "cvv", "cvc",
        "card_number",
    ];

    /// <summary>Names of keys, as in <see cref="Keys"/>, whose values are never looked at.</summary>
    public IReadOnlyList<string> KeepKeys { get; init; } = [];

    /// <summary>What becomes of IP addresses.</summary>
    public IpTreatment Ip { get; init; }

    /// <summary>What becomes of users' mail addresses.</summary>
    public UserEmailTreatment UserEmail { get; init; }
}
