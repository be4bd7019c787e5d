using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Footfall.TestKit;
using NodaTime;

namespace Footfall.Ingestion.Tests.Recount;

/// <summary>Minutes of activity and working time of real histories, as the routes answer, against a recount of the file's lines.</summary>
public sealed class PublicHistoryTests : IAsyncLifetime
{
    private const string Zone = "America/St_Johns";
    private const long MinuteNanoseconds = 60_000_000_000;
    private static readonly DateTimeZone StJohns = DateTimeZoneProviders.Tzdb[Zone];
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(new() { ["Activity:Scopes"] = "create:commit=ide, merge:branch=ide" });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Activity_AndWorkingTime_AreWhatTheLinesSay()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "public_history.ndjson.gz");
        Assert.SkipUnless(File.Exists(file), "There is no ../shared/data/public_history.ndjson.gz beside the repository: it is real data and not part of it.");
        var lines = Read(file).ToList();

        await _server.ImportAsync(file);
        await CheckAsync(lines);
        await _server.SealAsync();
        await CheckAsync(lines);
    }

    private async Task CheckAsync(List<Line> lines)
    {
        await CheckMonthsAsync(lines, null);
        await CheckMonthsAsync(lines, lines[0].Org);
        await CheckUsersAsync(lines);
        await CheckWorkAsync(lines);
    }

    private async Task CheckMonthsAsync(List<Line> lines, string? org)
    {
        var org1 = org is null ? "" : $"&org={org}";
        var answer = await GetAsync($"/api/private/metrics/activity?start=2000-01-01T00:00:00-03:30&end=2027-01-01T00:00:00-03:30&tz={Zone}&interval=1+month&category=ide{org1}");

        var expected = Minutes(lines.Where(l => org is null || l.Org == org))
            .GroupBy(m => (Month: Local(m.Minute).ToYearMonth(), m.User))
            .Select(g => $"{g.Key.Month:uuuu-MM} {g.Key.User} {g.Count()} {g.Count() * MinuteNanoseconds}");
        var actual = answer["activity"]!.AsArray().SelectMany(b => b!["user_activity"]!.AsArray().Select(u =>
            $"{Month(b["time"]!):uuuu-MM} {u!["user_id"]} {u["count"]} {u["duration"]}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private async Task CheckUsersAsync(List<Line> lines)
    {
        var rows = await AllAsync($"/api/v1/activity/users?period=all&tz={Zone}&limit=1000");

        var expected = Minutes(lines).GroupBy(m => m.User).Select(u => $"{u.Key} {u.Count()} {u.Select(m => Local(m.Minute)).Distinct().Count()}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(r => $"{r["user_id"]} {r["minutes"]} {r["active_days"]}").Order(StringComparer.Ordinal));
    }

    private async Task CheckWorkAsync(List<Line> lines)
    {
        var rows = await AllAsync("/api/v1/working-time?period=all&group_by=user,org&limit=1000");

        var expected = lines.GroupBy(l => (l.User, l.Org)).Select(g => $"{g.Key.User} {g.Key.Org} {Worked(g)} {g.Count()}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(r => $"{r["user_id"]} {r["org_slug"]} {r["working_time_ms"]} {r["activity"]}").Order(StringComparer.Ordinal));
    }

    /// <summary>The gaps shorter than 100 seconds between the events of a user in an org; none of them has a duration that counts.</summary>
    private static long Worked(IEnumerable<Line> lines)
    {
        var times = lines.Select(l => l.Time.ToUnixTimeMilliseconds()).Order().ToList();
        return times.Zip(times.Skip(1), (a, b) => b - a).Where(gap => gap < 100_000).Sum();
    }

    private static HashSet<(string User, long Minute)> Minutes(IEnumerable<Line> lines) => [.. lines.Select(l => (l.User, l.Time.ToUnixTimeSeconds() / 60))];

    private static LocalDate Local(long minute) => Instant.FromUnixTimeSeconds(minute * 60).InZone(StJohns).Date;

    // Times have the offset of start, which is an hour off in summer.
    private static YearMonth Month(JsonNode time) => Local(Parse(time).ToUnixTimeSeconds() / 60).ToYearMonth();

    private static DateTimeOffset Parse(JsonNode time) => DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture);

    private async Task<List<JsonNode>> AllAsync(string route)
    {
        var rows = new List<JsonNode>();
        string? after = null;
        do
        {
            var page = await GetAsync(after is null ? route : $"{route}&after={after}");
            rows.AddRange(page["rows"]!.AsArray()!);
            after = (string?)page["next"];
        }
        while (after is not null);
        return rows;
    }

    private async Task<JsonNode> GetAsync(string route)
    {
        using var response = await _server.Admin.GetAsync(route, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{route} answered {body}");
        return JsonNode.Parse(body)!;
    }

    private static IEnumerable<Line> Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } text)
        {
            var e = JsonNode.Parse(text)!;
            yield return new Line(Parse(e["timestamp"]!), (string)e["user_id"]!, (string)e["org_slug"]!);
        }
    }

    private sealed record Line(DateTimeOffset Time, string User, string Org);
}
