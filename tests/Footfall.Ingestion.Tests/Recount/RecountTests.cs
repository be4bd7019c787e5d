using System.Text.Json.Nodes;
using Footfall.TestKit;

namespace Footfall.Ingestion.Tests.Recount;

/// <summary>Every number that Overview and Events show, as their routes answer, against a naive recount in another language.</summary>
public sealed class RecountTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-recount-");
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task GeneratedHistory_ShowsWhatARecountShows_FromEventsAndFromRollups()
    {
        var file = Path.Combine(_folder.FullName, "history.ndjson.gz");
        var (events, broken) = HistoryFile.Write(file, seed: 1, lines: 15_000);

        Assert.Equal((events, 0, broken), await _server.ImportAsync(file));
        var questions = Questions().ToList();
        foreach (var question in questions)
        {
            await CompareAsync(file, question);
        }

        await _server.SealAsync();
        foreach (var question in questions)
        {
            await CompareAsync(file, question);
        }

        Assert.Equal((0, events, broken), await _server.ImportAsync(file));
        await CompareAsync(file, new Ask("UTC", null));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task PublicHistory_ShowsWhatARecountShows()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "public_history.ndjson.gz");
        Assert.SkipUnless(File.Exists(file), "There is no ../shared/data/public_history.ndjson.gz beside the repository: it is real data and not part of it.");

        var (accepted, _, rejected) = await _server.ImportAsync(file);
        await _server.SealAsync();

        Assert.Equal(0, rejected);
        Assert.True(accepted > 10_000);
        await CompareAsync(file, new Ask("UTC", null));
        await CompareAsync(file, new Ask("Europe/Berlin", "jellyfin"));
        await CompareAsync(file, new Ask("America/New_York", null, "2021-03-01T00:00:00Z", "2021-04-15T00:00:00Z"));
        Assert.Equal((0, accepted, 0), await _server.ImportAsync(file));
    }

    private static IEnumerable<Ask> Questions()
    {
        yield return new Ask("UTC", null);
        yield return new Ask("Australia/Lord_Howe", "org1");
        yield return new Ask("Europe/Berlin", null, "2025-03-15T23:00:00Z", "2025-04-14T22:00:00Z");
        yield return new Ask("America/St_Johns", "2", "2025-03-05T00:00:00Z", "2025-03-12T00:00:00Z");
        yield return new Ask("Asia/Kathmandu", null, "2025-06-11T03:17:29.123Z", "2025-06-12T02:59:00.5Z");
        yield return new Ask("Australia/Lord_Howe", "org4", "2025-03-20T00:00:00Z", "2025-07-20T00:00:00Z");
        yield return new Ask("Asia/Kolkata", null, "2025-07-01T05:00:00Z", "2025-07-01T09:30:00Z");
        yield return new Ask("Pacific/Apia", "nobody", "2025-07-01T00:00:00Z", "2025-08-01T00:00:00Z");
    }

    private async Task CompareAsync(string file, Ask ask)
    {
        var expected = await Recounted.RunAsync(file, ask.Arguments);
        var overview = $"/api/v1/usage/overview/{{0}}?{ask.Query}";
        await CompareAsync(ask, expected["figures"], string.Format(overview, "figures"), "rows", "key", "value", "previous");
        await CompareUniqueUsersAsync(ask, expected["unique_users"]!, string.Format(overview, "unique-users"));
        await CompareRankingAsync(ask, expected["packages"]!, string.Format(overview, "packages") + "&limit=10000");
        await CompareRankingAsync(ask, expected["users"]!, string.Format(overview, "users") + "&limit=10000");
        await CompareAsync(ask, expected["packages_users"], string.Format(overview, "packages-users") + "&limit=10000", "rows", "package", "user_id", "user_name", "count", "first", "last");
        await CompareAsync(ask, expected["heat"], string.Format(overview, "heat"), "rows", "weekday", "hour", "count");
        await CompareAsync(ask, expected["activity"]!["rows"], $"/api/v1/events/activity?{ask.Query}", "rows", "time", "count", "client", "server");
        await CompareAsync(ask, expected["activity"]!["previous"], $"/api/v1/events/activity?{ask.Query}", "previous", "time", "count", "client", "server");
        await CompareAsync(ask, expected["browsers"], $"/api/v1/events/browsers?{ask.Query}", "rows", "name", "users");
        await CompareAsync(ask, expected["systems"], $"/api/v1/events/systems?{ask.Query}", "rows", "name", "users");
        var count = await GetAsync($"/api/v1/events/count?{ask.Query}");
        Assert.Equal(Row(expected["count"]!, "matching", "total"), Row(count, "matching", "total"));
    }

    private async Task CompareUniqueUsersAsync(Ask ask, JsonNode expected, string route)
    {
        var answer = await GetAsync(route);
        Assert.Equal(expected["bucket_seconds"]!.ToString(), answer["bucket_seconds"]!.ToString());
        Assert.Equal(expected["mean"]!.GetValue<double>(), answer["mean"]!.GetValue<double>(), 0.0051);
        Same(ask, route, expected["rows"], answer["rows"], "time", "users");
        Same(ask, route, expected["previous"], answer["previous"], "time", "users");
    }

    /// <summary>Rankings are compared in their order.</summary>
    private async Task CompareRankingAsync(Ask ask, JsonNode expected, string route)
    {
        var answer = await GetAsync(route);
        var members = expected["rows"]!.AsArray().FirstOrDefault()?.AsObject().Select(m => m.Key).ToArray() ?? [];
        Assert.Equal(expected["total"]!.ToString(), answer["total"]!.ToString());
        Assert.Equal(expected["rows"]!.AsArray().Select(r => Row(r!, members)), answer["rows"]!.AsArray().Select(r => Row(r!, members)));
        Same(ask, route, expected["rows"], answer["rows"], members);
    }

    private async Task CompareAsync(Ask ask, JsonNode? expected, string route, string rows, params string[] members) =>
        Same(ask, route, expected, (await GetAsync(route))[rows], members);

    private static void Same(Ask ask, string route, JsonNode? expected, JsonNode? actual, params string[] members)
    {
        var (left, right) = (Rows(expected, members), Rows(actual, members));
        Assert.True(
            left.SequenceEqual(right),
            $"{route} ({ask}): the recount has {string.Join("; ", left.Except(right).Take(5))}, the server {string.Join("; ", right.Except(left).Take(5))}; {left.Count} and {right.Count} rows.");
    }

    private static List<string> Rows(JsonNode? rows, string[] members) => [.. (rows?.AsArray() ?? []).Select(r => Row(r!, members)).Order(StringComparer.Ordinal)];

    private static string Row(JsonNode row, params string[] members) => string.Join(' ', members.Select(m => Text(row[m])));

    private static string Text(JsonNode? value)
    {
        var text = value?.ToString() ?? "-";
        return text.Length > 15 && text[4] == '-' && DateTimeOffset.TryParse(text, out var time) ? time.ToString("O") : text;
    }

    private async Task<JsonNode> GetAsync(string route)
    {
        using var response = await _server.Admin.GetAsync(route, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{route} answered {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>What is asked: the whole history, or a period with the one before it.</summary>
    private sealed record Ask(string Zone, string? Org, string? From = null, string? To = null)
    {
        public string Query =>
            $"{(From is null ? "period=all" : $"from={From}&to={To}")}&compare=true&tz={Uri.EscapeDataString(Zone)}{(Org is null ? "" : $"&org={Org}")}";

        public IEnumerable<string> Arguments =>
            [.. From is null ? Array.Empty<string>() : ["--from", From, "--to", To!], "--tz", Zone, .. Org is null ? Array.Empty<string>() : ["--org", Org]];
    }
}
