using System.Text.Json.Nodes;

namespace Footfall.Ingestion.Tests.Formats.Vector;

/// <summary>What CVAT's server sends to Vector, and what Vector's http sink sends on.</summary>
public sealed class VectorTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task RowsOfCvat_AreStoredAsTheyAre()
    {
        (await intake.VectorAsync(Fixture.Read("Vector", "cvat.json"))).Is(200, """{"accepted":4,"duplicates":0,"rejected":[]}""");

        var events = await intake.EventsAsync();
        Assert.Equal(["create:job", "update:task", "click:element", "send:working_time"], events.Select(e => e.Scope));
        Assert.Equal(["server", "server", "client", "server"], events.Select(e => e.Source));
        Assert.Equal(["2024-06-03T12:00:00.184Z", "2024-06-03T12:00:01.200Z", "2024-06-03T12:00:02.000Z", "2024-06-03T12:00:02.500Z"], events.Select(e => e.Time));
        Assert.Equal(
            ("42", "3", "12", "42", "7", "ann", "ann@acme.example", "9", "acme", "audit", "6a2b7102-3f6e-4c57-9a1d-0d3c1c8f5b11"),
            (events[0].ObjId, events[0].ProjectId, events[0].TaskId, events[0].JobId, events[0].UserId, events[0].UserName, events[0].UserEmail, events[0].OrgId, events[0].OrgSlug, events[0].Kind, events[0].RequestId));
        Assert.Equal(("assignee", "None", ""), (events[1].ObjName, events[1].ObjVal, events[1].JobId));
        Assert.Equal(2500ul, events[3].Duration);
    }

    [Fact]
    public async Task Payload_IsTheTextThatCvatSent_AndHoldsNoAddress()
    {
        await intake.VectorAsync(Fixture.Read("Vector", "cvat.json"));

        Assert.Equal("""{"client_id": "c1", "is_active": true, "location": "/tasks/12/jobs/42"}""", (await intake.EventsAsync())[2].Payload);
    }

    [Fact]
    public async Task CvatsTable_ShowsTheRows()
    {
        await intake.VectorAsync(Fixture.Read("Vector", "cvat.json"));

        Assert.Equal(
            "create:job\t42\t3\t12\t7\t2024-06-03T12:00:00.184Z\nsend:working_time\t\\N\t3\t12\t7\t2024-06-03T12:00:02.500Z",
            await intake.TextAsync($"SELECT scope, obj_id, project_id, task_id, user_id, timestamp FROM {intake.CvatDatabase}.events WHERE scope IN ('create:job', 'send:working_time') ORDER BY timestamp"));
    }

    [Theory]
    [InlineData("array")]
    [InlineData("lines")]
    [InlineData("gzip")]
    public async Task VectorsSink_AsItFramesBodies_StoresTheGoodRecordsAndNamesTheOthers(string framing)
    {
        var array = Fixture.Read("Vector", "vector.json");
        var lines = string.Join('\n', JsonNode.Parse(array)!.AsArray().Select(r => r!.ToJsonString())) + "\n";

        var reply = framing switch
        {
            "array" => await intake.VectorAsync(array),
            "lines" => await intake.VectorAsync(lines, request: r => r.ContentType = "application/x-ndjson"),
            _ => await intake.VectorAsync(Compression.Of("gzip", System.Text.Encoding.UTF8.GetBytes(array)), request: r => r.Headers.ContentEncoding = "gzip"),
        };

        reply.Is(200, Fixture.Read("Vector", "vector.reply.json"));
        var events = await intake.EventsAsync();
        Assert.Equal(["create:job", "change:frame"], events.Select(e => e.Scope));

        // What Vector's source adds is left out; what the sender had more than columns is kept.
        Assert.Equal(["""{"stage": "annotation"}""", """{"frame":7}"""], events.Select(e => e.Payload));
        Assert.Equal((3u, 1500ul), (events[1].Count!.Value, events[1].Duration!.Value));
    }

    [Fact]
    public async Task SameBody_SentAgain_IsStoredOnce_AndEqualRowsInOneBodyAreTwo()
    {
        const string Row = """{"scope":"action:undo","timestamp":"1717416000.1","source":"client","user_id":7}""";
        (await intake.VectorAsync($"[{Row},{Row}]")).Is(200, """{"accepted":2,"duplicates":0,"rejected":[]}""");
        (await intake.VectorAsync($"[{Row},{Row}]")).Is(200, """{"accepted":0,"duplicates":2,"rejected":[]}""");

        Assert.Equal(2, await intake.CountAsync());
    }

    [Fact]
    public async Task BodyOfBadRecordsOnly_Is200_BecauseItsSenderWouldRepeatItForEver()
    {
        var reply = await intake.VectorAsync("""[{"message":"x"},7]""");

        Assert.Equal(200, reply.Status);
        Assert.Equal([(0, "missing_scope"), (1, "invalid_json")], reply.Rejected);
    }

    [Fact]
    public async Task LargeCommentAndLargePayload_WhichCvatMakes_AreTaken()
    {
        var shapes = string.Join(", ", Enumerable.Repeat("""{\"id\": 1, \"frame\": 2, \"attributes\": [], \"label_id\": 3}""", 30_000));
        var reply = await intake.VectorAsync($$"""
            [{"scope":"create:comment","timestamp":"1717416000.1","source":"server","obj_id":1,"obj_name":"{{new string('c', 5_000)}}"},
             {"scope":"create:shapes","timestamp":"1717416000.2","source":"server","count":30000,"payload":"{\"shapes\": [{{shapes}}]}"}]
            """);

        reply.Is(200, """{"accepted":2,"duplicates":0,"rejected":[]}""");
        Assert.Equal("5000\t0\n0\t1680012", await intake.TextAsync("SELECT length(obj_name), length(payload) FROM events ORDER BY position"));
    }

    [Fact]
    public async Task Refusals_AreProblems()
    {
        var anonymous = await intake.AnonymousVectorAsync("[]");
        var person = await intake.VectorAsync("[]", Intake.Person);
        var type = await intake.VectorAsync("[]", request: r => r.ContentType = "application/x-protobuf");
        var broken = await intake.VectorAsync("""[{"scope":"use:ide","timestamp":1},{"scope":""");
        var large = await intake.VectorAsync(Compression.Of("gzip", new byte[(4 << 20) + 1]), request: r => r.Headers.ContentEncoding = "gzip");

        Assert.Equal((401, 403, 415, 400, 413), (anonymous.Status, person.Status, type.Status, broken.Status, large.Status));
        Assert.Equal("Bearer", anonymous.Headers.WWWAuthenticate.ToString());
        Assert.Equal("Content-Type 'application/x-protobuf' is not taken here. Send application/json or application/x-ndjson: encoding.codec = \"json\" in Vector's sink.", type.Detail);
        Assert.Equal("The array is not valid JSON, in line 1 at byte 44. Nothing of it was stored.", broken.Detail);
        Assert.Equal(0, await intake.CountAsync());
    }
}
