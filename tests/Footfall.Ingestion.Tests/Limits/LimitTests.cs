using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Model;

namespace Footfall.Ingestion.Tests.Limits;

/// <summary>Limits per token, in each protocol's words.</summary>
public sealed class LimitTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private const string Record = """{"scope":"click:element","timestamp":1}""";
    private const string Cvat = """{"timestamp":"2024-06-03T12:00:00Z","events":[{"scope":"click:element","timestamp":"2024-06-03T12:00:00Z"}]}""";

    public async ValueTask InitializeAsync()
    {
        intake.Limits = null;
        await intake.EmptyAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Requests_BeyondTheRate_Are429WithRetryAfter_AndTakenLater()
    {
        intake.Limits = new OwnLimits { RequestsPerSecond = 2 };
        var caller = Token("requests");

        Assert.Equal([200, 200, 429], await StatusesAsync(3, caller));
        var refused = await intake.CanonicalAsync(Record, caller);
        Assert.Equal("This token may send 2 requests a second. Nothing of this request was stored; send it again later.", refused.Detail);
        Assert.InRange(int.Parse(refused.Headers.RetryAfter.ToString()), 1, 2);

        intake.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal([200, 429], await StatusesAsync(2, caller));
        Assert.Equal([200], await StatusesAsync(1, Token("another")));
    }

    [Fact]
    public async Task Events_BeyondTheRate_AreWaitedFor_AndALargeRequestPassesWhenItWasQuiet()
    {
        intake.Limits = new OwnLimits { EventsPerSecond = 10 };
        var caller = Token("events");

        Assert.Equal(200, (await intake.CanonicalAsync(Lines(35), caller)).Status);
        var refused = await intake.CanonicalAsync(Record, caller);
        Assert.Equal((429, 35), (refused.Status, await intake.CountAsync()));
        Assert.InRange(int.Parse(refused.Headers.RetryAfter.ToString()), 3, 4);

        intake.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(429, (await intake.CanonicalAsync(Record, caller)).Status);
        intake.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(200, (await intake.CanonicalAsync(Record, caller)).Status);
    }

    [Fact]
    public async Task Bytes_BeyondTheRate_Are429()
    {
        intake.Limits = new OwnLimits { BytesPerSecond = 100 };
        var caller = Token("bytes");

        Assert.Equal([200, 200, 429], await StatusesAsync(3, caller));
    }

    [Fact]
    public async Task RejectedRecords_Count()
    {
        intake.Limits = new OwnLimits { EventsPerSecond = 2 };
        var caller = Token("rejected");

        Assert.Equal(400, (await intake.CanonicalAsync("{}\n{}", caller)).Status);
        Assert.Equal(429, (await intake.CanonicalAsync(Record, caller)).Status);
    }

    [Fact]
    public async Task RequestOfTooManyEvents_Is413_AndNothingIsStored()
    {
        intake.Limits = new OwnLimits { EventsPerRequest = 2 };

        var refused = await intake.CanonicalAsync(Lines(3));

        Assert.Equal((413, "The request has 3 events; this token may send 2 in one. Send them in smaller parts."), (refused.Status, refused.Detail));
        Assert.Equal(0, await intake.CountAsync());
        Assert.Equal(200, (await intake.CanonicalAsync(Lines(2))).Status);
    }

    [Fact]
    public async Task CanonicalEvent_ThatIsTooLarge_IsRejectedAlone()
    {
        intake.Limits = new OwnLimits { EventBytes = 60 };

        var reply = await intake.CanonicalAsync($$"""
            {{Record}}
            {"scope":"click:element","timestamp":1,"obj_val":"{{new string('x', 60)}}"}
            """);

        Assert.Equal((200, 1, (1, "too_large")), (reply.Status, reply.Accepted, reply.Rejected.Single()));
    }

    [Fact]
    public async Task CvatBatch_IsRefusedAsAWhole_InItsWords()
    {
        intake.Limits = new OwnLimits { EventBytes = 20 };
        var large = await intake.CvatAsync(Cvat);
        Assert.Equal((413, "An event has 60 bytes; this token may send 20. Nothing of this request was stored."), (large.Status, large.Detail));

        intake.Limits = new OwnLimits { RequestsPerSecond = 1 };
        await intake.CvatAsync(Cvat);
        var fast = await intake.CvatAsync(Cvat);
        Assert.Equal(429, fast.Status);
        Assert.StartsWith($"Request was throttled. Expected available in {fast.Headers.RetryAfter} second", fast.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoderPush_IsRefused_InItsWords()
    {
        intake.Limits = new OwnLimits { RequestsPerSecond = 1 };
        var caller = Token("coder");
        await intake.CoderPushAsync("""{"source":"ssh"}""", caller);
        var fast = await intake.CoderPushAsync("""{"source":"ssh"}""", caller);
        Assert.Equal((429, "too_many_requests"), (fast.Status, (string?)fast.Json["error"]!["code"]));
        Assert.True(fast.Headers.ContainsKey("Retry-After"));

        intake.Limits = new OwnLimits { EventBytes = 5 };
        Assert.Equal((413, "too_large"), ((await intake.CoderPushAsync("""{"source":"ssh"}""", caller)) is var large ? large.Status : 0, (string?)large.Json["error"]!["code"]));
    }

    [Fact]
    public async Task CommandsOnThisMachine_HaveNoLimits()
    {
        intake.Limits = new OwnLimits { RequestsPerSecond = 1, EventsPerRequest = 1 };

        Assert.Equal([200, 200, 200], await StatusesAsync(3, new Caller { Owner = "local", Name = "command line", Kind = CallerKind.Local }));
    }

    [Fact]
    public void OwnLimits_StandBeforeTheSettings_AndZeroIsNone()
    {
        var limits = new OwnLimits { EventsPerSecond = 0, EventBytes = 7 }.Over(new IntakeLimits { EventsPerSecond = 5, EventBytes = 6, BytesPerSecond = 4 });

        Assert.Equal(new IntakeLimits { EventsPerSecond = 0, EventBytes = 7, BytesPerSecond = 4 }, limits);
    }

    private async Task<List<int>> StatusesAsync(int requests, Caller caller)
    {
        var statuses = new List<int>();
        for (var i = 0; i < requests; i++)
        {
            statuses.Add((await intake.CanonicalAsync(Record, caller)).Status);
        }

        return statuses;
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Repeat(Record, count));

    private static Caller Token(string name) => new() { Owner = $"token:{name}", Name = name, Kind = CallerKind.IngestToken };
}
