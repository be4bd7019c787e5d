using System.Text;

namespace Footfall.Ingestion.Tests.Formats.Coder;

/// <summary>Sessions keep their id while they grow (semantics 3.3), by the collector's route and by the canonical one.</summary>
public sealed class SessionReportTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task CollectorsReport_BecomesSessions()
    {
        Assert.Equal(204, (await intake.CoderSessionsAsync(Fixture.Bytes("Coder", "app-stats.json"))).Status);

        var events = await intake.EventsAsync();
        Assert.Equal([("use:app", 30_000ul), ("use:web_terminal", 0ul)], events.Select(e => (e.Scope, e.Duration!.Value)));
        Assert.Equal(("2024-06-03T11:50:00.250Z", "0d9c8b7a-6f5e-4d3c-8b2a-190817263544"), (events[0].Time, events[0].SessionId));
        Assert.Equal("""{"agent_id":"b1a2c3d4-e5f6-4789-8abc-def012345678","requests":14,"app":"code-server","access_method":"subdomain"}""", events[0].Payload);
    }

    [Fact]
    public async Task CollectorsReport_OfALongerSession_TakesTheEarlierOnesPlace_AndARetryOfTheShorterNothing()
    {
        await intake.CoderSessionsAsync(Fixture.Bytes("Coder", "app-stats.json"));
        await intake.CoderSessionsAsync(Fixture.Bytes("Coder", "app-stats-later.json"));
        await intake.CoderSessionsAsync(Fixture.Bytes("Coder", "app-stats.json"));

        Assert.Equal("use:app\t60000\nuse:web_terminal\t0", await intake.TextAsync("SELECT scope, duration FROM events ORDER BY scope"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"stats":3}""")]
    public async Task OtherBodies_Are400(string body) => Assert.Equal(400, (await intake.CoderSessionsAsync(Encoding.UTF8.GetBytes(body))).Status);

    [Theory]
    [InlineData("""{"stats":[{"session_id":"s","session_started_at":"2024-06-03T11:00:00Z","session_ended_at":"2024-06-03T10:00:00Z"}]}""", "session_ended_at must not lie before session_started_at.")]
    [InlineData("""{"stats":[{"session_id":"s"}]}""", "session_started_at is required")]
    [InlineData("""{"stats":[{"session_started_at":"2024-06-03T11:00:00Z"}]}""", "session_id is required.")]
    public async Task WrongSession_IsNamed(string body, string message)
    {
        var reply = await intake.CoderSessionsAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(400, reply.Status);
        Assert.Contains(message, reply.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"scope":"use:ide","timestamp":1,"session_id":"s1","user_id":"a"}""", """{"scope":"use:ide","timestamp":1,"session_id":"s1","user_id":"a","duration":60000,"payload":{"app":"x"}}""", true)]
    [InlineData("""{"scope":"use:ide","timestamp":1,"session_id":"s1","user_id":"a","duration":1}""", """{"scope":"use:ide","timestamp":2,"session_id":"s1","user_id":"a","duration":1}""", false)]
    [InlineData("""{"scope":"use:ide","timestamp":1,"session_id":"s1","user_id":"a","duration":1}""", """{"scope":"use:app","timestamp":1,"session_id":"s1","user_id":"a","duration":1}""", false)]
    [InlineData("""{"scope":"use:ide","timestamp":1,"session_id":"s1","user_id":"a","duration":1}""", """{"scope":"use:ide","timestamp":1,"session_id":"s1","user_id":"b","duration":1}""", false)]
    [InlineData("""{"scope":"use:ide","timestamp":1,"session_id":"s1","duration":1}""", """{"scope":"use:ide","timestamp":1,"duration":1}""", false)]
    [InlineData("""{"scope":"click:element","timestamp":1,"session_id":"s1"}""", """{"scope":"click:element","timestamp":1,"session_id":"s1","duration":2}""", false)]
    public async Task CanonicalReport_IsKnownByItsSessionAndStart(string first, string second, bool same)
    {
        var one = await IdAsync(first, null);
        var two = await IdAsync(second, null);

        Assert.Equal(same, one == two);
    }

    [Fact]
    public async Task CanonicalReport_KeepsItsId_WhateverTheIdempotencyKey()
    {
        const string Report = """{"scope":"use:ide","timestamp":1,"session_id":"s1","duration":1}""";

        Assert.Equal(await IdAsync(Report, "k1"), await IdAsync(Report, "k2"));
    }

    [Theory]
    [InlineData("""{"scope":"use:tunnel","timestamp":1,"payload":{"connections":0}}""")]
    [InlineData("""{"scope":"use:tunnel","timestamp":1,"connections":0.0}""")]
    public async Task CanonicalHeartbeat_WithoutConnections_IsExcluded(string record)
    {
        var reply = await intake.CanonicalAsync(record);

        Assert.Equal((400, (0, "excluded")), (reply.Status, reply.Rejected.Single()));
        Assert.Equal("connections is 0: nobody is connected, so nobody is active.", reply.Message);
    }

    [Theory]
    [InlineData("""{"scope":"use:tunnel","timestamp":1,"connections":1}""")]
    [InlineData("""{"scope":"use:tunnel","timestamp":1,"payload":{"peer":{"connections":0}}}""")]
    [InlineData("""{"scope":"report:agent","timestamp":1,"connections":0}""")]
    public async Task OtherRecords_AreNotExcluded(string record) => Assert.Equal(1, (await intake.CanonicalAsync(record)).Accepted);

    private async Task<Guid> IdAsync(string record, string? key)
    {
        await intake.EmptyAsync();
        await intake.CanonicalAsync(record, request: r => r.Headers["Idempotency-Key"] = key);
        return (await intake.SingleAsync()).Id;
    }
}
