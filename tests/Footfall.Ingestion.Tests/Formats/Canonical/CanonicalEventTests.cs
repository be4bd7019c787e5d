using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Tests.Formats.Canonical;

/// <summary>Every member of a canonical event, and every reason for which a record is not taken.</summary>
public sealed class CanonicalEventTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private static readonly string[] Texts =
    [
        "org_id", "org_slug", "workspace_id", "project_id", "task_id", "job_id", "user_id", "user_name", "user_email", "session_id", "run_id", "request_id",
        "agent", "package", "function", "level", "client_name", "client_version", "os", "obj_name", "obj_id", "obj_val",
    ];

    private static readonly string[] Ids =
        ["org_id", "workspace_id", "project_id", "task_id", "job_id", "user_id", "session_id", "run_id", "request_id", "obj_id"];

    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FullEvent_FillsEveryColumn()
    {
        var reply = await intake.CanonicalAsync(Fixture.Read("Canonical", "event.json"));

        reply.Is(200, Fixture.Read("Canonical", "event.reply.json"));
        var stored = await intake.SingleAsync();
        Assert.Equal(
            new StoredEvent
            {
                Id = Guid.Parse("0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f"),
                Batch = stored.Batch,
                Position = 0,
                Time = "2026-01-05T09:00:00.123Z",
                Received = "2024-06-03T12:00:10.500Z",
                Scope = "create:project",
                Kind = "audit",
                Source = "server",
                ObjName = "project",
                ObjId = "12",
                ObjVal = "Birds",
                Count = 1,
                Duration = 250,
                OrgId = "7",
                OrgSlug = "acme",
                WorkspaceId = "3",
                ProjectId = "12",
                UserId = "u42",
                UserName = "ann",
                UserEmail = "ann@acme.example",
                SessionId = "s1",
                RunId = "r9",
                RequestId = "6a2b7102",
                Agent = "gpu-3",
                Package = "Chem",
                Function = "Chem:descriptors",
                Level = "info",
                ClientName = "Chrome",
                ClientVersion = "131",
                Os = "Linux",
                Payload = """{"origin":"imported"}""",
            },
            stored);
    }

    [Fact]
    public async Task MinimalEvent_IsAServersAndHasNothingElse()
    {
        await intake.CanonicalAsync("""{"timestamp":"2026-01-05T09:00:00Z","scope":"use:ide"}""");

        var stored = await intake.SingleAsync();
        Assert.Equal(
            new StoredEvent { Id = stored.Id, Batch = stored.Batch, Received = stored.Received, Time = "2026-01-05T09:00:00.000Z", Scope = "use:ide", Kind = "usage", Source = "server" },
            stored);
    }

    [Fact]
    public async Task TextMembers_TakeNumbersToo_AndEmptyOrNullIsNothing()
    {
        foreach (var member in Texts)
        {
            await intake.EmptyAsync();
            await intake.CanonicalAsync($$"""
                {"timestamp":1,"scope":"use:ide","{{member}}":12}
                {"timestamp":2,"scope":"use:ide","{{member}}":18446744073709551616}
                {"timestamp":3,"scope":"use:ide","{{member}}":"grün \ud83d\ude00"}
                {"timestamp":4,"scope":"use:ide","{{member}}":""}
                {"timestamp":5,"scope":"use:ide","{{member}}":null}
                """);

            var column = (await intake.TextAsync($"SELECT {member} FROM events ORDER BY time")).Split('\n');
            Assert.Equal(["12", "18446744073709551616", "grün 😀", "", ""], column.Concat(Enumerable.Repeat("", 5 - column.Length)));
        }
    }

    private static TheoryData<string, string, string> Rejections
    {
        get
        {
            var data = new TheoryData<string, string, string>
            {
                { "5", "invalid_json", "A record must be a JSON object." },
                { "[1]", "invalid_json", "A record must be a JSON object." },
                { Record(""), "missing_scope", "scope is required, for example \"create:project\"." },
                { """{"timestamp":1,"scope":null}""", "missing_scope", "scope is required, for example \"create:project\"." },
                { """{"timestamp":1,"scope":""}""", "missing_scope", "scope is required, for example \"create:project\"." },
                { """{"scope":"use:ide"}""", "missing_timestamp", "timestamp is required, for example \"2026-01-05T09:00:00.123Z\"." },
                { """{"scope":"use:ide","timestamp":null}""", "missing_timestamp", "timestamp is required, for example \"2026-01-05T09:00:00.123Z\"." },
                { Record("""
                    ,"scope":true
                    """), "invalid_field", "scope must be a text." },
                { Good("""
                    ,"count":-1
                    """), "out_of_range", "count must lie between 0 and 4294967295." },
                { Good("""
                    ,"count":4294967296
                    """), "out_of_range", "count must lie between 0 and 4294967295." },
                { Good("""
                    ,"count":1.5
                    """), "invalid_field", "count must be a whole number." },
                { Good("""
                    ,"count":"1"
                    """), "invalid_field", "count must be a number." },
                { Good("""
                    ,"duration":-0.1
                    """), "out_of_range", "duration must lie between 0 and 9007199254740992." },
                { Good("""
                    ,"duration":1e16
                    """), "out_of_range", "duration must lie between 0 and 9007199254740992." },
                { Good("""
                    ,"duration":[1]
                    """), "invalid_field", "duration must be a number." },
                { Good("""
                    ,"source":"mobile"
                    """), "invalid_field", "source 'mobile' must be client or server." },
                { Good("""
                    ,"payload":5
                    """), "invalid_field", "payload must be a JSON object, or a text that holds JSON." },
                { Good("""
                    ,"payload":[1]
                    """), "invalid_field", "payload must be a JSON object, or a text that holds JSON." },
                { Good("""
                    ,"payload":"{"
                    """), "invalid_field", "payload must hold valid JSON." },
                { Good("""
                    ,"payload":"[1]","other":1
                    """), "invalid_field", "payload must be a JSON object when the record has members of other names." },
                { Good("""
                    ,"payload":{"a":"\ud800"}
                    """), "invalid_field", "payload holds text that is not valid Unicode." },
                { Good("""
                    ,"\ud800":1
                    """), "invalid_field", "A member's name is not valid Unicode." },
                { Good($"""
                    ,"id":"{new string('x', 201)}"
                    """), "too_large", "id has 201 characters; 200 are taken." },
                { Good($"""
                    ,"id":{new string('1', 201)}
                    """), "too_large", "id has 201 characters; 200 are taken." },
                { Good("""
                    ,"id":[1]
                    """), "invalid_field", "id must be a text or a whole number." },
                { Good($"""
                    ,"obj_val":"{new string('x', 65537)}"
                    """), "too_large", "obj_val has 65537 characters; 65536 are taken." },
                { Good($$"""
                    ,"payload":{"a":"{{new string('x', 1 << 20)}}"}
                    """), "too_large", "payload has 1048584 bytes; 1048576 are taken." },
                { Good($$"""
                    ,"payload":{{string.Concat(Enumerable.Repeat("{\"a\":", 101))}}1{{new string('}', 101)}}
                    """), "invalid_field", "payload is nested deeper than 100 levels." },
            };
            foreach (var scope in new[] { "use", "use:", ":ide", "Use:ide", "use:ide:x", "use ide", "use:idé", "\\u0000:a", new string('x', 60) + ":" + new string('y', 40) })
            {
                var shown = scope == "\\u0000:a" ? "\0:a" : scope;
                data.Add($$"""{"timestamp":1,"scope":"{{scope}}"}""", "invalid_scope", $"scope '{(shown.Length <= 60 ? shown : shown[..60] + "...")}' must have the form verb:object, of the characters a-z, 0-9 and _, at most 100.");
            }

            foreach (var time in new[] { "\"soon\"", "\"2026-01-05\"", "\"2026-01-05T09:00:00\"", "\"2026-02-30T09:00:00Z\"", "\"2026-01-05T09:00:00Z05:00\"", "\"2026-01-05T09:00:00+5:00\"", "true", "{\"a\":1}", "\"\"", "1767603600000", "-99999999999", "99999999999", "\"\\u0661\"" })
            {
                data.Add($$"""{"scope":"use:ide","timestamp":{{time}}}""", "invalid_timestamp", "timestamp must be RFC 3339, for example \"2026-01-05T09:00:00.123Z\", or Unix seconds.");
            }

            foreach (var time in new[] { "-0.001", "\"1969-12-31T23:59:59.999Z\"", "\"2200-01-01T00:00:00Z\"", "\"2199-12-31T23:30:00-01:00\"", "7258118400" })
            {
                data.Add($$"""{"scope":"use:ide","timestamp":{{time}}}""", "out_of_range", "timestamp must lie between 1970-01-01 and 2200-01-01.");
            }

            foreach (var member in Texts)
            {
                var kind = Ids.Contains(member) ? "a text or a whole number" : "a text";
                data.Add(Good($$""","{{member}}":true"""), "invalid_field", $"{member} must be {kind}.");
                data.Add(Good($$""","{{member}}":{"a":1}"""), "invalid_field", $"{member} must be {kind}.");
                data.Add(Good($$""","{{member}}":"\udc00" """), "invalid_field", $"{member} holds text that is not valid Unicode.");
                if (member != "obj_val")
                {
                    data.Add(Good($$""","{{member}}":"{{new string('x', 1001)}}" """), "too_large", $"{member} has 1001 characters; 1000 are taken.");
                    data.Add(Good($$""","{{member}}":{{new string('1', 1001)}}"""), "too_large", $"{member} has 1001 characters; 1000 are taken.");
                }
            }

            foreach (var id in Ids)
            {
                data.Add(Good($$""","{{id}}":1.5"""), "invalid_field", $"{id} must be a text or a whole number.");
                data.Add(Good($$""","{{id}}":1e3"""), "invalid_field", $"{id} must be a text or a whole number.");
            }

            return data;
        }
    }

    [Fact]
    public async Task Records_ThatBreakARule_AreRejectedAlone_WithReasonAndMessage()
    {
        // Between any two a good one: what a record leaves behind must not reach the next.
        var records = Rejections.Select(r => r.Data).ToList();
        var body = string.Concat(records.Select((r, i) => $"{r.Item1.Trim()}\n{Good($",\"user_id\":{i}")}\n"));

        var reply = await intake.CanonicalAsync(body);

        var rejected = reply.Json["rejected"]!.AsArray();
        var expected = records.Select((r, i) => (r.Item1, 2 * i, r.Item2, r.Item3));
        Assert.Equal(expected, rejected.Select((r, i) => (records[i].Item1, r!["index"]!.GetValue<int>(), r["reason"]!.GetValue<string>(), r["message"]!.GetValue<string>())));
        Assert.Equal((200, records.Count), (reply.Status, reply.Accepted));
        Assert.Equal(records.Select((_, i) => $"{i}"), (await intake.EventsAsync()).Select(e => e.UserId));
    }

    [Theory]
    [InlineData("5", "invalid_json")]
    [InlineData("""{"timestamp":1}""", "missing_scope")]
    [InlineData("""{"timestamp":1,"scope":"use:ide","count":-1}""", "out_of_range")]
    public async Task Request_OfWhichNothingWasTaken_Is400(string record, string reason)
    {
        foreach (var body in new[] { record, $"[{record}]", $"{record}\n{record}" })
        {
            var reply = await intake.CanonicalAsync(body);

            Assert.Equal((400, 0), (reply.Status, reply.Accepted));
            Assert.All(reply.Rejected, r => Assert.Equal(reason, r.Reason));
        }

        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("\"2026-01-05T09:00:00.123Z\"", "2026-01-05T09:00:00.123Z")]
    [InlineData("\"2026-01-05t09:00:00.123456789z\"", "2026-01-05T09:00:00.123Z")]
    [InlineData("\"2026-01-05 09:00:00+05:45\"", "2026-01-05T03:15:00.000Z")]
    [InlineData("\"2026-01-05T09:00:00-00:00\"", "2026-01-05T09:00:00.000Z")]
    [InlineData("\"2016-12-31T23:59:60Z\"", "2016-12-31T23:59:59.999Z")]
    [InlineData("1767603600.9996", "2026-01-05T09:00:00.999Z")]
    [InlineData("\"1767603600.5\"", "2026-01-05T09:00:00.500Z")]
    [InlineData("1.7676036e9", "2026-01-05T09:00:00.000Z")]
    [InlineData("0", "1970-01-01T00:00:00.000Z")]
    [InlineData("\"2199-12-31T23:59:59.999Z\"", "2199-12-31T23:59:59.999Z")]
    public async Task Timestamps_AreRfc3339OrUnixSeconds(string timestamp, string expected)
    {
        await intake.CanonicalAsync($$"""{"scope":"use:ide","timestamp":{{timestamp}}}""");

        Assert.Equal(expected, (await intake.SingleAsync()).Time);
    }

    [Theory]
    [InlineData("""
        "payload":{"a": 1,  "b":[]}
        """, """{"a": 1,  "b":[]}""")]
    [InlineData("""
        "payload":"{\"a\":1}"
        """, """{"a":1}""")]
    [InlineData("""
        "payload":"[1, 2]"
        """, "[1, 2]")]
    [InlineData("""
        "payload":""
        """, "")]
    [InlineData("""
        "payload":null
        """, "")]
    [InlineData("""
        "shoe":{"size":[43,null]},"Scope":"x","payload":{"a":1}
        """, """{"a":1,"shoe":{"size":[43,null]},"Scope":"x"}""")]
    [InlineData("""
        "a":1,"payload":"{\"a\":2}"
        """, """{"a":2}""")]
    [InlineData("""
        "größe":"\u00fc\ud83d\ude00"
        """, """{"größe":"\u00fc\ud83d\ude00"}""")]
    public async Task Payload_IsKeptAsSent_WithMembersOfOtherNames(string members, string expected)
    {
        await intake.CanonicalAsync($$"""{"scope":"use:ide","timestamp":1,{{members}}}""");

        Assert.Equal(expected, (await intake.SingleAsync()).Payload);
    }

    [Theory]
    [InlineData("call:function", """
        "package":"Chem","payload":{"status":"error"}
        """, "function-package", 1)]
    [InlineData("call:function", """
        "payload":{"status":"completed"}
        """, "function", 0)]
    [InlineData("call:function", """
        "package":"Chem","payload":{"kind":"script"}
        """, "script", 0)]
    [InlineData("call:function", """
        "kind":"data-query"
        """, "data-query", 0)]
    [InlineData("send:exception", """
        "source":"client"
        """, "error", 0)]
    [InlineData("log:warning", """
        "source":"ui"
        """, "warning", 0)]
    [InlineData("login:user", """
        "source":"server"
        """, "audit", 0)]
    [InlineData("login:user", """
        "source":"client"
        """, "usage", 0)]
    [InlineData("draw:object", """
        "payload":{"status":"error"}
        """, "usage", 0)]
    public async Task Kind_AndFailure_AreDerived(string scope, string members, string kind, int failed)
    {
        await intake.CanonicalAsync($$"""{"scope":"{{scope}}","timestamp":1,{{members}}}""");

        Assert.Equal((kind, failed), ((await intake.SingleAsync()).Kind, (await intake.SingleAsync()).Failed));
    }

    [Theory]
    [InlineData("""
        "payload":{"request":{"id":"r1"},"request_id":"r2"}
        """, "r1")]
    [InlineData("""
        "payload":{"request":"GET /","request_id":77}
        """, "77")]
    [InlineData("""
        "request_id":"r0","payload":{"request":{"id":"r1"}}
        """, "r0")]
    public async Task RequestId_IsTheMemberElseThePayloads(string members, string expected)
    {
        await intake.CanonicalAsync($$"""{"scope":"use:ide","timestamp":1,{{members}}}""");

        Assert.Equal(expected, (await intake.SingleAsync()).RequestId);
    }

    [Fact]
    public async Task Platform_OfThePayload_FillsWhatMembersLeaveOpen()
    {
        await intake.CanonicalAsync("""{"scope":"load:cvat","timestamp":1,"client_name":"Edge","payload":{"platform":{"name":"Chrome","version":"131","os":"Linux"}}}""");

        var stored = await intake.SingleAsync();
        Assert.Equal(("Edge", "131", "Linux"), (stored.ClientName, stored.ClientVersion, stored.Os));
    }

    [Fact]
    public async Task EscapedNames_AreTheSameNames()
    {
        await intake.CanonicalAsync("""{"\u0073cope":"use:ide","time\u0073tamp":1,"\u0075ser_id":"ann","p\u0061yload":{"a":1}}""");

        Assert.Equal(("use:ide", "ann", """{"a":1}"""), ((await intake.SingleAsync()).Scope, (await intake.SingleAsync()).UserId, (await intake.SingleAsync()).Payload));
    }

    [Fact]
    public async Task MemberTwice_CountsAsSentLast()
    {
        await intake.CanonicalAsync("""{"scope":"use:ide","scope":"use:app","timestamp":1,"timestamp":2,"user_id":"a","user_id":"b","count":1,"count":2,"payload":{"a":1},"payload":{"b":1}}""");

        var stored = await intake.SingleAsync();
        Assert.Equal(("use:app", "1970-01-01T00:00:02.000Z", "b", 2u, """{"b":1}"""), (stored.Scope, stored.Time, stored.UserId, stored.Count, stored.Payload));
    }

    [Fact]
    public async Task NullCharacters_AreKept()
    {
        await intake.CanonicalAsync("""{"scope":"use:ide","timestamp":1,"obj_val":"a\u0000b","user_id":"\u0000","payload":{"a":"\u0000"}}""");

        Assert.Equal(("a\0b", "\0", """{"a":"\u0000"}"""), ((await intake.SingleAsync()).ObjVal, (await intake.SingleAsync()).UserId, (await intake.SingleAsync()).Payload));
    }

    [Fact]
    public async Task Durations_AreCutToWholeMilliseconds_AndCountsMayHaveAZeroFraction()
    {
        await intake.CanonicalAsync("""{"scope":"use:ide","timestamp":1,"duration":250.99,"count":3.0}""");

        Assert.Equal((250UL, 3u), ((await intake.SingleAsync()).Duration, (await intake.SingleAsync()).Count));
    }

    [Fact]
    public void Reasons_AreTheClosedSetOfTheInterface() => Assert.Equal(
        ["excluded", "invalid_field", "invalid_json", "invalid_scope", "invalid_timestamp", "missing_scope", "missing_timestamp", "out_of_range", "scope_not_allowed", "too_large"],
        typeof(RejectionReason).GetFields().Select(f => (string)f.GetValue(null)!).Order(StringComparer.Ordinal));

    private static string Record(string members) => $$"""{"timestamp":1{{members}}}""";

    private static string Good(string members) => Record($",\"scope\":\"use:ide\"{members}");
}
