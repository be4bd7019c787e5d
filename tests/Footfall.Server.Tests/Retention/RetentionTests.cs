using System.Text;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Retention;

/// <summary>Events that go by themselves: by scope and age, after a start and every day, and told before and after.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-02T12:00:00Z", null);

    private readonly FakeTimeProvider _time = new(Now);
    private TestServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(new() { ["Retention:Rules"] = "click:*=30d, click:buy=keep, log:debug=1w" }, _time);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task OldEvents_AreToldOfBefore_GoTenMinutesAfterTheStart_AndEveryDayAtTheHour()
    {
        await SendAsync("click:element", "2026-01-20T09:00:00Z", "2026-02-01T09:00:00Z", "2026-02-27T09:00:00Z");
        await SendAsync("click:buy", "2026-01-01T09:00:00Z");
        await SendAsync("log:debug", "2026-02-24T09:00:00Z");
        await SendAsync("draw:object", "2026-01-01T09:00:00Z");

        var before = await StatusAsync();
        Assert.Equal(["click:*=30d", "click:buy=keep", "log:debug=1w"], before["rules"]!.AsArray().Select(r => (string)r!));
        Assert.Equal(["click:element 1"], Due(before));
        Assert.Equal("2026-03-02T12:10:00.000Z", (string)before["next"]!);
        Assert.Null(before["last"]);

        var after = await PassAsync(TimeSpan.FromMinutes(11));
        Assert.Empty(Due(after));
        Assert.Equal("click:buy\t1\nclick:element\t2\ndraw:object\t1\nlog:debug\t1", await ScopesAsync());
        Assert.Equal((1, "2026-03-03T03:00:00.000Z"), ((int)after["last"]!["events"]!, (string)after["next"]!));

        // Three in the morning: the second click is 30 days old now, the line of the log a week.
        var next = await PassAsync(TimeSpan.FromHours(24));
        Assert.Equal(2, (int)next["last"]!["events"]!);
        Assert.Equal("click:buy\t1\nclick:element\t1\ndraw:object\t1", await ScopesAsync());
    }

    [Fact]
    public async Task WhatWentByItself_IsInTheAudit_WithWhatAndHowMuch()
    {
        await SendAsync("click:element", "2026-01-20T09:00:00Z");

        await PassAsync(TimeSpan.FromMinutes(11));

        const string Sql = "SELECT user_name, JSONExtractString(payload, 'scopes'), JSONExtractInt(payload, 'events') FROM events WHERE org_slug = 'footfall' AND scope = 'delete:events'";
        Assert.Equal("retention\tclick:element\t1\n", await _server.Store.TextAsync(new Statement(Sql), "TabSeparated", Stop));
        var verified = await (await _server.Admin.SendAsync("GET", "/api/v1/audit/verify")).JsonAsync();
        Assert.Empty(verified["problems"]!.AsArray());
    }

    [Fact]
    public async Task ErrorsThatGo_AreNoProblemsAnyMore()
    {
        await using var server = await TestServer.StartAsync(new() { ["Retention:Rules"] = "send:exception=30d" }, _time);
        using (var client = await server.IngestAsync())
        {
            await server.SendAsync(client, """
                {"timestamp":"2026-01-20T09:00:00Z","scope":"send:exception","payload":{"message":"of long ago"}}
                {"timestamp":"2026-02-27T09:00:00Z","scope":"send:exception","payload":{"message":"of late"}}
                """);
        }

        await server.Services.GetRequiredService<EventWriter>().FlushAsync(Stop);
        _time.Advance(TimeSpan.FromMinutes(11));
        for (var i = 0; i < 100 && await server.ScalarAsync("SELECT count() FROM events") != "1"; i++)
        {
            await Task.Delay(100, Stop);
        }

        Assert.Equal("of late", await server.ScalarAsync("SELECT message FROM error_events"));
    }

    private static IEnumerable<string> Due(JsonNode status) => status["due"]!.AsArray().Select(d => $"{d!["scope"]} {d["events"]}");

    private async Task<JsonNode> StatusAsync() => await (await _server.Admin.SendAsync("GET", "/api/v1/retention")).JsonAsync();

    /// <summary>Lets time pass, and waits until the rules ran.</summary>
    private async Task<JsonNode> PassAsync(TimeSpan time)
    {
        var last = (string?)(await StatusAsync())["last"]?["time"];
        _time.Advance(time);
        for (var i = 0; i < 100; i++)
        {
            var status = await StatusAsync();
            if ((string?)status["last"]?["time"] is { } now && now != last)
            {
                return status;
            }

            await Task.Delay(100, Stop);
        }

        throw new TimeoutException("The rules did not run.");
    }

    private Task<string> ScopesAsync() => _server.ScalarAsync("SELECT scope, count() FROM events WHERE org_slug != 'footfall' GROUP BY scope ORDER BY scope");

    private async Task SendAsync(string scope, params string[] times)
    {
        using var client = await _server.IngestAsync();
        var lines = times.Select(t => $$"""{"timestamp":"{{t}}","scope":"{{scope}}","user_id":"u1"}""");
        using var answer = await client.PostAsync("/api/v1/events", new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"), Stop);
        answer.EnsureSuccessStatusCode();
        await _server.Services.GetRequiredService<EventWriter>().FlushAsync(Stop);
    }
}
