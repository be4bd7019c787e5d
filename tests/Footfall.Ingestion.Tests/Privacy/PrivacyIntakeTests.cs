using Footfall.Ingestion.Pipeline.Privacy;

namespace Footfall.Ingestion.Tests.Privacy;

/// <summary>Through the endpoints into the engine: what is stored, and that identity is of the content as sent.</summary>
public sealed class PrivacyIntakeTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task CanonicalEvent_IsStoredScrubbed_AndCounted()
    {
        var before = intake.Privacy[PrivacyRule.Mails];
        await intake.CanonicalAsync("""{"scope":"click:element","timestamp":1,"user_id":"ann@acme.example","obj_val":"mail bob@acme.example","payload":{"password":"x","peer":"203.0.113.77"}}""");

        var stored = await intake.SingleAsync();
        Assert.Equal(("ann@acme.example", "mail [mail]"), (stored.UserId, stored.ObjVal));
        Assert.Equal("""{"password":"[key]","peer":"203.0.113.0"}""", stored.Payload);
        Assert.Equal(before + 1, intake.Privacy[PrivacyRule.Mails]);
    }

    [Fact]
    public async Task TwoEvents_ThatDifferOnlyInWhatIsTakenOut_AreTwo_AndARepeatIsARepeat()
    {
        const string A = """{"scope":"click:element","timestamp":1,"obj_val":"ann@acme.example"}""";
        const string B = """{"scope":"click:element","timestamp":1,"obj_val":"bob@acme.example"}""";

        Assert.Equal(2, (await intake.CanonicalAsync($"[{A},{B}]")).Accepted);

        var stored = await intake.EventsAsync();
        Assert.Equal(["[mail]", "[mail]"], stored.Select(e => e.ObjVal));
        Assert.Equal(2, stored.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task CvatEvent_IsStoredScrubbed_AndAnsweredAsSent()
    {
        var reply = await intake.CvatAsync("""{"timestamp":"2024-06-03T12:00:00Z","events":[{"scope":"click:element","timestamp":"2024-06-03T12:00:00Z","obj_val":"mail bob@acme.example"}]}""");

        Assert.Equal(201, reply.Status);
        Assert.Equal("mail bob@acme.example", (string?)reply.Json["events"]![0]!["obj_val"]);
        Assert.Equal("mail [mail]", (await intake.SingleAsync()).ObjVal);
    }
}
