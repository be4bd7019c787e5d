using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Events;

/// <summary>Server-sent events: a page that listens hears of commits.</summary>
public sealed class LiveTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Listener_IsGreeted_AndHearsOfEveryCommitOrOfTheNewest()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var answer = await shared.Server.Admin.GetAsync("/api/v1/events/live", HttpCompletionOption.ResponseHeadersRead, limit.Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var items = SseParser.Create(await answer.Content.ReadAsStreamAsync(limit.Token)).EnumerateAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.Equal("hello", (await NextAsync(items)).Type);

        await shared.Server.SendAsync(shared.Ingest, """
            {"scope": "use:ide", "timestamp": "2024-06-03T12:00:00Z", "user_id": "1"}
            {"scope": "use:ide", "timestamp": "2024-06-03T11:00:00Z", "user_id": "1"}
            """);
        var (type, data) = await NextAsync(items);
        Assert.Equal("commit", type);
        Assert.Equal("""{"events":2,"newest":"2024-06-03T12:00:00.000Z"}""", data!.ToJsonString());

        for (var i = 1; i <= 5; i++)
        {
            await shared.Server.SendAsync(shared.Ingest, $$"""{"scope": "use:ide", "timestamp": "2024-06-03T12:00:0{{i}}Z", "user_id": "1"}""");
        }

        // Told at most once a second; of what happened meanwhile, the newest.
        string newest;
        do
        {
            (type, data) = await NextAsync(items);
            Assert.Equal("commit", type);
            newest = (string)data!["newest"]!;
        }
        while (newest != "2024-06-03T12:00:05.000Z");
    }

    private static async Task<(string Type, JsonNode? Data)> NextAsync(IAsyncEnumerator<SseItem<string>> items)
    {
        Assert.True(await items.MoveNextAsync());
        return (items.Current.EventType, items.Current.Data.Length == 0 ? null : JsonNode.Parse(items.Current.Data));
    }
}
