using System.Net;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Intake;

/// <summary>What the page Settings / Intake is told: senders, first events, receipts, rates, trouble.</summary>
public sealed class IntakeStateTests
{
    private static string Event(int i) => $$"""{"scope":"create:project","timestamp":"{{DateTimeOffset.UtcNow.AddSeconds(-90):O}}","obj_id":"{{i}}","id":"e{{i}}"}""";

    [Fact]
    public async Task Token_WaitsForItsFirstEvent_AndHasItsTimeFromThenOn_AlsoAfterARestart()
    {
        var server = await TestServer.StartAsync();
        using var client = await server.IngestAsync("platform");
        var waiting = Assert.Single(await SendersAsync(server))!;
        Assert.Equal(("platform", "token:1"), ((string?)waiting["token"], (string?)waiting["owner"]));
        Assert.Null(waiting["protocol"]);
        Assert.Null(waiting["first_event"]);

        await PostAsync(client, Event(1));
        var first = Assert.Single(await SendersAsync(server))!;
        Assert.Equal(("canonical", 1), ((string?)first["protocol"], (int)first["accepted"]!));
        var at = DateTimeOffset.Parse((string)first["first_event"]!);
        Assert.InRange(DateTimeOffset.UtcNow - at, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange((long)first["lag_ms"]!, 90_000, 150_000);

        await PostAsync(client, $"{Event(2)}\n{Event(3)}\n{{");
        await using var again = await server.RestartAsync(password: TestServer.Password);
        var kept = Assert.Single(await SendersAsync(again))!;
        Assert.Equal(at, DateTimeOffset.Parse((string)kept["first_event"]!));
        Assert.Equal((3, 1, 1), ((int)kept["accepted"]!, (int)kept["rejected"]!, (int)kept["rejected_today"]!));
        Assert.Equal(("invalid_json", 1), ((string?)kept["reasons"]![0]!["reason"], (int)kept["reasons"]![0]!["records"]!));
        Assert.Null(kept["lag_ms"]);
    }

    [Fact]
    public async Task SendersAreCountedApart_ByTokenProtocolAndReason_AndRevokedOnesStay()
    {
        await using var server = await TestServer.StartAsync();
        using var a = await server.IngestAsync("a");
        using var b = await server.IngestAsync("b");
        await PostAsync(a, "{\"scope\":1,\"timestamp\":1}\n{\n{");
        await PostAsync(b, Event(1));
        await b.SendAsync("POST", "/api/events", "{");
        await b.SendAsync("POST", "/api/v1/events", "<a/>", "application/xml");
        await server.Admin.SendAsync("DELETE", "/api/v1/tokens/b");

        var senders = await SendersAsync(server);

        Assert.Equal(
            ["a canonical 0 3 0 False", "b canonical 1 0 1 True", "b cvat 0 1 0 True"],
            senders.Select(s => $"{s!["token"]} {s["protocol"]} {s["accepted"]} {s["rejected"]} {s["refused"]} {(bool)s["is_revoked"]!}"));
        Assert.Equal(["invalid_json 2", "invalid_scope 1"], senders[0]!["reasons"]!.AsArray().Select(r => $"{r!["reason"]} {r["records"]}"));
        var state = await StateAsync(server);
        Assert.Equal(4, (int)state["rejected_today"]!);
        Assert.Equal((4, 1, 4, 2), (
            (int)state["last_minute"]!["requests"]!,
            (int)state["last_minute"]!["accepted"]!,
            (int)state["last_hour"]!["rejected"]!,
            (int)state["last_hour"]!["refused"]!));
        Assert.Equal(0, (int)state["queue"]!["events"]!);
        Assert.Empty(state["trouble"]!.AsArray());
    }

    [Fact]
    public async Task Receipts_SayWhatBecameOfEachRequest_TheNewestFirst()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.IngestAsync("platform");
        await PostAsync(client, $"{Event(1)}\n{{");
        await PostAsync(client, "{");
        await client.SendAsync("POST", "/api/events", $$"""{"events":[],"timestamp":"{{DateTimeOffset.UtcNow.AddHours(-1):O}}"}""");
        await server.Anonymous.SendAsync("POST", "/api/v1/events", Event(1));
        await client.SendAsync("POST", "/api/v1/events", "[");

        var rows = (await (await server.Admin.SendAsync("GET", "/api/v1/intake/receipts")).JsonAsync())["rows"]!.AsArray();

        Assert.Equal(
            ["canonical platform 400 refused 0 1", "canonical  401 refused 0 0", "cvat platform 201 accepted 0 0", "canonical platform 400 rejected 0 1", "canonical platform 200 partly 1 1"],
            rows.Select(r => $"{r!["protocol"]} {r["token"]} {r["status"]} {r["outcome"]} {r["accepted"]} {r["rejected"]}"));
        Assert.Equal("The array is not valid JSON, in line 1 at byte 1. Nothing of it was stored.", (string?)rows[0]!["message"]);
        Assert.StartsWith("Send an ingest token", (string?)rows[1]!["message"], StringComparison.Ordinal);
        Assert.InRange((long)rows[2]!["correction_ms"]!, 3_590_000, 3_660_000);
        Assert.InRange((long)rows[4]!["lag_ms"]!, 90_000, 150_000);
        Assert.Null(rows[3]!["lag_ms"]);

        using var csv = await server.Admin.SendAsync("GET", "/api/v1/intake/receipts?format=csv&protocol=cvat");
        var lines = CsvText.Read(await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("time", "cvat", 2), (lines[0][0], lines[1][1], lines.Count));
    }

