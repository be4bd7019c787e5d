using System.Text.Json.Nodes;

namespace Footfall.Ingestion.Tests.Formats.Coder;

/// <summary><c>POST /api/private/metrics/usage/push</c>, as Coder's command line sends it, and with what servers may add.</summary>
public sealed class CoderPushTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("push.json", "ssh", "602d377a-7b8d7587d18c3a2d8b6bb1d6")]
    [InlineData("push-environment.json", "sync", "5f3c1c1e-0c1f5c1d9b8a7e6f5d4c3b2a")]
    public async Task Sample_OfTheCommandLine_IsUseOfTheTunnelNow(string fixture, string source, string workspace)
    {
        (await intake.CoderPushAsync(Fixture.Read("Coder", fixture), Intake.Person)).Is(200, """{"accepted":1,"duplicates":0,"rejected":[]}""");

        var e = await intake.SingleAsync();
        Assert.Equal(("use:tunnel", "client", "usage"), (e.Scope, e.Source, e.Kind));
        Assert.Equal(("7", "ann", workspace), (e.UserId, e.UserName, e.WorkspaceId));
        Assert.Equal(intake.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), e.Time);
        Assert.Equal($$"""{"source":"{{source}}"}""", e.Payload);
    }

    [Theory]
    [InlineData("ssh", "use:tunnel")]
    [InlineData("SYNC", "use:tunnel")]
    [InlineData("vscode", "use:tunnel")]
    [InlineData("jetbrains", "use:tunnel")]
    [InlineData("ide", "use:ide")]
    [InlineData("Jupyter", "use:ide")]
    [InlineData("app", "use:app")]
    [InlineData("web-terminal", "use:web_terminal")]
    [InlineData("reconnecting_pty", "use:web_terminal")]
    [InlineData("login", "login:user")]
    public async Task Source_DecidesTheScope_AndStaysInThePayload(string source, string scope)
    {
        await intake.CoderPushAsync($$"""{"source":"{{source}}","workspace_id":"w","template":"t1"}""");

        var e = await intake.SingleAsync();
        Assert.Equal(scope, e.Scope);
        Assert.Equal((source, "t1"), ((string?)JsonNode.Parse(e.Payload!)!["source"], (string?)JsonNode.Parse(e.Payload!)!["template"]));
    }

    [Fact]
    public async Task Token_ReportsOnUsersItNames_AndAnAccountOnItself()
    {
        const string Body = """{"source":"ide","workspace_id":"w","user_id":"u42","user_name":"ann","organization_id":5}""";
        await intake.CoderPushAsync(Body);
        await intake.CoderPushAsync(Body, Intake.Person);

        var events = await intake.EventsAsync();
        Assert.Equal([("7", "5", "client"), ("u42", "5", "server")], events.OrderBy(e => e.Source).Select(e => (e.UserId!, e.OrgId!, e.Source)));
    }

    [Fact]
    public async Task Samples_OfOneMinute_AreOne_AndOfTheNextAnother()
    {
        const string Body = """{"source":"ssh","workspace_id":"w","user_id":"minute"}""";
        var first = await IdAsync(Body);

        Assert.Equal(first, await IdAsync(Body));
        Assert.NotEqual(first, await IdAsync(Body.Replace("ssh", "sync")));
        Assert.NotEqual(first, await IdAsync(Body, Intake.Person));

        intake.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, await IdAsync(Body));
    }

    [Fact]
    public async Task Batch_IsTakenExceptWhatItSays()
    {
        (await intake.CoderPushAsync(Fixture.Read("Coder", "samples.json"))).Is(200, Fixture.Read("Coder", "samples.reply.json"));

        Assert.Equal(["use:ide", "use:web_terminal"], (await intake.EventsAsync()).Select(e => e.Scope));
    }

    [Theory]
    [InlineData("""{"workspace_id":"w"}""", 400, "invalid_source", "source is required")]
    [InlineData("""{"source":"teleport"}""", 400, "invalid_source", "source must be one of")]
    [InlineData("""{"source":"ssh","connections":0}""", 400, "excluded", "connections is 0")]
    [InlineData("""{"source":"ssh","timestamp":"2201-01-01T00:00:00Z"}""", 400, "invalid_timestamp", "timestamp must lie between")]
    [InlineData("""{"source":"ssh","user_id":{"a":1}}""", 400, "invalid_user_id", "user_id must be a text or a whole number")]
    [InlineData("""{"source":"ssh","user_id":"\ud800"}""", 400, "invalid_body", "not valid Unicode")]
    [InlineData("""{"a":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""", 400, "invalid_body", "The body is nested deeper than 64 levels.")]
    [InlineData("3", 400, "invalid_body", "A record must be a JSON object.")]
    [InlineData("{", 400, "invalid_body", "The body is not what is read here")]
    [InlineData("", 400, "invalid_body", "The body is not what is read here")]
    public async Task Mistake_IsAnsweredInCodersWords(string body, int status, string code, string message)
    {
        var reply = await intake.CoderPushAsync(body);

        Assert.Equal((status, code), (reply.Status, (string?)reply.Json["error"]!["code"]));
        Assert.Contains(message, (string?)reply.Json["error"]!["msg"], StringComparison.Ordinal);
        Assert.Equal((string?)reply.Json["error"]!["msg"], reply.Detail);
    }

    [Fact]
    public async Task AllMistakes_AreNamedAtOnce()
    {
        var reply = await intake.CoderPushAsync("""{"source":"x","timestamp":1,"duration":"long"}""");

        Assert.Equal(["source", "timestamp", "duration"], reply.Json["error"]!["details"]!.AsArray().Select(d => (string?)d!["field"]));
        Assert.True(JsonNode.DeepEquals(reply.Json["error"]!["details"], reply.Json["validations"]));
    }

    [Fact]
    public async Task NoCredentials_Are401()
    {
        var reply = await intake.AnonymousCoderAsync("{}");

        Assert.Equal((401, "unauthorized"), (reply.Status, (string?)reply.Json["error"]!["code"]));
    }

    [Fact]
    public async Task RepeatOfABatch_HasTheSameIds()
    {
        var body = Fixture.Read("Coder", "samples.json");
        await intake.CoderPushAsync(body);
        var first = (await intake.EventsAsync()).Select(e => e.Id).ToList();
        await intake.EmptyAsync();

        await intake.CoderPushAsync(body);

        Assert.Equal(first, (await intake.EventsAsync()).Select(e => e.Id));
    }

    [Fact]
    public async Task GivenId_IsTheIdentity()
    {
        var first = await IdAsync("""{"source":"ssh","id":"a","user_id":"1"}""");

        Assert.Equal(first, await IdAsync("""{"source":"sync","id":"a","user_id":"2"}"""));
        Assert.NotEqual(first, await IdAsync("""{"source":"ssh","id":"b","user_id":"1"}"""));
    }

    private async Task<Guid> IdAsync(string body, Model.Caller? caller = null)
    {
        await intake.EmptyAsync();
        await intake.CoderPushAsync(body, caller);
        return (await intake.SingleAsync()).Id;
    }
}
