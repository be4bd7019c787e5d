using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Model;

namespace Footfall.Ingestion.Tests.Privacy;

/// <summary>Events as a whole: payloads stay JSON, ids stay ids, users' addresses go by their setting.</summary>
public sealed class EventScrubberTests
{
    [Theory]
    [InlineData("""{"user":{"password":"x","n":1}}""", """{"user":{"password":"[key]","n":1}}""", "payload.user.password")]
    [InlineData("""{"headers": {"Set-Cookie": ["a=1", "b=2"]}, "z": 1}""", """{"headers": {"Set-Cookie": "[key]"}, "z": 1}""", "payload.headers.Set-Cookie")]
    [InlineData("""{"pass\u0077ord":"x"}""", """{"pass\u0077ord":"[key]"}""", "payload.password")]
    [InlineData("""{"notes":["to ann\u0040acme.example","ok"]}""", """{"notes":["to [mail]","ok"]}""", "payload.notes")]
    [InlineData("""{"note":"line\nann@acme.example\n\"quoted\""}""", """{"note":"line\n[mail]\n\"quoted\""}""", "payload.note")]
    [InlineData("""{"ann@acme.example":3}""", """{"[mail]":3}""", "payload.ann@acme.example")]
    [InlineData("""{"card":4111111111111111}""", """{"card":"[card]"}""", "payload.card")]
    [InlineData("""{"body":"{\"otp\":1,\"to\":\"a@b.example\"}"}""", """{"body":"{\"otp\":\"[key]\",\"to\":\"[mail]\"}"}""", "payload.body.otp")]
    [InlineData("""{"peer":"203.0.113.77"}""", """{"peer":"203.0.113.0"}""", "payload.peer")]
    [InlineData("""["ann@acme.example"]""", """["[mail]"]""", "payload")]
    [InlineData("""{"bad":"\ud800 ann@acme.example"}""", "{\"bad\":\"\\uFFFD [mail]\"}", "payload.bad")]
    public void Payload_IsScrubbed_AndStaysJson(string payload, string expected, string place)
    {
        var tally = new ScrubTally(keepPlaces: true);
        var scrubbed = Scrub(Some(payload), tally: tally).Payload!;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(scrubbed)), scrubbed);
        Assert.Equal(place, tally.Places[0].Place);
    }

    [Theory]
    [InlineData("""{"version":"1.2.3.4","client_version":"10.0.0.1","build":"1.2.3.4"}""")]
    [InlineData("""{"customer_id":"ann@acme.example","orderId":4111111111111111,"id":"203.0.113.7","member":"ann@acme.example"}""")]
    [InlineData("""{"has_password":true,"token":null,"secret":false,"cookie":""}""")]
    [InlineData("""{"tokens":12,"max_tokens":4096,"tokenizer":"bpe","secretary":"ann","path":"Tools / Password manager"}""")]
    [InlineData("""{"at":"2024-06-03T12:30:45Z","ms":1717416010500,"hex":"deadbeef41111111","ua":"Chrome/120.0.0.0","x":0.4111111111111111}""")]
    [InlineData("""{"text":"quote \" and \\ and \u00e9","password":"[key]"}""")]
    public void OrdinaryPayload_StaysCharacterForCharacter(string payload)
    {
        var e = Some(payload);

        Assert.Same(e.Payload, Scrub(e).Payload);
    }

    [Fact]
    public void FreeFields_AreScrubbed_AndIdsAreNot()
    {
        const string Mail = "ann@acme.example";
        var e = Some(null) with
        {
            ObjName = Mail, ObjVal = Mail, Function = Mail, ClientName = Mail, Os = "203.0.113.7", ClientVersion = "203.0.113.7",
            ObjId = Mail, UserId = Mail, OrgId = Mail, OrgSlug = Mail, WorkspaceId = Mail, ProjectId = Mail, TaskId = Mail, JobId = Mail,
            SessionId = Mail, RunId = Mail, RequestId = Mail, Agent = "203.0.113.7", Package = Mail,
        };

        var expected = e with { ObjName = "[mail]", ObjVal = "[mail]", Function = "[mail]", ClientName = "[mail]", Os = "203.0.113.0" };
        Assert.Equal(expected, Scrub(e));
    }

    [Theory]
    [InlineData(UserEmailTreatment.Keep, "ann@acme.example", "ann@acme.example", "ann@acme.example")]
    [InlineData(UserEmailTreatment.Domain, "[mail]@acme.example", "[mail]@acme.example", "[mail]@acme.example")]
    [InlineData(UserEmailTreatment.Drop, null, "[mail]", null)]
    public void UsersAddresses_GoByTheirSetting(UserEmailTreatment treatment, string? field, string inPayload, string? value)
    {
        var e = Some("""{"email":"ann@acme.example","note":"of bob@acme.example"}""") with { Scope = "create:user", UserEmail = "ann@acme.example", UserName = "ann", ObjVal = "ann@acme.example" };

        var scrubbed = Scrub(e, new PrivacyOptions { UserEmail = treatment });

        Assert.Equal((field, "ann", value), (scrubbed.UserEmail, scrubbed.UserName, scrubbed.ObjVal));
        Assert.Equal($$"""{"email":"{{inPayload}}","note":"of [mail]"}""", scrubbed.Payload);
    }

    [Fact]
    public void Update_OfASecretField_LosesItsValue()
    {
        var e = Some(null) with { Scope = "update:user", ObjName = "password", ObjVal = "hunter2" };

        Assert.Equal("[key]", Scrub(e).ObjVal);
    }

    [Fact]
    public void KeepKeys_AreNeverLookedAt()
    {
        var e = Some("""{"csrf_token":"abc","contact":"ann@acme.example"}""");

        Assert.Same(e.Payload, Scrub(e, new PrivacyOptions { KeepKeys = ["csrf_token", "contact"] }).Payload);
    }

    [Theory]
    [InlineData("""{"scope":"x","user_id":"ann@acme.example","obj_val":"to ann@acme.example","payload":{"password":"x"}}""", """{"scope":"x","user_id":"ann@acme.example","obj_val":"to [mail]","payload":{"password":"[key]"}}""")]
    [InlineData("""{"scope":"create:user","payload":{"email":"ann@acme.example"},"token":"abc"}""", """{"scope":"create:user","payload":{"email":"ann@acme.example"},"token":"[key]"}""")]
    [InlineData("""{"scope":"x","password":"hunter2" ann@acme.example""", """{"scope":"x","password":"[key]" [mail]""")]
    public void RejectedRecord_IsScrubbed_EvenWhenItIsNoJson(string content, string expected) =>
        Assert.Equal(expected, Standard().ScrubRecord(content, new ScrubTally()));

    [Fact]
    public void AnyJson_StaysJson()
    {
        string[] bits = ["\"", "\\", "\\\"", "\\n", "\\u0040", "@", "ann@acme.example", "password", "token", "=", ":", "4111111111111111", "203.0.113.7", "2001:db8::1", "{", "}", "[", "]", ",", " ", "Bearer abcdef0123456789abcdef", "é", "\\ud800", "eyJ", "x"];
        var random = new Random(20241123);
        var scrubber = Standard();
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => bits[random.Next(bits.Length)]));
            var json = random.Next(3) == 0 ? text : JsonSerializer.Serialize(new Dictionary<string, object> { [bits[random.Next(bits.Length)]] = text, ["a"] = new[] { text } });
            var once = scrubber.Scrub(Some(json), new ScrubTally()).Payload!;
            if (IsJson(json))
            {
                Assert.True(IsJson(once), $"{json}\nbecame\n{once}");
            }
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Event Some(string? payload) => new() { Id = Guid.Empty, Time = DateTimeOffset.UnixEpoch, Scope = "click:element", Payload = payload };

    private static Scrubber Standard() => new(new PrivacyOptions(), new PrivacyCounters());

    private static Event Scrub(Event e, PrivacyOptions? options = null, ScrubTally? tally = null) =>
        new Scrubber(options ?? new PrivacyOptions(), new PrivacyCounters()).Scrub(e, tally ?? new ScrubTally());
}
