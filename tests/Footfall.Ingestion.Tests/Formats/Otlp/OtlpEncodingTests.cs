using System.Text.Json.Nodes;

namespace Footfall.Ingestion.Tests.Formats.Otlp;

/// <summary>The same records in protobuf and in JSON. The fixtures were made by other programs: protoc, and the .NET exporter.</summary>
public sealed class OtlpEncodingTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SameRecords_InBothEncodings_AreTheSameEvents()
    {
        var json = await intake.OtlpAsync(Fixture.Read("Otlp", "request.json"));
        var ofJson = await intake.EventsAsync();
        await intake.EmptyAsync();
        var protobuf = await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));
        var ofProtobuf = await intake.EventsAsync();

        Assert.Equal((200, "{}", 200, ""), (json.Status, json.Body, protobuf.Status, protobuf.Body));
        Assert.Equal(6, ofJson.Count);
        Assert.Equal(ofJson.Select(e => e with { Batch = default }), ofProtobuf.Select(e => e with { Batch = default }));
    }

    [Fact]
    public async Task RecordsWithoutId_SentAgainInEitherEncoding_AreStoredOnce_AndEqualOnesInOneRequestAreTwo()
    {
        await intake.OtlpAsync(Fixture.Read("Otlp", "request.json"));
        await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));
        await intake.OtlpAsync(Compression.Of("gzip", Fixture.Bytes("Otlp", "request.pb")), r => r.Headers.ContentEncoding = "gzip");

        var events = await intake.EventsAsync();
        Assert.Equal(6, events.Count);
        Assert.Equal(2, events.Count(e => e.Scope == "click:app_screen"));
    }

    [Fact]
    public async Task Event_WithAllKindsOfValues_IsMapped()
    {
        await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));

        var saved = (await intake.EventsAsync())[0];
        Assert.Equal(
            ("saved:job", "server", "usage", "2026-01-05T09:00:00.123Z", "info", "labeler", "Acme.Jobs.Save", "web-3"),
            (saved.Scope, saved.Source, saved.Kind, saved.Time, saved.Level, saved.Package, saved.Function, saved.Agent));
        Assert.Equal(
            ("u42", "ann", "s1", "17", "4bf92f3577b34da6a3ce929d0e0e4736", 0u),
            (saved.UserId, saved.UserName, saved.SessionId, saved.JobId, saved.RequestId, saved.Position));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"message": "job 17 saved", "span_id": "00f067aa0ba902b7", "trace_flags": 1, "dropped_attributes_count": 3,
                 "objects": 12, "ratio": 0.5, "large": -9223372036854775808, "ok": true, "tags": ["a", 2, null],
                 "box": {"w": 1E+300, "n": "NaN"}, "raw": "AP8Q",
                 "instrumentation_scope": {"name": "acme.jobs", "version": "1.2", "attributes": {"tier": 2}},
                 "resource": {"deployment.environment.name": "production", "service.version": "2.4.1", "telemetry.sdk.language": "go"}}
                """),
            JsonNode.Parse(saved.Payload)),
            saved.Payload);
    }

    [Fact]
    public async Task LogLine_TakesTheTimeItWasSeen_AndItsSeverity()
    {
        await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));

        var events = await intake.EventsAsync();
        Assert.Equal(("log:warning", "warning", "warning", "2026-01-05T09:00:02.000Z"), (events[1].Scope, events[1].Kind, events[1].Level, events[1].Time));
        Assert.Equal("disk sda is nearly full \"90 %\" ä", (string?)JsonNode.Parse(events[1].Payload)!["message"]);
        Assert.Equal(("log:fatal", "fatal"), (events[3].Scope, events[3].Level));
        Assert.Equal("""{"code":7}""", JsonNode.Parse(events[3].Payload)!["body"]!.ToJsonString());
    }

    [Fact]
    public async Task Exception_IsSentException_WithTypeMessageStackAndVersion()
    {
        await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));

        var e = (await intake.EventsAsync())[2];
        var payload = JsonNode.Parse(e.Payload)!;
        Assert.Equal(("send:exception", "error", "error", "u42", Guid.Parse("0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f")), (e.Scope, e.Kind, e.Level, e.UserId, e.Id));
        Assert.Equal(
            ("System.InvalidOperationException", "job 17 is closed", "System.InvalidOperationException: job 17 is closed\n   at Jobs.JobStore.Save()", "saving failed", "2.4.1", "SaveFailed"),
            ((string?)payload["type"], (string?)payload["message"], (string?)payload["stack"], (string?)payload["body"], (string?)payload["version"], (string?)payload["event_name"]));
    }

    [Fact]
    public async Task BrowserWithoutServiceName_IsAClientWithoutPackage()
    {
        await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));

        var click = (await intake.EventsAsync())[4];
        Assert.Equal(("click:app_screen", "client", "", ""), (click.Scope, click.Source, click.Package, click.Level));
        Assert.Equal("""{"app.widget.name":"Save","event_name":"app.screen.click"}""", Sorted(click.Payload, "app.widget.name", "event_name"));
    }

    /// <summary>What OpenTelemetry.Exporter.OpenTelemetryProtocol 1.20.1 sent for six ILogger calls.</summary>
    [Fact]
    public async Task RequestOfTheDotnetExporter_IsMapped()
    {
        var reply = await intake.OtlpAsync(Fixture.Bytes("Otlp", "dotnet.pb"));

        Assert.Equal(200, reply.Status);
        var events = await intake.EventsAsync();
        Assert.Equal(["saved:job", "log:warning", "send:exception", "log:fatal"], events.Select(e => e.Scope));
        Assert.All(events, e => Assert.Equal(("labeler", "web-3", "server"), (e.Package, e.Agent, e.Source)));
        Assert.Equal(("u42", "info"), (events[0].UserId, events[0].Level));
        Assert.Equal("Job 17 saved by u42 with 12 objects, 0.5, True, a, b", (string?)JsonNode.Parse(events[0].Payload)!["message"]);
        Assert.Equal("s1", events[3].SessionId);
    }

    private static string Sorted(string payload, params string[] names)
    {
        var json = JsonNode.Parse(payload)!.AsObject();
        return new JsonObject(names.Select(n => KeyValuePair.Create(n, json[n]?.DeepClone()))).ToJsonString();
    }
}
