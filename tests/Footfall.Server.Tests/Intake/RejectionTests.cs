using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Intake;

/// <summary>Rejected records over HTTP and the real engine: kept before the answer, listed, downloaded, replayed, deleted.</summary>
public sealed class RejectionTests : IAsyncLifetime
{
    private const string Route = "/api/v1/intake/rejections";
    private const string BadScope = """{"scope":"Create Project","timestamp":"2026-01-05T09:00:00Z","user_id":"ü1"}""";
    private const string NoTime = """{"scope":"create:project","user_id":"u2"}""";
    private const string Good = """{"scope":"create:project","timestamp":"2026-01-05T09:00:00Z","user_id":"u3"}""";

    private TestServer _server = null!;
    private HttpClient _platform = null!;
    private HttpClient _mobile = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _platform = await _server.IngestAsync("platform");
        _mobile = await _server.IngestAsync("mobile");
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        _mobile.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task RecordsOfARequest_AreListedAsSent_WhenItIsAnswered()
    {
        await PostAsync(_platform, $"{Good}\n{BadScope}\n{NoTime}\n{{broken", 200);

        var rows = await RowsAsync("?sort=time");
        Assert.Equal(
            [(1, "invalid_scope", BadScope), (2, "missing_timestamp", NoTime), (3, "invalid_json", "{broken")],
            rows.Select(r => ((int)r!["index"]!, (string)r["reason"]!, (string)r["content"]!)).Order());
        Assert.All(rows, r =>
        {
            Assert.Equal("token:1", (string?)r!["owner"]);
            Assert.Equal("platform", (string?)r["token"]);
            Assert.Equal("canonical", (string?)r["protocol"]);
            Assert.False((bool)r["is_cut"]!);
            Assert.Null(r["replayed"]);
            Assert.EndsWith("Z", (string?)r["time"], StringComparison.Ordinal);
        });
        Assert.Single(rows.Select(r => (string?)r!["batch"]).Distinct());
        Assert.Equal(Encoding.UTF8.GetByteCount(BadScope), (int)rows.Single(r => (int)r!["index"]! == 1)!["bytes"]!);
    }

