using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Footfall.Server.Hosting;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Accounts;

/// <summary>The database of accounts is away: at the start, and later.</summary>
[Trait("Speed", "slow")]
public sealed class PostgresAwayTests
{
    [Fact]
    public async Task Start_WithoutIt_SaysWhere_AndNoSecret()
    {
        using var folder = new TemporaryFolder();
        var nobody = new PostgresServer();
        var away = await StartAsync(folder, nobody.ConnectionString("footfall"));
        Assert.Equal(
            $"PostgreSQL database footfall at 127.0.0.1:{nobody.Port}, which holds accounts and tokens, cannot be used: "
            + $"Failed to connect to 127.0.0.1:{nobody.Port}: Connection refused. The setting Accounts:Postgres says where it is.",
            away);
        var unknown = await StartAsync(folder, "Host=nowhere.invalid;Database=footfall;Username=footfall;Password=hidden words");
        Assert.StartsWith("PostgreSQL database footfall at nowhere.invalid:5432, which holds accounts and tokens, cannot be used: ", unknown);
        Assert.DoesNotContain("hidden words", unknown);
    }

    [Fact]
    public async Task Start_WhereItRefuses_SaysWhy()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        using var folder = new TemporaryFolder();

        Assert.Contains("cannot be used: database \"missing\" does not exist.", await StartAsync(folder, postgres.ConnectionString("missing")));
        Assert.Contains("cannot be used: password authentication failed for user \"footfall\".", await StartAsync(folder, $"Host=127.0.0.1;Port={postgres.Port};Database=postgres;Username=footfall;Password=wrong"));
    }

    [Fact]
    public async Task Later_EventsAreTaken_TheRestIs503_AndAllIsWell_WhenItIsBack()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        await using var server = await TestServer.StartAsync(new() { ["Accounts:Postgres"] = await postgres.NewDatabaseAsync() });
        using var ingest = await server.IngestAsync();
        using var browser = new Browser(server.Address);
        using var ana = await server.AccountAsync("ana", "analyst");
        await browser.SignInAsync();

        await postgres.StopAsync();
        await UntilAsync(async () => (await (await server.Anonymous.SendAsync("GET", "/readyz")).JsonAsync())["reasons"]!.AsArray().Count == 1);

        Assert.Equal(HttpStatusCode.OK, (await ingest.SendAsync("POST", "/api/v1/events", """{"scope": "create:project", "timestamp": "2026-11-01T10:00:00Z"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.SendAsync("GET", "/readyz")).StatusCode);
        var refused = await ana.SendAsync("GET", "/api/v1/session");
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("The database of accounts does not answer. Nothing was changed or shown; ask again in a moment.", (string?)(await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable))["detail"]);
        for (var attempt = 0; attempt < 25; attempt++)
        {
            // More than anybody may guess within a minute: nothing was compared, so none of them was a guess.
            await (await browser.SignInAsync()).ProblemAsync(HttpStatusCode.ServiceUnavailable);
        }

        await (await server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "t", "kind": "ingest"}""")).ProblemAsync(HttpStatusCode.ServiceUnavailable);
        await (await server.Admin.SendAsync("GET", "/api/v1/accounts")).ProblemAsync(HttpStatusCode.ServiceUnavailable);

        await postgres.StartAsync();
        await UntilAsync(async () => (await (await server.Anonymous.SendAsync("GET", "/readyz")).JsonAsync())["reasons"]!.AsArray().Count == 0);
        Assert.Equal(HttpStatusCode.OK, (await ana.SendAsync("GET", "/api/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Frozen_NobodyStandsInLine()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        await using var server = await TestServer.StartAsync(new() { ["Accounts:Postgres"] = await postgres.NewDatabaseAsync() });
        Assert.Equal(HttpStatusCode.OK, (await server.Admin.SendAsync("GET", "/api/v1/accounts")).StatusCode);
        await postgres.FreezeAsync();
        try
        {
            await UntilAsync(async () => (await (await server.Anonymous.SendAsync("GET", "/readyz")).JsonAsync())["reasons"]!.AsArray().Count == 1);
            var begun = TimeProvider.System.GetTimestamp();
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Admin.SendAsync("GET", "/api/v1/accounts")));

            Assert.All(answers, a => Assert.Equal(HttpStatusCode.ServiceUnavailable, a.StatusCode));
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(4), "They waited.");
        }
        finally
        {
            await postgres.ThawAsync();
        }

        await UntilAsync(async () => (await server.Admin.SendAsync("GET", "/api/v1/accounts")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task TextThatItCannotKeep_IsTheSendersMistake()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        await using var server = await TestServer.StartAsync(new() { ["Accounts:Postgres"] = await postgres.NewDatabaseAsync() });
        using var browser = new Browser(server.Address);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(login: "a\\u0000b")).StatusCode);
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("a\0b:c")));
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Client(basic).SendAsync("GET", "/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task Password_IsInNoLog_AndNoFile()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["FOOTFALL__ACCOUNTS__POSTGRES"] = await postgres.NewDatabaseAsync(), ["FOOTFALL__LOG__LEVEL"] = "Trace" };

        var made = await FootfallProgram.RunAsync(["token", "create", "t", "--ingest", "--data", folder.File("data")], environment);
        var settings = await FootfallProgram.RunAsync(["settings", "--data", folder.File("data")], environment);

        Assert.Contains("Password=********", settings.Succeeded());
        Assert.DoesNotContain(PostgresServer.Password, made.Succeeded() + made.Errors + settings.Output + settings.Errors);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(PostgresServer.Password, await File.ReadAllTextAsync(file, Encoding.Latin1, TestContext.Current.CancellationToken));
        }
    }

    private static async Task<string> StartAsync(TemporaryFolder folder, string connection)
    {
        var database = TestEngine.NewDatabase();
        var settings = ServerSettings.Read(
            new Dictionary<string, string>
            {
                ["Data"] = folder.File("data"),
                ["Urls"] = "http://127.0.0.1:0",
                ["Log:Level"] = "Error",
                ["Accounts:Postgres"] = connection,
                ["ClickHouse:Database"] = database,
                ["ClickHouse:CvatDatabase"] = $"{database}_cvat",
                ["ClickHouse:DatagrokDatabase"] = $"{database}_datagrok",
            },
            new Dictionary<string, string>());
        var start = new ServerStart { Password = TestServer.Password };
        var failure = await Assert.ThrowsAsync<Footfall.Server.Commands.CommandException>(
            () => RunningServer.StartAsync(settings, start, async () => await TestEngine.OpenAsync(database), TestContext.Current.CancellationToken));
        return failure.Message;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(90), "It is not so after 90 seconds.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
