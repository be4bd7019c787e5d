using System.Net;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Intake;

/// <summary>Rejected records sent again after a setting was mended.</summary>
public sealed class ReplayTests
{
    private const string Route = "/api/v1/intake/rejections";

    // The client's clock is an hour behind: its events are moved by that when they are taken.
    private static string Batch(DateTimeOffset now) =>
        $$"""{"events":[{"scope":"play:game","timestamp":"{{now.AddHours(-1).AddSeconds(-5):O}}","obj_val":"x"}],"timestamp":"{{now.AddHours(-1):O}}"}""";

    [Fact]
    public async Task CvatScope_ThatIsAllowedNow_IsTaken_AsTheSameUser_AtTheTimeOfThen()
    {
        var server = await TestServer.StartAsync();
        var sent = DateTimeOffset.UtcNow;
        using (var refused = await server.Admin.SendAsync("POST", "/api/events", Batch(sent)))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        Assert.Equal("scope_not_allowed", (string?)Assert.Single(await RowsAsync(server))!["reason"]);
        var still = await ReplayAsync(server, """{"filter": {"reason": ["scope_not_allowed"]}}""");
        Assert.Equal((1, 0, 1), ((int)still["replayed"]!, (int)still["accepted"]!, (int)still["rejected"]!));
        Assert.Equal("scope_not_allowed", (string?)still["rows"]![0]!["reason"]);
        Assert.Equal("scope_not_allowed", (string?)Assert.Single(await RowsAsync(server))!["outcome"]);
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM (SELECT id FROM dead_letters FINAL)"));

        await using var again = await server.RestartAsync(new() { ["Cvat:ClientScopes"] = "play:game" }, password: TestServer.Password);
        var replay = await ReplayAsync(again, """{"filter": {}}""");

        Assert.Equal((1, 1, 0, 0), ((int)replay["replayed"]!, (int)replay["accepted"]!, (int)replay["duplicates"]!, (int)replay["rejected"]!));
        Assert.Equal("play:game\tadmin\tclient", await again.ScalarAsync("SELECT scope, user_name, source FROM events"));
        var off = double.Parse(await again.ScalarAsync($"SELECT toUnixTimestamp64Milli(time) - {sent.AddSeconds(-5).ToUnixTimeMilliseconds()} FROM events"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(off, -50, 10_000);
        var row = Assert.Single(await RowsAsync(again, "&replayed=true"));
        Assert.Equal("accepted", (string?)row!["outcome"]);
        Assert.NotNull(row["replayed"]);
        Assert.Empty(await RowsAsync(again, "&replayed=false"));
    }

    [Fact]
    public async Task ReplayedTwice_IsStoredOnce_AndNotCountedAgain()
    {
        await using var server = await TestServer.StartAsync();
        await server.Admin.SendAsync("POST", "/api/events", Batch(DateTimeOffset.UtcNow));
        var id = (string)Assert.Single(await RowsAsync(server))!["id"]!;
        await using var again = await server.RestartAsync(new() { ["Cvat:ClientScopes"] = "play:game" }, password: TestServer.Password);

        Assert.Equal(1, (int)(await ReplayAsync(again, $$"""{"ids": ["{{id}}"]}"""))["accepted"]!);
        var second = await ReplayAsync(again, $$"""{"ids": ["{{id}}"]}""");

        Assert.Equal((0, 1), ((int)second["replayed"]!, (int)second["skipped"]!));

        // Not even when the mark of the first replay is gone.
        await again.Store.ExecuteAsync(new Statement("TRUNCATE TABLE dead_letters") { Lane = Lane.Write }, TestContext.Current.CancellationToken);
        Assert.Equal("1", await again.ScalarAsync("SELECT count() FROM events"));
        var state = await (await again.Admin.SendAsync("GET", "/api/v1/intake")).JsonAsync();
        var sender = Assert.Single(state["senders"]!.AsArray(), s => (string?)s!["protocol"] == "cvat")!;
        Assert.Equal((0, 1), ((int)sender["accepted"]!, (int)sender["rejected"]!));
    }

    [Fact]
    public async Task CanonicalRecord_GoesAloneThroughItsReader_AndIsStillRejected()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.IngestAsync();
        await client.SendAsync("POST", "/api/v1/events", "{\"scope\":\"create:project\",\"timestamp\":1}\n{\"scope\":\"Bad\",\"timestamp\":1}\n{", "application/x-ndjson");

        var replay = await ReplayAsync(server, """{"filter": {}}""");

        Assert.Equal((2, 0, 2), ((int)replay["replayed"]!, (int)replay["accepted"]!, (int)replay["rejected"]!));
        Assert.Equal(["invalid_json", "invalid_scope"], replay["rows"]!.AsArray().Select(r => (string)r!["reason"]!).Order());
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM events"));
        Assert.Equal(2, (await RowsAsync(server)).Count);
    }

    [Fact]
    public async Task FailingStore_StopsTheReplay_AndLeavesTheRecordsForTheNext()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync();
        await client.SendAsync("POST", "/api/v1/events", "{", "application/x-ndjson");
        store.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve 1 MiB");

        using (var failed = await server.Admin.SendAsync("POST", $"{Route}/replay", """{"filter": {}}"""))
        {
            await failed.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        }

        store.Failure = null;
        Assert.Null(Assert.Single(await RowsAsync(server))!["replayed"]);
    }

    [Theory]
    [InlineData("{}", "ids")]
    [InlineData("""{"ids": [], "filter": {}}""", "ids")]
    [InlineData("""{"ids": []}""", "ids")]
    [InlineData("""{"filter": {"from": "2026-01-02T00:00:00Z", "to": "2026-01-01T00:00:00Z"}}""", "filter.to")]
    public async Task WrongChoice_IsNamed(string body, string name)
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Admin.SendAsync("POST", $"{Route}/replay", body);

        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest))["errors"]![name]);
    }

    private static async Task<JsonArray> RowsAsync(TestServer server, string query = "") =>
        (await (await server.Admin.SendAsync("GET", $"{Route}?period=all{query}")).JsonAsync())["rows"]!.AsArray();

    private static async Task<JsonNode> ReplayAsync(TestServer server, string body)
    {
        using var answer = await server.Admin.SendAsync("POST", $"{Route}/replay", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await answer.JsonAsync();
    }
}