    [Fact]
    public async Task BrokenArray_IsOneRecordWithTheBody()
    {
        const string Body = $"[{Good}, ";
        await PostAsync(_platform, Body, 400);

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("invalid_json", Body, (int?)null), ((string?)row!["reason"], (string?)row["content"], (int?)row["index"]));
        Assert.StartsWith("The array is not valid JSON, in line 1", (string?)row["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargeBrokenBody_IsKeptToItsFirst64KiB_AndCannotBeReplayed()
    {
        await PostAsync(_platform, "[\"" + new string('x', 100_000), 400);

        var row = Assert.Single(await RowsAsync());
        Assert.Equal((65_536, 100_002, true), (((string)row!["content"]!).Length, (int)row["bytes"]!, (bool)row["is_cut"]!));
        var replay = await ReplayAsync("""{"filter": {}}""");
        Assert.Equal((0, 1), ((int)replay["replayed"]!, (int)replay["skipped"]!));
    }

    [Fact]
    public async Task BodyThatIsNoText_IsKeptAsBase64()
    {
        var body = new ByteArrayContent([(byte)'[', 0xFF, 0xFE]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _platform.PostAsync("/api/v1/events", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        var row = Assert.Single(await RowsAsync());
        Assert.True((bool)row!["is_base64"]!);
        Assert.Equal([(byte)'[', 0xFF, 0xFE], Convert.FromBase64String((string)row["content"]!));
    }

    [Theory]
    [InlineData("""{"events":[{"scope":"create:project"}],"timestamp":"2026-01-05T09:00:00Z"}""", "invalid_field")]
    [InlineData("""{"events":[{"scope":"Create!","timestamp":"2026-01-05T09:00:00Z"}],"timestamp":"2026-01-05T09:00:00Z"}""", "invalid_scope")]
    [InlineData("""{"events":[""", "invalid_json")]
    public async Task CvatBatch_ThatIsRefused_IsOneRecord(string body, string reason)
    {
        using var answer = await _platform.SendAsync("POST", "/api/events", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        var row = Assert.Single(await RowsAsync());
        Assert.Equal((reason, "cvat", body), ((string?)row!["reason"], (string?)row["protocol"], (string?)row["content"]));
        Assert.Equal(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), (string?)row["message"]);
    }

    [Theory]
    [InlineData("application/xml", 415)]
    [InlineData("application/json", 401)]
    public async Task RequestThatIsRefusedBeforeItIsRead_LeavesNoRecord(string type, int status)
    {
        using var answer = await (status == 401 ? _server.Anonymous : _platform).SendAsync("POST", "/api/v1/events", "{", type);
        Assert.Equal(status, (int)answer.StatusCode);

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Filters_ChooseByReasonSenderProtocolTextTimeAndId()
    {
        await PostAsync(_platform, $"{BadScope}\n{NoTime}", 400);
        await PostAsync(_mobile, NoTime, 400);
        await _mobile.SendAsync("POST", "/api/events", "{");
        var all = await RowsAsync();
        Assert.Equal(4, all.Count);

        Assert.Equal(1, await CountAsync("?reason=invalid_scope"));
        Assert.Equal(3, await CountAsync("?reason=invalid_scope&reason=missing_timestamp"));
        Assert.Equal(2, await CountAsync("?token=mobile"));
        Assert.Equal(2, await CountAsync("?token=token:1"));
        Assert.Equal(1, await CountAsync("?protocol=cvat"));
        Assert.Equal(1, await CountAsync("?search=Ü1"));
        Assert.Equal(1, await CountAsync("?search=create project"));
        Assert.Equal(0, await CountAsync("?to=2026-01-01T00:00:00Z"));
        Assert.Equal(4, await CountAsync("?from=2026-01-01T00:00:00Z"));
        Assert.Equal(4, await CountAsync("?period=all"));
        Assert.Equal(2, await CountAsync($"?id={all[0]!["id"]}&id={all[1]!["id"]}"));
        var counts = await JsonAsync($"{Route}/count?token=mobile");
        Assert.Equal((2, 4), ((int)counts["matching"]!, (int)counts["total"]!));
    }

    [Fact]
    public async Task Values_ListAColumn_WithoutItsOwnFilter()
    {
        await PostAsync(_platform, $"{NoTime}\n{NoTime}\n{BadScope}", 400);

        var values = (await JsonAsync($"{Route}/values?column=reason&reason=invalid_scope"))["rows"]!.AsArray();

        Assert.Equal([("missing_timestamp", 2), ("invalid_scope", 1)], values.Select(v => ((string)v!["value"]!, (int)v["events"]!)));
    }

    [Theory]
    [InlineData("-time")]
    [InlineData("time")]
    public async Task Pages_HaveEveryRecordOnce_AlsoOfOneInstant(string sort)
    {
        await PostAsync(_platform, string.Join('\n', Enumerable.Range(0, 25).Select(i => $"{{{i}")), 400);
        await PostAsync(_mobile, "{x", 400);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await JsonAsync($"{Route}?limit=10&sort={sort}{(after is null ? "" : $"&after={after}")}");
            seen.AddRange(page["rows"]!.AsArray().Select(r => (string)r!["content"]!));
            after = (string?)page["next"];
        }
        while (after is not null);

        Assert.Equal(26, seen.Distinct().Count());
        Assert.Equal(26, seen.Count);
        Assert.Equal("{x", sort == "time" ? seen[^1] : seen[0]);
    }

    [Fact]
    public async Task Downloads_HaveTheWholeFilteredSet()
    {
        await PostAsync(_platform, $"{BadScope}\n{NoTime}\n=1+1", 400);

        using var csv = await _server.Admin.SendAsync("GET", $"{Route}?format=csv&limit=1");
        Assert.Equal("attachment; filename=\"rejections.csv\"", csv.Content.Headers.ContentDisposition!.ToString());
        var lines = CsvText.Read(await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(4, lines.Count);
        var content = Array.IndexOf(lines[0], "content");
        Assert.Equal(["'=1+1", BadScope, NoTime], lines.Skip(1).Select(l => l[content]).Order(StringComparer.Ordinal));

        using var ndjson = await _server.Admin.SendAsync("GET", $"{Route}?format=ndjson&reason=missing_timestamp");
        Assert.Equal("application/x-ndjson", ndjson.Content.Headers.ContentType!.MediaType);
        var row = JsonNode.Parse(Assert.Single((await ndjson.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n')))!;
        Assert.Equal((NoTime, 1, false), ((string?)row["content"], (int)row["index"]!, (bool)row["is_cut"]!));
    }

    [Theory]
    [InlineData("?reason=a&colour=red", "colour")]
    [InlineData("?id=7", "id")]
    [InlineData("?format=parquet", "format")]
    [InlineData("?after=x", "after")]
    [InlineData("?sort=reason", "sort")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?replayed=perhaps", "replayed")]
    public async Task WrongParameters_AreNamed(string query, string name)
    {
        using var answer = await _server.Admin.SendAsync("GET", Route + query);

        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest))["errors"]![name]);
    }

    [Fact]
    public async Task Delete_NeedsIdsOrAPeriod_AndTakesWhatItNames()
    {
        await PostAsync(_platform, $"{BadScope}\n{NoTime}\n{NoTime}", 400);
        using var all = await _server.Admin.SendAsync("DELETE", Route);
        Assert.NotNull((await all.ProblemAsync(HttpStatusCode.BadRequest))["errors"]!["id"]);
        Assert.Equal(3, await CountAsync(""));

        using var some = await _server.Admin.SendAsync("DELETE", $"{Route}?period=all&reason=missing_timestamp");
        Assert.Equal(2, (int)(await some.JsonAsync())["deleted"]!);
        Assert.Equal("invalid_scope", (string?)Assert.Single(await RowsAsync())!["reason"]);
    }

    private async Task<JsonArray> RowsAsync(string query = "") => (await JsonAsync(Route + query))["rows"]!.AsArray();

    private async Task<int> CountAsync(string query) => (int)(await JsonAsync($"{Route}/count{query}"))["matching"]!;

    private async Task<JsonNode> ReplayAsync(string body)
    {
        using var answer = await _server.Admin.SendAsync("POST", $"{Route}/replay", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private async Task<JsonNode> JsonAsync(string address)
    {
        using var answer = await _server.Admin.SendAsync("GET", address);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.JsonAsync();
    }

    private static async Task PostAsync(HttpClient client, string body, int status)
    {
        using var answer = await client.SendAsync("POST", "/api/v1/events", body, "application/x-ndjson");
        Assert.Equal(status, (int)answer.StatusCode);
    }
}
