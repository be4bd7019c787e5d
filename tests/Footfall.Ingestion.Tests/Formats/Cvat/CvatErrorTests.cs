namespace Footfall.Ingestion.Tests.Formats.Cvat;

/// <summary>Every rule of <c>specs/cvat.md</c> 1.1 and 1.5 broken once: status, body word for word, and nothing stored.</summary>
public sealed class CvatErrorTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private const string Good = """{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}""";
    private const string BadTime = "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string, string> Batches => new()
    {
        { "{}", """{"timestamp":["This field is required."]}""" },
        { """{"timestamp": null}""", """{"timestamp":["This field may not be null."]}""" },
        { """{"timestamp": 1717416000}""", $$"""{"timestamp":["{{BadTime}}"]}""" },
        { """{"timestamp": "2024-06-03"}""", $$"""{"timestamp":["{{BadTime}}"]}""" },
        { """{"timestamp": ["2024-06-03T12:00:00Z"]}""", $$"""{"timestamp":["{{BadTime}}"]}""" },
        { "[]", """{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}""" },
        { "\"x\"", """{"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}""" },
        { "12", """{"non_field_errors":["Invalid data. Expected a dictionary, but got int."]}""" },
        { "true", """{"non_field_errors":["Invalid data. Expected a dictionary, but got bool."]}""" },
        { Batch("{}"), """{"events":{"non_field_errors":["Expected a list of items but got type \"dict\"."]}}""" },
        { Batch("\"x\""), """{"events":{"non_field_errors":["Expected a list of items but got type \"str\"."]}}""" },
        { Batch("null"), """{"events":["This field may not be null."]}""" },
        { Batch("[\"x\"]"), """{"events":[{"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}]}""" },
        { Batch($"[{Good}, [1], {Good}]"), """{"events":[{},{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]},{}]}""" },
        { Batch("[" + Good + """, {"timestamp": "2024-06-03T12:00:00Z"}]"""), """{"events":[{},{"scope":["This field is required."]}]}""" },
        { Batch("[{}]"), """{"events":[{"scope":["This field is required."],"timestamp":["This field is required."]}]}""" },
        { Batch("[]", "{}"), """{"previous_event":{"scope":["This field is required."],"timestamp":["This field is required."]}}""" },
        { Batch("[]", "[]"), """{"previous_event":{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}}""" },
        { Batch("[]", """{"scope": "x:y", "timestamp": "soon"}"""), $$$"""{"previous_event":{"timestamp":["{{{BadTime}}}"]}}""" },
        {
            """{"events": [{}], "previous_event": {}}""",
            """
            {"events":[{"scope":["This field is required."],"timestamp":["This field is required."]}],
             "previous_event":{"scope":["This field is required."],"timestamp":["This field is required."]},
             "timestamp":["This field is required."]}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public async Task Batch_ThatBreaksARule_IsRefusedWhole(string body, string expected)
    {
        var reply = await intake.CvatAsync(body);

        reply.Is(400, expected);
        Assert.Equal("application/vnd.cvat+json", reply.Headers.ContentType);
        Assert.Equal(0, await intake.CountAsync());
    }

    public static TheoryData<string, string, string> Members
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var text in new[] { "scope", "obj_name", "obj_val", "source", "user_name", "user_email", "org_slug", "payload" })
            {
                data.Add(text, "\"\"", "This field may not be blank.");
                data.Add(text, "\" \\t\\n\"", "This field may not be blank.");
                data.Add(text, "true", "Not a valid string.");
                data.Add(text, "[]", "Not a valid string.");
                data.Add(text, "\"a\\u0000b\"", "Null characters are not allowed.");
                if (text != "payload")
                {
                    data.Add(text, "{}", "Not a valid string.");
                }
            }

            foreach (var number in new[] { "obj_id", "count", "duration", "project_id", "task_id", "job_id", "user_id", "org_id" })
            {
                data.Add(number, "\"abc\"", "A valid integer is required.");
                data.Add(number, "15.5", "A valid integer is required.");
                data.Add(number, "\"15.5\"", "A valid integer is required.");
                data.Add(number, "\"\"", "A valid integer is required.");
                data.Add(number, "true", "A valid integer is required.");
                data.Add(number, "[1]", "A valid integer is required.");
                data.Add(number, $"\"{new string('1', 1001)}\"", "String value too large.");
                data.Add(number, "-1", "Ensure this value is greater than or equal to 0.");
                data.Add(number, "18446744073709551616", $"Ensure this value is less than or equal to {Largest(number)}.");
            }

            data.Add("scope", "null", "This field may not be null.");
            data.Add("duration", "null", "This field may not be null.");
            data.Add("timestamp", "null", "This field may not be null.");
            foreach (var time in new[] { "\"2024-06-03\"", "1717416000", "\"\"", "\"2024-06-03T25:00:00Z\"", "\"2024-06-31T12:00:00Z\"", "\"2024-06-03T12:00:00+24:00\"", "{}" })
            {
                data.Add("timestamp", time, BadTime);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Member_OfTheWrongType_IsNamedWithItsEvent(string member, string value, string message)
    {
        var bad = member is "scope" ? $$"""{"timestamp": "2024-06-03T12:00:00Z", "scope": {{value}}}"""
            : member is "timestamp" ? $$"""{"scope": "click:element", "timestamp": {{value}}}"""
            : $$"""{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "{{member}}": {{value}}}""";

        var reply = await intake.CvatAsync(Batch($"[{Good}, {bad}]"));

        reply.Is(400, $$"""{"events":[{},{"{{member}}":["{{message}}"]}]}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("create:job")]
    [InlineData("send:working_time")]
    [InlineData("load:workspace")]
    [InlineData("click:Element")]
    public async Task Scope_OfAServer_RefusesTheWholeBatch(string scope)
    {
        var reply = await intake.CvatAsync(Batch($$"""[{{Good}}, {"scope": "{{scope}}", "timestamp": "2024-06-03T12:00:00Z"}]"""));

        reply.Is(400, $$"""{"scope":"Event scope **{{scope}}** is not allowed from client"}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{} x")]
    [InlineData("{'a': 1}")]
    [InlineData("\\ud800")]
    public async Task Payload_ThatIsNotJson_RefusesTheWholeBatch(string payload)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(payload);

        var reply = await intake.CvatAsync(Batch($$"""[{{Good}}, {"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "payload": {{text}}}]"""));

        reply.Is(400, """{"payload":"JSON payload is not valid in passed event"}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    [Fact]
    public async Task Rules_AreCheckedTypesFirst_ThenEventByEventScopeBeforePayload()
    {
        const string badPayload = """{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "payload": "{"}""";
        const string badScope = """{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z"}""";
        const string badBoth = """{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z", "payload": "{"}""";
        const string badType = """{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z", "payload": "{", "count": "x"}""";

        (await intake.CvatAsync(Batch($"[{badScope}, {badType}]"))).Is(400, """{"events":[{},{"count":["A valid integer is required."]}]}""");
        (await intake.CvatAsync(Batch($"[{badPayload}, {badScope}]"))).Is(400, """{"payload":"JSON payload is not valid in passed event"}""");
        (await intake.CvatAsync(Batch($"[{badScope}, {badPayload}]"))).Is(400, """{"scope":"Event scope **create:job** is not allowed from client"}""");
        (await intake.CvatAsync(Batch($"[{badBoth}]"))).Is(400, """{"scope":"Event scope **create:job** is not allowed from client"}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"timestamp\": \"2024-06-03T12:00:00Z\"} x")]
    [InlineData("{\"timestamp\": \"2024-06-03T12:00:00Z\",}")]
    [InlineData("{\"events\": [")]
    [InlineData("{\"timestamp\": NaN}")]
    public async Task Body_ThatIsNotJson_IsAParseError(string body)
    {
        var reply = await intake.CvatAsync(body);

        Assert.Equal(400, reply.Status);
        Assert.StartsWith("JSON parse error - ", reply.Detail);
    }

    [Fact]
    public async Task Body_NestedTooDeep_IsToldSo() =>
        Assert.Equal("JSON parse error - The body is nested deeper than 512 levels.", (await intake.CvatAsync($"{{\"events\":{new string('[', 600)}{new string(']', 600)}}}")).Detail);

    [Theory]
    [InlineData("{\"ti\\ud800me\": 1, \"timestamp\": \"2024-06-03T12:00:00Z\"}", 201)]
    [InlineData("{\"timestamp\": \"2024-06-03T12:00:00Z\", \"events\": [{\"a\\ud800\": 1, \"scope\": \"click:element\", \"timestamp\": \"2024-06-03T12:00:00Z\"}]}", 201)]
    [InlineData("{\"timestamp\": \"2024-06-03T12:00:00Z\", \"events\": [{\"obj_val\": \"\\udc00\", \"scope\": \"click:element\", \"timestamp\": \"2024-06-03T12:00:00Z\"}]}", 400)]
    public async Task HalfSurrogates_AreParseErrorsInValuesAndUnknownAsNames(string body, int status) =>
        Assert.Equal(status, (await intake.CvatAsync(body)).Status);

    [Fact]
    public async Task InvalidUtf8_AnywhereInTheBody_IsAParseError()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(Batch("""[{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z", "obj_val": "@", "@": "@", "payload": {"@": "@"}}]"""));
        foreach (var at in Enumerable.Range(0, body.Length).Where(i => body[i] == '@'))
        {
            var broken = (byte[])body.Clone();
            broken[at] = 0xFF;

            var reply = await intake.CvatAsync(broken);

            Assert.Equal(400, reply.Status);
            Assert.StartsWith("JSON parse error - ", reply.Detail);
        }

        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("0002-01-01T00:00:00Z", "9998-12-31T00:00:00Z")]
    [InlineData("9998-01-01T00:00:00Z", "0002-12-31T00:00:00Z")]
    [InlineData("2024-06-03T12:00:00Z", "1969-12-31T23:59:49Z")]
    [InlineData("2024-06-03T12:00:00Z", "2200-01-01T00:00:00Z")]
    public async Task CorrectedTime_BeyondWhatIsKept_IsRefused(string sent, string time)
    {
        var reply = await intake.CvatAsync($$"""{"events": [{{Good}}, {"scope": "click:element", "timestamp": "{{time}}"}], "timestamp": "{{sent}}"}""");

        Assert.Equal(400, reply.Status);
        Assert.Equal("Datetime value out of range.", Assert.Single(reply.Json["events"]!.AsArray().SelectMany(e => e!.AsObject()).Select(m => m.Value![0]!.GetValue<string>()).Distinct()));
        Assert.Equal(0, await intake.CountAsync());
    }

    [Fact]
    public async Task CorrectedTime_OfThePreviousEvent_ThatNoDateHolds_IsRefusedBeforeAnythingIsStored()
    {
        var reply = await intake.CvatAsync("""
            {"events": [{"scope": "click:element", "timestamp": "0002-01-01T00:00:00Z"}],
             "previous_event": {"scope": "click:element", "timestamp": "9998-12-31T00:00:00Z"}, "timestamp": "0002-01-01T00:00:00Z"}
            """);

        reply.Is(400, """{"previous_event":{"timestamp":["Datetime value out of range."]}}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    private static string Batch(string events, string previous = "null") =>
        $$"""{"events": {{events}}, "previous_event": {{previous}}, "timestamp": "2024-06-03T12:00:00Z"}""";

    private static string Largest(string number) => number switch
    {
        "count" => "4294967295",
        "duration" => "9007199254740992",
        _ => "18446744073709551615",
    };
}
