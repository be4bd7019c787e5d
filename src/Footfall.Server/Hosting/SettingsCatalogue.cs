using System.Globalization;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Model;

namespace Footfall.Server.Hosting;

/// <summary>Every setting there is. The reference page, the checks at start and <c>footfall settings</c> derive from it.</summary>
internal static class SettingsCatalogue
{
    internal static IReadOnlyList<Setting> All { get; } =
    [
        Text("Urls", "http://127.0.0.1:5080", "Addresses to listen on, separated by semicolons.", "one or more http:// or https:// addresses without path", v => AreUrls(v) && Split(v, ';').All(HasNoPath)) with { Separator = ';' },
        Text("Data", "./data", "Folder that holds everything Footfall keeps. Created when missing.", "a path", v => v.Trim().Length > 0),
        Text("ClickHouse:Url", "", "Addresses of a ClickHouse server or cluster, separated by semicolons. Empty: the engine runs inside Footfall.", "one or more http:// or https:// addresses without user name and password, or empty", v => v.Length == 0 || AreUrls(v)) with { Separator = ';' },
        Text("ClickHouse:User", "", "User name at the ClickHouse server.", "a text", _ => true),
        Text("ClickHouse:Password", "", "Password at the ClickHouse server.", "a text", _ => true) with { IsSecret = true },
        Text("ClickHouse:Database", "footfall", "Database that holds Footfall's tables.", "a name of a-z, 0-9 and _ that begins with a letter", IsName),
        Text("ClickHouse:CvatDatabase", "cvat", "Database that holds the views for SQL written for CVAT.", "a name of a-z, 0-9 and _ that begins with a letter", IsName),
        Text("ClickHouse:DatagrokDatabase", "datagrok", "Database that holds the views for SQL written for Datagrok's event log.", "a name of a-z, 0-9 and _ that begins with a letter", IsName),
        Choice("ClickHouse:Compression", "true", "Whether results and inserts travel compressed to and from a ClickHouse server.", "true", "false"),
        Text("Engine:Library", "", "File of the engine library, libchdb.so. Empty: searched beside the program and in node_modules.", "the path of a file that exists, or empty", IsFileOrEmpty),
        Number("Engine:MaxMemoryMegabytes", 4096, 512, 1_000_000, "Memory that the embedded engine may use."),
        Number("Intake:QueueEvents", 200_000, 1, 10_000_000, "Events that may wait for their commit; beyond it senders are told to come back."),
        Number("Intake:QueueMegabytes", 256, 1, 100_000, "Size of the requests that may wait for their commit."),
        Choice("Intake:Journal", "auto", "Whether events are acknowledged once they are synced in a journal in the data folder (on), or only once the store has them (off). auto: on with the embedded engine, off with a ClickHouse server, which others may read at once.", "auto", "on", "off"),
        Number("Intake:RememberHours", 48, 1, 240, "How long ids of events are remembered; a request that is repeated later than that may be stored again."),
        Number("Intake:RememberMillions", 500, 1, 10_000, "How many ids of events are remembered at the most, in millions; each takes 12 to 24 bytes of memory."),
        Text("Intake:Policy", "", "What is stored of events, whoever sends them, by scope, separated by commas: hover:*=drop, move:*=1/10 (one of ten), open:file=mask path obj_val (without the values of these fields), draw:shape=keep. * stands for any verb or object; the most exact line counts. Capture rules overrule drop and 1/N.", LogPolicy.Form, v => Split(v, ',').All(LogPolicy.IsLine)),
        Number("Intake:DeadLetterDays", 30, 1, 3650, "Days that records which were not taken are kept, to be read and replayed."),
        Number("Intake:DeadLetterMegabytes", 1024, 1, 1_000_000, "Size of the records that were not taken and are kept, before the store compresses them. When they take as much, new ones are counted and not kept until old ones expire or are deleted."),
        .. AccountSettings.All,
        .. VectorSettings.All,
        .. LimitSettings.All,
        .. PrivacySettings.All,
        .. WorkingTimeSettings.All,
        .. ActivitySettings.All,
        .. RunSettings.All,
        .. ConnectorSettings.All,
        .. SqlSettings.All,
        .. KitSettings.All,
        .. RetentionSettings.All,
        Text("Cvat:ClientScopes", string.Join(',', new CvatOptions().ClientScopes.Order()), "Scopes that CVAT's clients may send, separated by commas.", "scopes of the form verb:object, separated by commas", v => Split(v, ',').All(s => Scope.IsValid(s))),
        Number("Exports:KeepMinutes", 60, 1, 100_000, "How long a finished export file waits for its download."),
        Text("Tls:Certificate", "", "File of the certificate for https:// addresses: PEM, followed by those that vouch for it, or PKCS#12 (.pfx, .p12).", "the path of a file that exists, or empty", IsFileOrEmpty),
        Text("Tls:Key", "", "PEM file of the certificate's private key, where that is not in the certificate's file.", "the path of a file that exists, or empty", IsFileOrEmpty),
        Text("Tls:Password", "", "Password of the private key or of the PKCS#12 file.", "a text", _ => true) with { IsSecret = true },
        Text("Security:Proxies", "", "Proxies in front of Footfall, separated by commas: addresses, or networks such as 10.0.0.0/8. Whom they serve and over what is believed (X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host); nobody else's word is.", "IP addresses or networks, separated by commas, or empty", v => Split(v, ',').All(ProxyList.IsRight)),
        Choice("Security:PlainHttp", "refuse", "Whether people may sign in over plain HTTP from other machines than this one.", "refuse", "allow"),
        Text("Outbound:Allow", "", "Hosts and networks inside your own network that Footfall may connect to where somebody types an address, separated by commas; public addresses it always may.", "host names, IP addresses or networks, separated by commas, or empty", v => Split(v, ',').All(Outbound.IsRight)),
        Choice("Log:Format", "text", "Form of the log on standard output.", "text", "json"),
        Choice("Log:Level", "Information", "Least level that is logged.", "Trace", "Debug", "Information", "Warning", "Error"),
    ];

    internal static Setting? Find(string key) => All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    internal static string[] Split(string value, char separator) =>
        value.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static Setting Text(string key, string standard, string meaning, string rule, Func<string, bool> isRight) =>
        new() { Key = key, Default = standard, Meaning = meaning, Rule = rule, IsRight = isRight };

    internal static Setting Choice(string key, string standard, string meaning, params string[] choices) =>
        Text(key, standard, meaning, string.Join(" or ", choices), v => choices.Contains(v, StringComparer.OrdinalIgnoreCase));

    internal static Setting Number(string key, long standard, long least, long most, string meaning) => Text(
        key,
        standard.ToString(CultureInfo.InvariantCulture),
        meaning,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);

    private static bool IsFileOrEmpty(string value) => value.Length == 0 || File.Exists(value);

    private static bool IsName(string value) =>
        value.Length is > 0 and <= 60 && char.IsAsciiLetterLower(value[0]) && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    internal static bool AreUrls(string value) => Split(value, ';') is { Length: > 0 } urls && urls.All(IsUrl);

    internal static bool HasNoPath(string value) => ToUri(value) is { AbsolutePath: "/", Query: "" };

    private static Uri? ToUri(string value)
    {
        // Kestrel's addresses may have * or + as host.
        var text = value.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;
    }

    private static bool IsUrl(string value) =>
        ToUri(value) is { UserInfo: "" } uri && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
