using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Footfall.Server.Commands;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Kit;

/// <summary>What the server does for the browser kit: its files, its policy, its batches, and who sits before a page.</summary>
public sealed class KitTests : IAsyncLifetime
{
    private const string Page = "https://app.example";
    private const string Visitor = "0b0e4c80-1111-4222-8333-444455556666";

    private TestServer _server = null!;
    private HttpClient _page = null!;
    private string _ingest = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new() { ["Kit:Policy"] = "click:*=drop, log:debug=keep", ["Kit:SendSeconds"] = "30" });
        _ingest = await _server.NewTokenAsync();
        var made = await (await _server.Admin.SendAsync("POST", "/api/v1/tokens", $$"""{"name": "shop", "kind": "browser", "origins": ["{{Page}}"]}""")).JsonAsync();
        _page = _server.Client(new AuthenticationHeaderValue("Bearer", (string)made["token"]!));
    }

    public async ValueTask DisposeAsync()
    {
        _page.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Files_AreForEveryPage_KeptForAnHour_AndAskedForByTheirTag()
    {
        var answer = await _server.Anonymous.SendAsync("GET", "/sdk/footfall.js", headers: ("Origin", "https://anybody.example"));

        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=3600, stale-while-revalidate=86400", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        var again = await _server.Anonymous.SendAsync("GET", "/sdk/footfall.js", headers: ("If-None-Match", answer.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        await (await _server.Anonymous.SendAsync("GET", "/sdk/other.js")).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Policy_IsToldToPagesOfBrowserTokens()
    {
        var answer = await _server.Anonymous.SendAsync("GET", "/api/v1/policy", headers: ("Origin", Page));

        Assert.Equal(Page, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var policy = await answer.JsonAsync();
        Assert.Equal("""{"scopes":{"click:*":false,"log:debug":true},"level":null,"send_seconds":30,"capture":[]}""", policy.ToJsonString());
    }

    [Fact]
    public async Task Batch_OfAWrongClock_IsStoredAtTheTimeItHappened()
    {
        var before = DateTimeOffset.UtcNow;
        var wrong = before.AddYears(-3);

        await SendAsync(wrong, $$"""[{"scope":"open:page","timestamp":"{{wrong.AddSeconds(-60):O}}"}]""");

        var stored = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(await _server.ScalarAsync("SELECT toUnixTimestamp64Milli(time) FROM events")));
        Assert.InRange(stored, before.AddSeconds(-61), DateTimeOffset.UtcNow.AddSeconds(-60));
        Assert.True(long.Parse(await _server.ScalarAsync("SELECT correction FROM events")) > TimeSpan.FromDays(1000).TotalMilliseconds);
    }

    [Fact]
    public async Task Signed_TheUserIsBelieved_UntilItExpires()
    {
        var now = DateTimeOffset.UtcNow;
        var signed = Sign(_ingest, "u42", now.AddMinutes(-5));

        await SendAsync(now, $$"""[{"scope":"open:page","timestamp":"{{now.AddMinutes(-10):O}}","user_id":"boss","session_id":"a"},{"scope":"open:page","timestamp":"{{now:O}}","user_id":"boss","session_id":"b"}]""", identity: signed);

        Assert.Equal("a\tu42\tann\tacme\nb\t\t\t", await _server.ScalarAsync("SELECT session_id, user_id, user_name, org_slug FROM events ORDER BY session_id"));
    }

    [Fact]
    public async Task SignedByNobodyHere_IsRefused_AndNothingIsStored()
    {
        var now = DateTimeOffset.UtcNow;
        var forged = Sign("ff_ingest_invented", "boss", now.AddHours(1));
        var unsigned = $"{forged.Split('.')[0]}.{forged.Split('.')[1]}.";

        var refused = await (await PostAsync(now, """[{"scope":"open:page","timestamp":1}]""", forged)).ProblemAsync(HttpStatusCode.Forbidden);
        await (await PostAsync(now, """[{"scope":"open:page","timestamp":1}]""", unsigned)).ProblemAsync(HttpStatusCode.Forbidden);
        await (await PostAsync(now, """[{"scope":"open:page","timestamp":1}]""", "none")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.StartsWith("identity was not signed with an ingest token of this server.", (string?)refused["detail"]);
        Assert.Equal("0", await _server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task Unsigned_ItIsAVisitorOfNoName_WhoeverItSaysItIs()
    {
        var now = DateTimeOffset.UtcNow;

        await SendAsync(now, $$"""[{"scope":"open:page","timestamp":"{{now:O}}","user_id":"boss","user_name":"Boss"}]""");

        Assert.Equal($"anonymous-{Visitor}\t", await _server.ScalarAsync("SELECT user_id, user_name FROM events"));
    }

    [Fact]
    public async Task SentAgain_IsADuplicate_ThoughTheClockShowsAnotherTime()
    {
        var now = DateTimeOffset.UtcNow;
        var events = $$"""[{"id":"{{Guid.NewGuid()}}","scope":"open:page","timestamp":"{{now:O}}"}]""";
        await SendAsync(now, events);

        var again = await (await PostAsync(now.AddSeconds(7), events)).JsonAsync();

        Assert.Equal((0, 1), ((int)again["accepted"]!, (int)again["duplicates"]!));
    }

    [Fact]
    public async Task Rejected_AreReplayedWithTheirClockAndTheirVisitor()
    {
        var now = DateTimeOffset.UtcNow;
        await PostAsync(now.AddHours(-2), $$"""[{"scope":"create:job","timestamp":"{{now.AddHours(-3):O}}"}]""");
        var kept = await (await _server.Admin.SendAsync("GET", "/api/v1/intake/rejections")).JsonAsync();
        var content = JsonNode.Parse((string)kept["rows"]![0]!["content"]!)!;

        Assert.Equal(Visitor, (string?)content["anonymous_id"]);
        Assert.Equal("create:job", (string?)content["events"]![0]!["scope"]);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task TenThousandTabs_AreAllHeard()
    {
        const int Tabs = 10_000;
        await Parallel.ForEachAsync(Enumerable.Range(0, Tabs), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (tab, _) =>
        {
            var visitor = new Guid(tab, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
            var now = DateTimeOffset.UtcNow;
            var body = $$"""{"timestamp":"{{now:O}}","anonymous_id":"{{visitor}}","previous_event":null,"events":[{"id":"{{Guid.NewGuid()}}","scope":"load:app","timestamp":"{{now:O}}","session_id":"{{tab}}"},{"id":"{{Guid.NewGuid()}}","scope":"open:page","timestamp":"{{now:O}}","session_id":"{{tab}}"}]}""";
            using var answer = await _page.SendAsync("POST", "/api/v1/events?batch=true", body, headers: ("Origin", Page));
            answer.EnsureSuccessStatusCode();
        });

        Assert.Equal($"{2 * Tabs}\t{Tabs}\t{Tabs}", await _server.ScalarAsync("SELECT count(), uniqExact(user_id), uniqExact(session_id) FROM events"));
    }

    [Theory]
    [InlineData("[]", "A batch is one JSON object with timestamp and events.")]
    [InlineData("""{"events":[]}""", "timestamp of the batch is required: what the sender's clock shows, for example \"2026-01-05T09:00:00.123Z\".")]
    [InlineData("""{"timestamp":"soon","events":[]}""", "timestamp of the batch must be RFC 3339, for example \"2026-01-05T09:00:00.123Z\", or Unix seconds.")]
    [InlineData("""{"timestamp":1}""", "events is required: an array of events.")]
    [InlineData("""{"timestamp":1,"events":{}}""", "events must be an array.")]
    [InlineData("""{"timestamp":1,"events":[],"previous_event":7}""", "previous_event must be an event or null.")]
    public async Task Batch_ThatIsNone_SaysWhatIsWrong(string body, string message) =>
        Assert.Equal(message, (string?)(await (await _page.SendAsync("POST", "/api/v1/events?batch=true", body, headers: ("Origin", Page))).ProblemAsync(HttpStatusCode.BadRequest))["detail"]);

    private static string Sign(string token, string user, DateTimeOffset expires) => TokenSignCommand.Sign(
        token,
        new Dictionary<string, object?> { ["sub"] = user, ["name"] = "ann", ["org_slug"] = "acme", ["exp"] = expires.ToUnixTimeSeconds() });

    private async Task SendAsync(DateTimeOffset sent, string events, string? identity = null)
    {
        var answer = await (await PostAsync(sent, events, identity)).JsonAsync();
        Assert.Empty(answer["rejected"]!.AsArray());
    }

    private Task<HttpResponseMessage> PostAsync(DateTimeOffset sent, string events, string? identity = null)
    {
        var who = identity is null ? $"\"anonymous_id\":\"{Visitor}\"" : $"\"identity\":\"{identity}\"";
        return _page.SendAsync("POST", "/api/v1/events?batch=true", $$"""{"timestamp":"{{sent:O}}",{{who}},"previous_event":null,"events":{{events}}}""", headers: ("Origin", Page));
    }
}
