using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.ActivityApi;

/// <summary>What the page Activity and a user's page are drawn from, over HTTP.</summary>
public sealed class ActivityPageApiTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2024-06-03T12:10:00Z", CultureInfo.InvariantCulture));
    private TestServer _server = null!;
    private HttpClient _ingest = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _ingest = await _server.IngestAsync();
        await _server.SendAsync(_ingest, """
            {"scope":"use:ide","timestamp":"2024-05-31T01:00:00Z","user_id":"u1"}
            {"scope":"use:ide","timestamp":"2024-06-01T23:00:00Z","user_id":"u2"}
            {"scope":"use:app","timestamp":"2024-06-03T10:00:00Z","duration":180000,"user_id":"u1","payload":{"app":"a"}}
            {"scope":"use:app","timestamp":"2024-06-03T10:30:00Z","duration":120000,"user_id":"u1","payload":{"app":"b"}}
            {"scope":"use:app","timestamp":"2024-06-03T11:30:00Z","user_id":"u1","payload":{"app":"c"}}
            {"scope":"use:app","timestamp":"2024-06-03T11:30:30Z","user_id":"u1","payload":{"app":"c"}}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        _ingest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task User_HasTheEventsThatFiguresCount()
    {
        Assert.Equal("2", await _server.ScalarAsync("SELECT count() FROM events WHERE scope = 'use:ide'"));
        Assert.NotEqual("0", await CountOfWorkAsync());

        Assert.Equal(5, (int)(await GetAsync("user?user=u1"))["events"]!);

        async Task<string> CountOfWorkAsync()
        {
            await GetAsync("user?user=u1");
            await _server.Admin.SendAsync("GET", "/api/v1/working-time?period=7d");
            return (await _server.Store.TextAsync(new Statement("SELECT count() FROM events WHERE scope = 'send:working_time' AND user_id = 'u1'"), "TabSeparated", TestContext.Current.CancellationToken)).Trim();
        }
    }

    [Fact]
    public async Task DaysBefore_AreAsManyWholeDays()
    {
        var said = await GetAsync("active-users?period=2d&compare=true");

        Assert.Equal(["2024-06-02T00:00:00Z 0", "2024-06-03T00:00:00Z 1"], Points(said["rows"]!));
        Assert.Equal(["2024-05-31T00:00:00Z 1", "2024-06-01T00:00:00Z 1"], Points(said["previous"]!));

        static IEnumerable<string> Points(JsonNode rows) =>
            rows.AsArray().Select(r => string.Create(CultureInfo.InvariantCulture, $"{((DateTimeOffset)r!["time"]!).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {(int)r["users"]!}"));
    }

    [Fact]
    public async Task Apps_HavePages()
    {
        var first = await GetAsync("apps?period=1d&limit=2");
        Assert.Equal((3, "2", "a b"), ((int)first["total"]!, (string?)first["next"], Apps(first)));

        var last = await GetAsync("apps?period=1d&limit=2&after=2");
        Assert.Equal((3, null, "c"), ((int)last["total"]!, (string?)last["next"], Apps(last)));

        static string Apps(JsonNode said) => string.Join(' ', said["rows"]!.AsArray().Select(r => (string?)r!["app"]));
    }

    [Fact]
    public async Task Sessions_TellTheirNumberOnce()
    {
        var said = await GetAsync("sessions?period=1d&limit=1");

        Assert.Equal((2, "1"), ((int)said["total"]!, (string?)said["next"]));
        Assert.Null(said["rows"]![0]!["total"]);
        var csv = await _server.Admin.GetStringAsync("/api/v1/activity/sessions?period=1d&format=csv", TestContext.Current.CancellationToken);
        Assert.Equal("user_id,session_id,first,last,events,errors,categories,apps,scopes", csv.Split("\r\n")[0]);
    }

    private async Task<JsonNode> GetAsync(string query)
    {
        using var answer = await _server.Admin.SendAsync("GET", $"/api/v1/activity/{query}");
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