    [Fact]
    public async Task FailingStore_ShowsInReceiptsAndTrouble()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(new() { ["Intake:Journal"] = "off" }, wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync("platform");
        store.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve 1 MiB");
        using var refused = await client.SendAsync("POST", "/api/v1/events", Event(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);

        var state = await StateAsync(server);

        Assert.Equal(2, state["trouble"]!.AsArray().Count);
        Assert.All(state["trouble"]!.AsArray(), t => Assert.Contains("Cannot reserve 1 MiB", (string?)t, StringComparison.Ordinal));
        Assert.Equal(1, (int)state["last_minute"]!["refused"]!);
        store.Failure = null;
        await PostAsync(client, Event(1));
        state = await StateAsync(server);
        Assert.Empty(state["trouble"]!.AsArray());
        Assert.Equal(1, (int)Assert.Single(state["senders"]!.AsArray())!["refused"]!);
    }

    [Fact]
    public async Task RejectedRecordsThatCannotBeKept_DoNotFailTheRequest_AndAreSaid()
    {
        RejectionGate store = null!;
        await using var server = await TestServer.StartAsync(wrap: s => store = new RejectionGate(s));
        using var client = await server.IngestAsync("platform");
        store.IsShut = true;

        using var answer = await client.SendAsync("POST", "/api/v1/events", $"{Event(1)}\n{{", "application/x-ndjson");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var state = await StateAsync(server);
        Assert.Equal(1, (int)state["not_kept"]!["records"]!);
        Assert.Equal("1 rejected records could not be kept since the server started: Cannot write", (string?)Assert.Single(state["trouble"]!.AsArray()));
        Assert.Equal(1, (int)state["senders"]![0]!["rejected"]!);
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM events"));
    }

    private static async Task PostAsync(HttpClient client, string body)
    {
        using var answer = await client.SendAsync("POST", "/api/v1/events", body, "application/x-ndjson");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest);
    }

    private static async Task<JsonNode> StateAsync(TestServer server) => await (await server.Admin.SendAsync("GET", "/api/v1/intake")).JsonAsync();

    private static async Task<JsonArray> SendersAsync(TestServer server) => (await StateAsync(server))["senders"]!.AsArray();
}
