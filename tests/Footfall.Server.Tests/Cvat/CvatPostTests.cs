using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Cvat;

/// <summary><c>POST /api/events</c> over real HTTP, as a person by Basic and as the platform with a token (<c>specs/cvat.md</c> 1 and its decisions).</summary>
public sealed class CvatPostTests : IAsyncLifetime
{
    private const string Good = """{"scope": "click:element", "timestamp": "2024-06-03T12:00:00Z"}""";
    private const string BadTime = "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2024-06-03T12:00:10.5Z", CultureInfo.InvariantCulture));
    private TestServer _server = null!;
    private HttpClient _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time);
        _platform = await _server.IngestAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Rows of 1.5 that both callers get alike: body, status, answer.</summary>
    private static (string Body, int Status, string Answer)[] Rules =>
    [
        ("{}", 400, """{"timestamp":["This field is required."]}"""),
        ("""{"timestamp": null}""", 400, """{"timestamp":["This field may not be null."]}"""),
        (Batch("null"), 400, """{"events":["This field may not be null."]}"""),
        ("[]", 400, """{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}"""),
        (Batch("{}"), 400, """{"events":{"non_field_errors":["Expected a list of items but got type \"dict\"."]}}"""),
        (Batch("[\"x\"]"), 400, """{"events":[{"non_field_errors":["Invalid data. Expected a dictionary, but got str."]}]}"""),
        (Batch($$"""[{{Good}}, {"timestamp": "2024-06-03T12:00:00Z"}]"""), 400, """{"events":[{},{"scope":["This field is required."]}]}"""),
        (Event("\"obj_val\": \" \""), 400, """{"events":[{"obj_val":["This field may not be blank."]}]}"""),
        (Event("\"payload\": [1]"), 400, """{"events":[{"payload":["Not a valid string."]}]}"""),
        (Event("\"count\": \"abc\""), 400, """{"events":[{"count":["A valid integer is required."]}]}"""),
        (Event("\"count\": 15.5"), 400, """{"events":[{"count":["A valid integer is required."]}]}"""),
        (Event("\"duration\": null"), 400, """{"events":[{"duration":["This field may not be null."]}]}"""),
        (Event("\"duration\": -1"), 400, """{"events":[{"duration":["Ensure this value is greater than or equal to 0."]}]}"""),
        (Event("\"count\": 4294967296"), 400, """{"events":[{"count":["Ensure this value is less than or equal to 4294967295."]}]}"""),
        (Event("\"timestamp\": \"2024-06-03\""), 400, $$"""{"events":[{"timestamp":["{{BadTime}}"]}]}"""),
        ("""{"timestamp": 1717416000}""", 400, $$"""{"timestamp":["{{BadTime}}"]}"""),
        ("""{"previous_event": {}, "timestamp": "2024-06-03T12:00:00Z"}""", 400, """{"previous_event":{"scope":["This field is required."],"timestamp":["This field is required."]}}"""),
        (Event("\"payload\": \"{\""), 400, """{"payload":"JSON payload is not valid in passed event"}"""),
        ("""{"timestamp": "2024-06-03T12:00:00Z"}""", 201, """{"events":[],"previous_event":null,"timestamp":"2024-06-03T12:00:00Z"}"""),
    ];

    [Fact]
    public async Task Rule_ThatIsBroken_IsAnsweredAlikeToBothCallers_AndNothingIsStored()
    {
        foreach (var (body, status, expected) in Rules)
        {
            foreach (var client in new[] { _server.Admin, _platform })
            {
                var answer = await client.SendAsync("POST", "/api/events", body);

                Assert.True(status == (int)answer.StatusCode && JsonNode.DeepEquals(JsonNode.Parse(expected), await answer.JsonAsync()), $"{body} gave {(int)answer.StatusCode} {await answer.JsonAsync()}");
                Assert.Equal("application/vnd.cvat+json", answer.Content.Headers.ContentType!.MediaType);
                Assert.True(answer.Headers.Contains("X-Request-Id"));
            }
        }

        Assert.Equal("0", await _server.ScalarAsync("SELECT count() FROM events"));
    }

    [Theory]
    [InlineData("\"scope\": \"create:job\"", 400, """{"scope":"Event scope **create:job** is not allowed from client"}""", 201, "")]
    [InlineData("\"scope\": \"send:working_time\"", 400, """{"scope":"Event scope **send:working_time** is not allowed from client"}""", 201, "")]
    [InlineData("\"scope\": \"nonsense\"", 400, """{"scope":"Event scope **nonsense** is not allowed from client"}""", 400, """{"scope":"Event scope **nonsense** is not of the form verb:object"}""")]
    [InlineData("\"job_id\": \"j-7\"", 400, """{"events":[{"job_id":["A valid integer is required."]}]}""", 201, "")]
    [InlineData("\"source\": \"robot\"", 201, "", 400, """{"events":[{"source":["\"robot\" is not a valid choice."]}]}""")]
    public async Task Rule_ThatTellsTheCallersApart(string member, int person, string personAnswer, int platform, string platformAnswer)
    {
        foreach (var (client, status, expected) in new[] { (_server.Admin, person, personAnswer), (_platform, platform, platformAnswer) })
        {
            var answer = await client.SendAsync("POST", "/api/events", Event(member));

            Assert.Equal(status, (int)answer.StatusCode);
            if (status == 400)
            {
                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), await answer.JsonAsync()), (await answer.JsonAsync()).ToJsonString());
            }
        }

        Assert.Equal((person == 201 ? 1 : 0) + (platform == 201 ? 1 : 0), int.Parse(await _server.ScalarAsync("SELECT count() FROM events")));
    }

    [Fact]
    public async Task Surroundings_ThatAreWrong_AreAnsweredInCvatsWords()
    {
        using var wrongToken = _server.Client(new("Token", "wrong"));
        using var wrongPassword = _server.Client(new("Basic", Convert.ToBase64String("admin:wrong"u8)));

        await IsAsync(await _server.Anonymous.SendAsync("POST", "/api/events", "{}"), 401, "Authentication credentials were not provided.");
        await IsAsync(await wrongToken.SendAsync("POST", "/api/events", "{}"), 401, "Invalid token.");
        await IsAsync(await wrongPassword.SendAsync("POST", "/api/events", "{}"), 401, "Invalid username/password.");
        await IsAsync(await _server.Admin.SendAsync("POST", "/api/events", "a=b", "application/x-www-form-urlencoded"), 415, "Unsupported media type \"application/x-www-form-urlencoded\" in request.");
        await IsAsync(await _server.Admin.SendAsync("POST", "/api/events?org=nowhere", Batch("[]")), 404, "nowhere organization does not exist.");
        await IsAsync(await _server.Admin.SendAsync("POST", "/api/events?org_id=77", Batch("[]")), 404, "77 organization does not exist.");
        var broken = await _server.Admin.SendAsync("POST", "/api/events", "{");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.StartsWith("JSON parse error - ", (string?)(await broken.JsonAsync())["detail"]);
        var contradiction = await _server.Admin.SendAsync("POST", "/api/events?org_id=1&org=acme", Batch("[]"));
        Assert.Equal(HttpStatusCode.BadRequest, contradiction.StatusCode);
        Assert.Single((await contradiction.JsonAsync()).AsArray());
        var unauthorized = await _server.Anonymous.SendAsync("POST", "/api/events", "{}");
        Assert.Equal("Token", unauthorized.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task Person_GetsTheirIdentityTheClockAndTheSourceSet_AndTheBatchBack()
    {
        const string Claims = """{"scope": "click:element", "timestamp": "2024-06-03T11:59:59.184999+00:00", "user_id": 7, "user_name": "eve", "org_slug": "x", "source": "server", "job_id": "15", "payload": "{\"a\":\"ü\"}", "unknown": 1}""";

        var answer = await _server.Admin.SendAsync("POST", "/api/events", $$"""{"events": [{{Claims}}], "previous_event": {"scope": "any:thing", "timestamp": "2024-06-03T11:59:00Z"}, "timestamp": "2024-06-03T12:00:00Z"}""");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var expected = JsonNode.Parse(
            """
            {"events": [{"scope": "click:element", "source": "client", "timestamp": "2024-06-03T12:00:09.684999Z", "duration": 0, "job_id": 15,
              "user_id": null, "user_name": "admin", "user_email": "", "org_id": null, "org_slug": null, "payload": "{\"a\": \"\\u00fc\"}"}],
             "previous_event": {"scope": "any:thing", "timestamp": "2024-06-03T11:59:10.500000Z", "duration": 0}, "timestamp": "2024-06-03T12:00:00Z"}
            """);
        Assert.True(JsonNode.DeepEquals(expected, await answer.JsonAsync()), (await answer.JsonAsync()).ToJsonString());
        Assert.Equal(
            "click:element\tclient\t2024-06-03T12:00:09.684Z\t15\t\tadmin\t",
            await _server.ScalarAsync("SELECT scope, source, time, job_id, user_id, user_name, org_slug FROM events"));
    }

    [Fact]
    public async Task Platform_KeepsWhatItSent()
    {
        const string Sent = """{"scope": "create:job", "timestamp": "2024-06-03T12:00:00Z", "user_id": "u7", "user_name": "eve", "org_id": 3, "org_slug": "acme", "source": "client", "job_id": "j-15"}""";

        var answer = await _platform.SendAsync("POST", "/api/events", Batch($"[{Sent}]"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("create:job\tclient\tj-15\tu7\teve\t3\tacme", await _server.ScalarAsync("SELECT scope, source, job_id, user_id, user_name, org_id, org_slug FROM events"));
        Assert.Equal(HttpStatusCode.Created, (await _server.Admin.SendAsync("POST", "/api/events?org=acme", Batch($"[{Good}]"))).StatusCode);
        Assert.Equal("3\tacme", await _server.ScalarAsync("SELECT org_id, org_slug FROM events WHERE scope = 'click:element'"));
    }

    private static async Task IsAsync(HttpResponseMessage answer, int status, string detail)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(detail, (string?)(await answer.JsonAsync())["detail"]);
        Assert.Single((await answer.JsonAsync()).AsObject());
    }

    private static string Batch(string events) => $$"""{"events": {{events}}, "timestamp": "2024-06-03T12:00:00Z"}""";

    /// <summary>A batch of one event with one more member, or with one replaced.</summary>
    private static string Event(string member)
    {
        var scope = member.StartsWith("\"scope\"") ? "" : "\"scope\": \"click:element\", ";
        var time = member.StartsWith("\"timestamp\"") ? "" : "\"timestamp\": \"2024-06-03T12:00:00Z\", ";
        return Batch($"[{{{scope}{time}{member}}}]");
    }
}
