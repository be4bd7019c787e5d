using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Privacy;

namespace Footfall.Server.Features.Problems;

/// <summary>
/// Masks secrets in texts of configurations by the names before them. What is found, a line each:
/// <code>postgres://ann:hunter2@db/x
/// API_TOKEN="hunter2" Password=hunter2;
/// backup --api-key hunter2 --to /mnt
///   password: hunter2            (YAML; also INI's password = hunter2)
/// curl -H 'Authorization: Bearer hunter2'
/// curl -u ann:hunter2
/// mysqldump -u ann -phunter2 shop
/// 12:00 login with token: hunter2
/// &lt;password&gt;hunter2&lt;/password&gt;
/// &lt;add key="ApiToken" value="hunter2" /&gt;</code>
/// </summary>
internal static partial class SecretTexts
{
    /// <summary>What stands in place of a secret.</summary>
    internal const string Masked = "[key]";

    private const RegexOptions Options = RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int Patience = 1000;

    private static readonly string[] Secret = ["*token*", "*secret*", "*password*", "*passwd*", "*passphrase*", "*key*", "*credential*", "*authorization*", "*cookie*", "*dsn*", "*connectionstring*", "*signature", "sig", "pass", "pin", "bearer", "sessionid"];

    // In prose anything may stand before a colon ("KeyError: 'id'"): there the name itself must be that of a secret.
    private static readonly string[] Names =
    [
        "*token", "*secret", "*password", "*passwd", "*passphrase", "*pwd", "*apikey", "*accesskey", "*secretkey", "*privatekey", "*credential", "*credentials", "*authorization", "*cookie", "*dsn",
        "*connectionstring", "*signature", "sig", "pass", "pin", "bearer", "sessionid",
    ];

    private static readonly KeyRules Strict = new(Names);

    /// <summary>Names of keys whose values are secret.</summary>
    internal static KeyRules Keys { get; } = new([.. new PrivacyOptions().Keys, .. Secret]);

    /// <summary>Whether a word is the name of a secret, and nothing else.</summary>
    internal static bool IsName(ReadOnlySpan<char> name) => Strict.Match(name);

    /// <summary>An argument of a command line with the password in it masked, behind the program and the arguments before it.</summary>
    internal static string MaskArgument(string before, string argument) =>
        argument.StartsWith("-p", StringComparison.Ordinal) && Glued().Matches($"{before} {argument}").Any(m => m.Index + m.Length > before.Length) ? $"-p{Masked}" : argument;

    /// <summary>The text with its secrets masked.</summary>
    internal static string Mask(string text)
    {
        var masked = Passwords().Replace(text, $"${{begin}}{Masked}@");
        masked = Logins().Replace(masked, $"${{begin}}{Masked}");
        masked = Glued().Replace(masked, $"${{begin}}{Masked}");
        masked = Headers().Replace(masked, $"${{begin}}{Masked}");
        masked = Schemes().Replace(masked, $"${{begin}}{Masked}");
        masked = Assignments().Replace(masked, m => Keys.Match(m.Groups["name"].ValueSpan.TrimStart('-')) ? $"{m.Groups["name"].Value}={Masked}" : m.Value);
        foreach (var pattern in (ReadOnlySpan<Regex>)[Arguments(), Lines(), InLines(), Elements(), Attributes()])
        {
            masked = pattern.Replace(masked, m => Strict.Match(m.Groups["name"].ValueSpan) ? $"{m.Groups["begin"].Value}{Masked}{m.Groups["end"].Value}" : m.Value);
        }

        return masked;
    }

    [GeneratedRegex(@"(?<begin>://[^\s:/@]{0,200}:)[^\s/@]{1,500}@", Options, Patience)]
    private static partial Regex Passwords();

    [GeneratedRegex(@"(?<begin>(?<![\w-])(-u|--user)[ \t=]{1,10}[""']?[^\s:""']{1,100}:)[^\s""']{1,500}", Options, Patience)]
    private static partial Regex Logins();

    // Programs that take a password right behind an option of one letter, in small letters: mysql's -P is a port.
    [GeneratedRegex(@"(?<begin>\b(((mysql|mariadb)\w{0,20}(-\w{1,20})?|7z[ar]?|u?n?rar)(\.exe)?[ \t]([^\r\n|;&]{0,2000}?[ \t])??-h?p|sshpass[ \t]{1,10}-p[ \t]{0,10}))(""[^""\r\n]{1,500}""|'[^'\r\n]{1,500}'|[^\s-]\S{0,500})", Options, Patience)]
    private static partial Regex Glued();

    [GeneratedRegex(@"(?<begin>\b(proxy-)?(authorization|cookie|x-[a-z-]{0,50}(key|token))[ \t]{0,10}:[ \t]{0,10})[^\s""'][^\r\n""']{0,8000}", AnyCase, Patience)]
    private static partial Regex Headers();

    // A digit, a sign of base64 or a capital inside tells a credential from prose such as "basic authentication".
    [GeneratedRegex(@"(?<begin>\b(basic|bearer)[ \t]{1,10})(?=[\w+/.~-]{0,500}([\d+/=]|(?-i:[a-z][A-Z])))[\w+/.~-]{8,8000}={0,2}", AnyCase, Patience)]
    private static partial Regex Schemes();

    // Inside a line that has more before it, what stands behind the colon must look like a secret: "Unexpected token: }" does not.
    [GeneratedRegex(@"(?<begin>\b(?<name>[A-Za-z_][\w-]{0,100}):[ \t]{0,10})(?=[^\s,;""']{0,500}\d)[^\s,;""']{6,2000}", Options, Patience)]
    private static partial Regex InLines();

    // The name of an XML setting is none: key="ApiToken" value="...".
    [GeneratedRegex(@"(?![Kk]ey=""[\w.:-]{1,100}""\s{1,10}value=)(?<name>[A-Za-z_][\w.-]{0,100}|--[\w-]{1,100})=(""[^""\r\n]{1,2000}""|'[^'\r\n]{1,2000}'|[^\s;,&]{1,2000})", Options, Patience)]
    private static partial Regex Assignments();

    [GeneratedRegex(@"(?<begin>(?<![\w-])--?(?<name>[A-Za-z][\w-]{0,100})[ \t]{1,10})(""[^""\r\n]{1,2000}""|'[^'\r\n]{1,2000}'|[^\s-]\S{0,2000})", Options, Patience)]
    private static partial Regex Arguments();

    [GeneratedRegex(@"(?<begin>^[ \t]{0,100}(-[ \t]{1,10})?[""']?(?<name>[A-Za-z_][\w.-]{0,100})[""']?[ \t]{0,100}[:=][ \t]{1,100})[^\s|>][^\r\n]{0,2000}", Options | RegexOptions.Multiline, Patience)]
    private static partial Regex Lines();

    [GeneratedRegex(@"(?<begin><(?<name>[A-Za-z][\w.:-]{0,100})>)[^<]{1,2000}(?<end></)", Options, Patience)]
    private static partial Regex Elements();

    [GeneratedRegex(@"(?<begin>\b(key|name)=""(?<name>[\w.:-]{1,100})""\s{1,10}value="")[^""]{1,2000}(?<end>"")", AnyCase, Patience)]
    private static partial Regex Attributes();
}
