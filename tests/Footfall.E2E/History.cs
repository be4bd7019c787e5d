using System.Globalization;
using System.Text.Json;

namespace Footfall.E2E;

/// <summary>
/// Events of six users in the last six days whose numbers the tests count themselves: names in several scripts, a long
/// value, errors, browsers, packages, two orgs.
/// </summary>
internal static class History
{
    internal const string LongName = "A project whose name is so long that no column of any table can show it, not even on a very wide screen, and yet it must be readable in full somewhere";

    private static readonly (string Id, string Name, string Org)[] Users =
    [
        ("u1", "Ann Okafor", "acme"), ("u2", "Жанна Иванова", "acme"), ("u3", "李小龙", "acme"),
        ("u4", "Zoë Müller-Lüdenscheidt", "birds"), ("u5", "محمد", "birds"), ("u6", "<b>bold</b> & co", "birds"),
    ];

    private static readonly string[] Packages = ["Chem", "Bio", "Charts"];

    internal static IReadOnlyList<HistoryEvent> Events { get; } = [.. Make()];

    internal static string Lines => string.Join('\n', Events.Select(e => JsonSerializer.Serialize(e.Members)));

    private static IEnumerable<HistoryEvent> Make()
    {
        // Whole hours before now, so that every event is over and lies within "the last 7 days".
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600);
        for (var i = 0; i < 600; i++)
        {
            var user = Users[i * i % 7 % Users.Length];
            var scope = (i % 25) switch { 0 => "send:exception", 1 or 2 => "create:project", < 9 => "draw:object", _ => "click:element" };
            yield return new HistoryEvent(i, now.AddMinutes(-1 - (i * 13)), scope, user.Id, user.Name, user.Org, i % 3 == 0 ? Packages[i % Packages.Length] : null);
        }
    }

    internal sealed record HistoryEvent(int Index, DateTimeOffset Time, string Scope, string UserId, string UserName, string Org, string? Package)
    {
        internal Dictionary<string, object?> Members => new()
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"e2e-{Index}"),
            ["timestamp"] = Time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["scope"] = Scope,
            ["source"] = Index % 2 == 0 ? "client" : "server",
            ["user_id"] = UserId,
            ["user_name"] = UserName,
            ["org_slug"] = Org,
            ["session_id"] = string.Create(CultureInfo.InvariantCulture, $"{UserId}-{Time.DayOfYear}"),
            ["package"] = Package,
            ["obj_val"] = Index % 10 == 0 ? LongName : $"Object {Index}",
            ["client_name"] = Index % 4 == 0 ? "Firefox" : "Chrome",
            ["client_version"] = "131",
            ["os"] = Index % 5 == 0 ? "Windows" : "Linux",
            ["payload"] = new Dictionary<string, object?> { ["nested"] = new Dictionary<string, object?> { ["answer"] = Index, ["list"] = new[] { 1, 2, 3 } }, ["text"] = "<script>alert(1)</script>" },
        };
    }
}
