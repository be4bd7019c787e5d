using System.Net;
using System.Text;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Http;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Durability;

/// <summary>Many at once, more than fits, and a store that fails: everyone hears the truth.</summary>
public sealed class LoadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData("/api/v1/events", 200)]
    [InlineData("/api/events", 201)]
    public async Task ThousandSingleEventsAtOnce_AreAllTakenAndAllThere(string address, int status)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.IngestAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => PostAsync(client, address, i)));

        Assert.Equal([status], answers.Select(a => (int)a.StatusCode).Distinct());
        Assert.Equal("1000\t1000", await server.ScalarAsync("SELECT count(), uniqExact(obj_id) FROM events"));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("/api/v1/events")]
    [InlineData("/api/events")]
    public async Task FullQueue_Answers503WithRetryAfter_AndLosesNothingItTook(string address)
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(new() { ["Intake:QueueEvents"] = "8", ["Intake:Journal"] = "off" }, wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync();
        store.Hold();
        var posts = Enumerable.Range(0, 40).Select(i => PostAsync(client, address, i)).ToList();
        while (posts.Count(p => p.IsCompleted) < 32)
        {
            await Task.Delay(10, Stop);
        }

        foreach (var refused in posts.Where(p => p.IsCompleted).Select(p => p.Result))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);
            Assert.Equal("The server takes in more than it can store right now. Nothing of this request was stored; send it again later.", (string?)(await refused.JsonAsync())["detail"]);
        }

        Assert.Equal(8, posts.Count(p => !p.IsCompleted));
        store.Release();
        var answers = await Task.WhenAll(posts);

        Assert.Equal(8, answers.Count(a => a.IsSuccessStatusCode));
        Assert.Equal("8", await server.ScalarAsync("SELECT count() FROM events"));
        Assert.True((await PostAsync(client, address, 99)).IsSuccessStatusCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task QueueOfBytes_IsBoundedToo()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(new() { ["Intake:QueueMegabytes"] = "1", ["Intake:Journal"] = "off" }, wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync();
        var before = store.Inserts;
        store.Hold();
        const int Large = 700_000;
        var first = PostAsync(client, "/api/v1/events", 1, Large);
        while (store.Inserts == before)
        {
            await Task.Delay(10, Stop);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(client, "/api/v1/events", 2, Large)).StatusCode);
        store.Release();
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("/api/v1/events")]
    [InlineData("/api/events")]
    public async Task StoreThatFails_IsToldAsTryLater_AndIntakeGoesOnWhenItIsBack(string address)
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(new() { ["Intake:Journal"] = "off" }, wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync();
        Assert.True((await PostAsync(client, address, 1)).IsSuccessStatusCode);

        store.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve 1.00 MiB, not enough space.");
        var refused = await PostAsync(client, address, 2);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("The store failed. Nothing is known to be stored; send the request again later.", (string?)(await refused.JsonAsync())["detail"]);

        store.Failure = null;
        var ready = await server.Anonymous.SendAsync("GET", "/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("The last commit failed: Cannot reserve 1.00 MiB, not enough space.", (string?)(await ready.JsonAsync())["reasons"]![0]);
        Assert.True((await PostAsync(client, address, 2)).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync("GET", "/readyz")).StatusCode);
        Assert.Equal("2\t2", await server.ScalarAsync("SELECT count(), uniqExact(obj_id) FROM events"));
    }

    [Fact(Timeout = 120_000)]
    public async Task StoreThatIsSlow_IsMetWith503_OnceTheJournalHasItsBound_AndNothingIsLost()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(new() { ["Intake:QueueEvents"] = "8" }, wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync();
        store.Hold();
        var posts = Enumerable.Range(0, 60).Select(i => PostAsync(client, "/api/v1/events", i)).ToList();
        while (posts.Count(p => !p.IsCompleted) > 8)
        {
            await Task.Delay(10, Stop);
        }

        store.Release();
        var answers = await Task.WhenAll(posts);

        // At least what the queue holds (8), and at most that and what the journal does: a group of 8 may go in while 15 are there.
        var taken = answers.Count(a => a.IsSuccessStatusCode);
        Assert.InRange(taken, 8, 31);
        Assert.All(answers.Where(a => !a.IsSuccessStatusCode), a => Assert.Equal(HttpStatusCode.ServiceUnavailable, a.StatusCode));
        Assert.Equal($"{taken}\t{taken}", await server.ScalarAsync("SELECT count(), uniqExact(obj_id) FROM events"));
    }

    [Fact(Timeout = 120_000)]
    public async Task StoreThatFailsBehindTheJournal_RefusesWhatComes_AndHealsByItself()
    {
        GatedStore store = null!;
        await using var server = await TestServer.StartAsync(wrap: s => store = new GatedStore(s));
        using var client = await server.IngestAsync();
        store.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve 1.00 MiB, not enough space.");
        Assert.True((await PostAsync(client, "/api/v1/events", 1)).IsSuccessStatusCode);
        HttpResponseMessage ready;
        while ((ready = await server.Anonymous.SendAsync("GET", "/readyz")).StatusCode == HttpStatusCode.OK)
        {
            await Task.Delay(10, Stop);
        }

        Assert.Contains("Cannot reserve 1.00 MiB, not enough space.", (string?)(await ready.JsonAsync())["reasons"]![0]);
        var refused = await PostAsync(client, "/api/v1/events", 2);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);

        store.Failure = null;
        while ((await server.Anonymous.SendAsync("GET", "/readyz")).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(10, Stop);
        }

        Assert.True((await PostAsync(client, "/api/v1/events", 2)).IsSuccessStatusCode);
        Assert.Equal("2\t2", await server.ScalarAsync("SELECT count(), uniqExact(obj_id) FROM events"));
    }

    /// <summary>A ClickHouse server whose connections break: who hears 200 has their event stored, who hears 503 may send it again.</summary>
    [Fact(Timeout = 120_000)]
    public async Task StoreElsewhere_WhoseConnectionsBreak_LosesNothingThatWasAcknowledged()
    {
        await using var front = await ClickHouseFront.StartAsync();
        var database = TestEngine.NewDatabase();
        await using var store = await HttpStore.OpenAsync(new HttpStoreOptions { Addresses = [front.Address], Database = database }, TimeProvider.System, Stop);
        IStore? unused = null;
        await using var server = await TestServer.StartAsync(
            new() { ["Intake:Journal"] = "off" },
            wrap: embedded =>
            {
                unused = embedded;
                return store;
            },
            database: database);
        await unused!.DisposeAsync();
        using var client = await server.IngestAsync();
        var broken = 0;
        for (var i = 0; i < 40; i++)
        {
            front.CutOff = i % 4 == 3 ? 1 : 0;
            var answer = await PostAsync(client, "/api/v1/events", i);
            if (!answer.IsSuccessStatusCode)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                broken++;
                Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, "/api/v1/events", i)).StatusCode);
            }
        }

        Assert.InRange(broken, 1, 10);
        Assert.Equal("40\t40", await server.ScalarAsync("SELECT count(), uniqExact(obj_id) FROM events"));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, int i, int length = 0)
    {
        var one = $$"""{"scope": "use:ide", "timestamp": "2024-06-03T12:00:00Z", "obj_id": "{{i}}"}""";
        var body = address == "/api/events" ? $$"""{"events": [{{one}}], "timestamp": "2024-06-03T12:00:00Z"}""" : one;
        return client.PostAsync(address, new StringContent(body.PadRight(length), Encoding.UTF8, "application/json"), Stop);
    }
}
