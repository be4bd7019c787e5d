using System.Text.Json;
using Footfall.Ingestion.Pipeline.Policy;

namespace Footfall.Ingestion.Tests.Policy;

/// <summary>Fields that the policy masks, in payloads as they come: odd ones must neither stop a request nor show what is masked.</summary>
public sealed class MaskTests : IAsyncLifetime
{
    private readonly Intake _intake = new() { Policy = ["open:file=mask path", "draw:object=mask path"] };

    public ValueTask InitializeAsync() => _intake.InitializeAsync();

    public ValueTask DisposeAsync() => _intake.DisposeAsync();

    [Theory]
    [InlineData("""{"path":"/secret","n":1.50}""", """{"path":"[masked]","n":1.50}""")]
    [InlineData("""{"path":{"a":["/secret"]},"keep":{"path":"inner"}}""", """{"path":"[masked]","keep":{"path":"inner"}}""")]
    [InlineData("""{"path":"/secret","path":"/secret too","a":1,"a":2}""", """{"path":"[masked]","path":"[masked]","a":1,"a":2}""")]
    [InlineData("""{"p\u0061th":"/secret","é":"ü"}""", """{"p\u0061th":"[masked]","é":"ü"}""")]
    [InlineData("""{"other":"\u00e9"}""", """{"other":"\u00e9"}""")]
    public async Task Payload_HasMasks_AndStaysCharacterForCharacterOtherwise(string sent, string stored)
    {
        Assert.Equal(stored, await StoredAsync(sent));
    }

    [Fact]
    public async Task Payload_AsDeepAsIntakeTakes_IsMasked()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 98)) + string.Concat(Enumerable.Repeat("]", 98));

        Assert.Equal($$"""{"path":"[masked]","deep":{{deep}}}""", await StoredAsync($$"""{"path":"/secret","deep":{{deep}}}"""));
    }

    [Fact]
    public async Task CvatsPayload_DeeperThanOthersMayBe_IsMasked()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 300)) + string.Concat(Enumerable.Repeat("]", 300));
        var payload = JsonSerializer.Serialize($$"""{"path": "/secret", "deep": {{deep}}}""");
        var reply = await _intake.CvatAsync($$"""{"events":[{"scope":"draw:object","timestamp":"2024-06-03T12:00:00Z","source":"client","payload":{{payload}}}],"previous_event":null,"timestamp":"2024-06-03T12:00:00Z"}""");

        Assert.True(reply.Status == 201, reply.Body);
        Assert.Equal($$"""{"path": "[masked]", "deep": {{deep}}}""", (await _intake.SingleAsync()).Payload);
    }

    [Fact]
    public async Task CaptureRule_NeverOverrulesAMask()
    {
        _intake.Captures = [new CaptureRule(1, ["*:*"], Intake.Now.AddHours(-1), Intake.Now.AddHours(1))];

        Assert.Equal("""{"path":"[masked]"}""", await StoredAsync("""{"path":"/secret"}"""));
    }

    private async Task<string?> StoredAsync(string payload)
    {
        var reply = await _intake.CanonicalAsync($$"""[{"scope":"open:file","timestamp":"2024-06-03T12:00:00Z","payload":{{payload}}}]""");
        Assert.Equal(200, reply.Status);
        return (await _intake.SingleAsync()).Payload;
    }
}
