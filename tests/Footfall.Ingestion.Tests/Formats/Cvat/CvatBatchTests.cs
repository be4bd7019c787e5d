using Footfall.Model;

namespace Footfall.Ingestion.Tests.Formats.Cvat;

/// <summary>What is taken, what the server adds, and what it answers (<c>specs/cvat.md</c> 1.1, 1.3, 1.4).</summary>
public sealed class CvatBatchTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FullEvent_OfAPerson_IsStoredUnderTheAccountAndEchoed()
    {
        var reply = await intake.CvatAsync(Fixture.Read("Cvat", "batch.json"));

        reply.Is(201, Fixture.Read("Cvat", "batch.reply.json"));
        var events = await intake.EventsAsync();
        Assert.Equal(["change:frame", "click:element"], events.Select(e => e.Scope));
        var stored = events[0];
        Assert.Equal(
            stored with
            {
                Position = 0,
                Time = "2024-06-03T12:00:09.684Z",
                Received = "2024-06-03T12:00:10.500Z",
                Kind = "usage",
                Source = "client",
                ObjName = "frame",
                ObjId = "15",
                ObjVal = "12",
                Count = 3,
                Duration = 1200,
                ProjectId = "4",
                TaskId = "5",
                JobId = "6",
                UserId = "7",
                UserName = "ann",
                UserEmail = "ann@acme.example",
                OrgId = "",
                OrgSlug = "",
                Payload = """{"from": 1, "to": 4, "step": 1, "client_id": "gr\u00fcn"}""",
            },
            stored);
    }

    [Fact]
    public async Task EventOfServer_KeepsWhatItSent()
    {
        var reply = await intake.CvatAsync(Fixture.Read("Cvat", "server.json"), Intake.Platform);

        reply.Is(201, Fixture.Read("Cvat", "server.reply.json"));
        var stored = await intake.SingleAsync();
        Assert.Equal(("create:job", "server", "audit", "u42", "bob", "9", "acme"), (stored.Scope, stored.Source, stored.Kind, stored.UserId, stored.UserName, stored.OrgId, stored.OrgSlug));
        Assert.Equal("req-1", stored.RequestId);
    }

    [Theory]
    [InlineData("""{"timestamp": "2024-06-03T12:00:00Z"}""")]
    [InlineData("""{"timestamp": "2024-06-03T12:00:00Z", "events": [], "previous_event": null}""")]
    [InlineData("""{"timestamp": "2024-06-03T12:00:00Z", "organization": 5, "extra": {"deep": [1, 2]}}""")]
    public async Task EmptyBatch_IsTaken(string body) =>
        (await intake.CvatAsync(body)).Is(201, """{"events":[],"previous_event":null,"timestamp":"2024-06-03T12:00:00Z"}""");

    [Fact]
    public async Task MinimalEvent_GetsDefaultsAndTheServersFieldsOnly()
    {
        var reply = await PostAsync("""{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}""");

        Assert.Equal(
            """{"scope":"click:element","source":"client","timestamp":"2024-06-03T12:00:10.500000Z","duration":0,"user_id":7,"user_name":"ann","user_email":"ann@acme.example","org_id":null,"org_slug":null,"payload":"{}"}""",
            reply.Json["events"]![0]!.ToJsonString());
        var stored = await intake.SingleAsync();
        Assert.Equal(("{}", 0UL, null), (stored.Payload, stored.Duration, stored.Count));

        // What the clock correction added stays known.
        Assert.Equal(10_500, stored.Correction);
    }

    [Fact]
    public async Task Identity_IsTheAccounts_WhateverTheClientClaims()
    {
        await PostAsync("""{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "source": "server", "user_id": 1, "user_name": "root", "user_email": "root@x", "org_id": 1, "org_slug": "other"}""");

        var stored = await intake.SingleAsync();
        Assert.Equal(("client", "7", "ann", "ann@acme.example", "", ""), (stored.Source, stored.UserId, stored.UserName, stored.UserEmail, stored.OrgId, stored.OrgSlug));
    }

    [Fact]
    public async Task AccountWithoutUserAndMail_IsNullAndEmpty()
    {
        var reply = await intake.CvatAsync(
            """{"events": [{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}], "timestamp": "2024-06-03T12:00:00Z"}""",
            Intake.Person with { UserId = null, Email = null });

        Assert.Null(reply.Json["events"]![0]!["user_id"]);
        Assert.Equal("", reply.Json["events"]![0]!["user_email"]!.GetValue<string>());
        Assert.Equal("", (await intake.SingleAsync()).UserId);
    }

    [Theory]
    [InlineData("obj_val", "\"  Save \\n\"", "Save")]
    [InlineData("obj_val", "12", "12")]
    [InlineData("obj_val", "12.50", "12.5")]
    [InlineData("obj_val", "1e2", "100.0")]
    [InlineData("obj_val", "1e22", "1e+22")]
    [InlineData("obj_val", "null", "")]
    [InlineData("obj_name", "\"\\ud83d\\ude00 \\u00e9\"", "😀 é")]
    [InlineData("job_id", "\"15\"", "15")]
    [InlineData("job_id", "15.0", "15")]
    [InlineData("job_id", "\" 15 \"", "15")]
    [InlineData("job_id", "\"+015.00\"", "15")]
    [InlineData("job_id", "1e2", "100")]
    [InlineData("job_id", "18446744073709551615", "18446744073709551615")]
    [InlineData("job_id", "null", "")]
    [InlineData("job_id", "-0", "0")]
    [InlineData("payload", "null", "{}")]
    [InlineData("payload", "{\"b\":[1,true,null,\"\\u00e9\\n\"]}", """{"b": [1, true, null, "\u00e9\n"]}""")]
    [InlineData("payload", "\"[1,2]\"", "[1, 2]")]
    [InlineData("payload", "\"{\\\"a\\\":1,\\\"b\\\":1.0,\\\"a\\\":2}\"", """{"a": 2, "b": 1.0}""")]
    [InlineData("payload", "\" 5 \"", "5")]
    [InlineData("payload", "5", "5")]
    public async Task Values_AreReadAsPythonReadsThem(string member, string value, string expected)
    {
        var reply = await PostAsync($$"""{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "{{member}}": {{value}}}""");

        Assert.Equal(201, reply.Status);
        var stored = await intake.SingleAsync();
        Assert.Equal(expected, member switch { "obj_val" => stored.ObjVal, "obj_name" => stored.ObjName, "job_id" => stored.JobId, _ => stored.Payload });
    }

    [Theory]
    [InlineData("2024-06-03T12:00:00Z", "2024-06-03T12:00:10.500Z", "2024-06-03T12:00:10.500000Z")]
    [InlineData("2024-06-03T12:00:00.184999Z", "2024-06-03T12:00:10.684Z", "2024-06-03T12:00:10.684999Z")]
    [InlineData("2024-06-03T12:00:00.5Z", "2024-06-03T12:00:11.000Z", "2024-06-03T12:00:11Z")]
    [InlineData("2024-06-03T12:00:00.123456789Z", "2024-06-03T12:00:10.623Z", "2024-06-03T12:00:10.623456Z")]
    [InlineData("2024-06-03T14:00:00+02:00", "2024-06-03T12:00:10.500Z", "2024-06-03T12:00:10.500000Z")]
    [InlineData("2024-06-03T06:15:00-0545", "2024-06-03T12:00:10.500Z", "2024-06-03T12:00:10.500000Z")]
    [InlineData("2024-06-03T14:00+02", "2024-06-03T12:00:10.500Z", "2024-06-03T12:00:10.500000Z")]
    [InlineData("2024-06-03 12:00:00", "2024-06-03T12:00:10.500Z", "2024-06-03T12:00:10.500000Z")]
    public async Task Times_AreCorrectedByTheClockOfTheBatch(string time, string stored, string echoed)
    {
        var reply = await PostAsync($$"""{"scope": "click:element", "timestamp": "{{time}}"}""");

        Assert.Equal(echoed, reply.Json["events"]![0]!["timestamp"]!.GetValue<string>());
        Assert.Equal(stored, (await intake.SingleAsync()).Time);
    }

    [Theory]
    [InlineData("2000-01-01T00:00:00Z", "1999-12-31T23:59:58Z")]
    [InlineData("2099-06-03T12:00:00+05:30", "2099-06-03T11:59:58+05:30")]
    public async Task ClientClock_WrongByYears_IsRepaired(string sent, string time)
    {
        var reply = await intake.CvatAsync($$"""
            {"events": [{"scope": "click:element", "timestamp": "{{time}}"}], "previous_event": {"scope": "create:anything", "timestamp": "{{time}}"}, "timestamp": "{{sent}}"}
            """);

        Assert.Equal("2024-06-03T12:00:08.500Z", (await intake.SingleAsync()).Time);
        Assert.Equal("2024-06-03T12:00:08.500000Z", reply.Json["previous_event"]!["timestamp"]!.GetValue<string>());
        Assert.Equal(DateTimeOffset.Parse(sent), DateTimeOffset.Parse(reply.Json["timestamp"]!.GetValue<string>()));
    }

    [Fact]
    public async Task PreviousEvent_IsEchoedAsSentButNeitherCheckedForScopeNorStored()
    {
        var reply = await intake.CvatAsync("""
            {"previous_event": {"scope": "send:working_time", "timestamp": "2024-06-03T11:59:00Z", "payload": "not json", "source": "server", "user_id": 3},
             "timestamp": "2024-06-03T12:00:00Z"}
            """);

        reply.Is(201, """
            {"events": [], "previous_event": {"scope": "send:working_time", "source": "server", "timestamp": "2024-06-03T11:59:10.500000Z", "duration": 0, "user_id": 3, "payload": "not json"},
             "timestamp": "2024-06-03T12:00:00Z"}
            """);
        Assert.Equal(0, await intake.CountAsync());
    }

    [Fact]
    public async Task Events_KeepTheOrderSent()
    {
        var events = string.Join(", ", Enumerable.Range(0, 300).Select(i => $$"""{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "obj_val": "{{i}}"}"""));

        await PostAsync(events);

        var stored = await intake.EventsAsync();
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), stored.Select(e => e.ObjVal));
        Assert.Single(stored.Select(e => e.Batch).Distinct());
        Assert.Equal(300, stored.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task MemberTwice_CountsAsSentLast()
    {
        var reply = await PostAsync("""{"scope": "draw:object", "scope": "click:element", "timestamp": "soon", "timestamp": "2024-06-03T12:00:00Z", "count": "x", "count": 2}""");

        Assert.Equal(201, reply.Status);
        Assert.Equal(("click:element", 2u), ((await intake.SingleAsync()).Scope, (await intake.SingleAsync()).Count));
    }

    [Fact]
    public async Task PayloadFacts_FillColumns()
    {
        await PostAsync("""
            {"scope": "load:cvat", "timestamp": "2024-06-03T12:00:00Z", "payload": "{\"platform\": {\"engine\": \"Blink\", \"name\": \"Chrome\", \"version\": 125, \"os\": \"Linux\"}, \"request\": {\"id\": \"r-1\"}}"}
            """);

        var stored = await intake.SingleAsync();
        Assert.Equal(("Chrome", "125", "Linux", "r-1"), (stored.ClientName, stored.ClientVersion, stored.Os, stored.RequestId));
    }

    [Theory]
    [InlineData("\"007\"", "007")]
    [InlineData("7", "7")]
    [InlineData("7.0", "7")]
    [InlineData("\" a-b \"", "a-b")]
    [InlineData("\"-5\"", "-5")]
    [InlineData("\"99999999999999999999999999\"", "99999999999999999999999999")]
    [InlineData("\"6a2b7102-0000-4000-8000-000000000000\"", "6a2b7102-0000-4000-8000-000000000000")]
    public async Task TextIds_OfAServer_StayAsSent(string id, string expected)
    {
        var reply = await PostAsync($$"""{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z", "job_id": {{id}}}""", Intake.Platform);

        Assert.Equal(expected, (await intake.SingleAsync()).JobId);
        Assert.Equal(expected, reply.Json["events"]![0]!["job_id"]!.ToString());
    }

    [Fact]
    public async Task Server_MaySendAnyWellFormedScope_AndNothingElse()
    {
        Assert.Equal(201, (await PostAsync("""{"scope": "any_verb2:thing_3", "timestamp": "2024-06-03T12:00:00Z"}""", Intake.Platform)).Status);
        (await PostAsync("""{"scope": "Create:Job", "timestamp": "2024-06-03T12:00:00Z"}""", Intake.Platform))
            .Is(400, """{"scope":"Event scope **Create:Job** is not of the form verb:object"}""");
        (await PostAsync("""{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z", "source": "mobile"}""", Intake.Platform))
            .Is(400, """{"events":[{"source":["\"mobile\" is not a valid choice."]}]}""");
    }

    [Theory]
    [InlineData("\"ui\"", "client")]
    [InlineData("\"client\"", "client")]
    [InlineData("\"server\"", "server")]
    [InlineData("null", "server")]
    public async Task SourceOfAServer_IsKept(string source, string expected)
    {
        await PostAsync($$"""{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z", "source": {{source}}}""", Intake.Platform);

        Assert.Equal(expected, (await intake.SingleAsync()).Source);
    }

    [Fact]
    public async Task SameContentAgain_HasTheSameIds_AlsoWhenTheClockWentOn()
    {
        const string events = """{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}, {"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}""";
        await using var own = new Intake();
        await own.InitializeAsync();
        await own.CvatAsync(Body(events));
        own.Time.Advance(TimeSpan.FromSeconds(3));
        await own.CvatAsync(Body(events));
        await own.CvatAsync(Body(events), Intake.Person with { Owner = "account:2" });

        var ids = (await own.EventsAsync()).GroupBy(e => e.Id).Select(g => g.Count()).Order();

        // Those of the second request were repeats of the first one's.
        Assert.Equal([1, 1, 1, 1], ids);
    }

    [Fact]
    public void ClientScopes_AreTheListOfTheDocument()
    {
        Assert.Equal(31, new Ingestion.Formats.Cvat.CvatOptions().ClientScopes.Count);
        Assert.All(new Ingestion.Formats.Cvat.CvatOptions().ClientScopes, s => Assert.True(Scope.IsValid(s)));
    }

    private Task<Reply> PostAsync(string events, Caller? caller = null) =>
        intake.CvatAsync(Body(events), caller);

    private static string Body(string events) => $$"""{"events": [{{events}}], "timestamp": "2024-06-03T12:00:00Z"}""";
}
