using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Server.Accounts;
using Footfall.Server.Commands;
using Footfall.Server.Hosting;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Footfall.Server.Tests.Vector;

/// <summary>The listener that stands in for Vector: CVAT sets only host and port, so it says not who it is.</summary>
public sealed class VectorListenerTests
{
    private const string Row = """[{"scope": "create:job", "timestamp": "1717416000.18", "source": "server", "obj_id": 42, "payload": "{}"}]""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sender_WithoutCredentials_IsTakenInAsTheToken_OnTheRootAndNowhereElse()
    {
        await using var server = await StartAsync();
        using var cvat = new HttpClient { BaseAddress = server.VectorAddress };

        var taken = await cvat.SendAsync("POST", "/", Row);
        var head = await cvat.SendAsync("HEAD", "/");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (taken.StatusCode, head.StatusCode));
        Assert.Equal(1, (int)(await taken.JsonAsync())["accepted"]!);
        Assert.Single(taken.Headers.GetValues("X-Request-Id"));
        Assert.Equal("create:job\t42", await server.ScalarAsync("SELECT scope, obj_id FROM events"));
        foreach (var elsewhere in new[] { "/api/v1/session", "/intake/vector", "/v1/logs", "/overview", "/healthz" })
        {
            await (await cvat.SendAsync("GET", elsewhere)).ProblemAsync(HttpStatusCode.NotFound);
        }

        var put = await (await cvat.SendAsync("PUT", "/", Row)).ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal("This listener takes POST and HEAD on /, and has nothing else.", (string?)put["detail"]);
    }

    [Fact]
    public async Task Rows_AreTheSame_AsIfSentWithTheToken()
    {
        await using var server = await StartAsync();
        using var cvat = new HttpClient { BaseAddress = server.VectorAddress };
        await cvat.SendAsync("POST", "/", Row);
        var token = Assert.Single(server.Services.GetRequiredService<TokenBook>().Named("cvat"));

        Assert.Equal(
            Ingestion.Pipeline.EventId.FromContent($"token:{token.Id}", Encoding.UTF8.GetBytes(Row.Trim('[', ']')), 0).ToString(),
            await server.ScalarAsync("SELECT id FROM events"));
    }

    [Fact]
    public async Task Address_ThatIsNotAllowed_Is403AndNamed()
    {
        await using var server = await StartAsync(("Intake:Vector:Allow", "10.0.0.0/8, 192.0.2.7"));
        using var cvat = new HttpClient { BaseAddress = server.VectorAddress };

        var problem = await (await cvat.SendAsync("POST", "/", Row)).ProblemAsync(HttpStatusCode.Forbidden);

        Assert.Equal("Intake:Vector:Allow does not hold the address 127.0.0.1.", (string?)problem["detail"]);
        Assert.Equal("0", await server.ScalarAsync("SELECT count() FROM events"));
    }

    [Theory]
    [InlineData("http://pages.example")]
    [InlineData("null")]
    public async Task Request_OfAWebPage_Is403_AndNothingIsStored(string origin)
    {
        await using var server = await StartAsync();
        using var page = new HttpClient { BaseAddress = server.VectorAddress };

        var problem = await (await page.SendAsync("POST", "/", Row, headers: ("Origin", origin))).ProblemAsync(HttpStatusCode.Forbidden);

        Assert.StartsWith("Requests of web pages are not taken here", (string?)problem["detail"]);
        Assert.Equal("0", await server.ScalarAsync("SELECT count() FROM events"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "10.1.2.3")]
    [InlineData("Forwarded", "for=10.1.2.3")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Request_ThatAnUnknownProxyPassedOn_Is403(string header, string value)
    {
        await using var server = await StartAsync();
        using var cvat = new HttpClient { BaseAddress = server.VectorAddress };

        await (await cvat.SendAsync("POST", "/", Row, headers: (header, value))).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("10.1.2.3", HttpStatusCode.OK)]
    [InlineData("203.0.113.9", HttpStatusCode.Forbidden)]
    public async Task Request_ThatAKnownProxyPassedOn_IsThatOfItsSender(string sender, HttpStatusCode status)
    {
        await using var server = await StartAsync(("Security:Proxies", "127.0.0.1"));
        using var cvat = new HttpClient { BaseAddress = server.VectorAddress };

        Assert.Equal(status, (await cvat.SendAsync("POST", "/", Row, headers: ("X-Forwarded-For", sender))).StatusCode);
    }

    [Fact]
    public async Task Token_OnceRevoked_ClosesTheListener()
    {
        await using var server = await StartAsync();
        using var cvat = new HttpClient { BaseAddress = server.VectorAddress };
        await server.Services.GetRequiredService<TokenBook>().RevokeAsync("cvat", null, Stop);

        var problem = await (await cvat.SendAsync("POST", "/", Row)).ProblemAsync(HttpStatusCode.Unauthorized);

        Assert.Equal("The token that the setting Intake:Vector:Token names was revoked or has expired.", (string?)problem["detail"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await cvat.SendAsync("HEAD", "/")).StatusCode);
    }

    [Fact]
    public async Task Start_WithATokenThatIsNotThere_OrThereTwice_OrAnAddressInUse_IsRefusedInASentence()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            "Intake:Vector:Token names 'cvat', but there is no ingest token of that name or number that works. './footfall token create cvat --ingest' makes one.",
            await RefusalAsync());
        await server.NewTokenAsync("cvat");
        await server.NewTokenAsync("cvat");
        Assert.Equal(
            "Intake:Vector:Token names 'cvat', but there are 2 ingest tokens of that name. Name it by its number: './footfall token list' shows them.",
            await RefusalAsync());
        await server.Services.GetRequiredService<TokenBook>().RevokeAsync("2", null, Stop);
        Assert.StartsWith($"Cannot listen on {server.Address.ToString().TrimEnd('/')}: ", await RefusalAsync(server.Address.ToString().TrimEnd('/')));

        async Task<string> RefusalAsync(string url = "http://127.0.0.1:0")
        {
            var settings = ServerSettings.Read(new Dictionary<string, string> { ["Intake:Vector:Url"] = url, ["Intake:Vector:Token"] = "cvat" }, new Dictionary<string, string>());
            var services = server.Services;
            await using var listener = new VectorListener(settings, services.GetRequiredService<VectorEndpoint>(), services.GetRequiredService<Bookkeeper>(), services.GetRequiredService<TokenBook>(), services.GetRequiredService<ILoggerFactory>());
            return (await Assert.ThrowsAsync<CommandException>(() => listener.StartAsync(Stop))).Message;
        }
    }

    [Fact]
    public async Task HealthCheckOfVector_IsExactly200_WithAGoodTokenOnly()
    {
        await using var server = await TestServer.StartAsync();
        using var good = await server.IngestAsync();
        using var bad = server.Client(new AuthenticationHeaderValue("Bearer", "ff_ingest_none"));

        Assert.Equal(HttpStatusCode.OK, (await good.SendAsync("HEAD", "/intake/vector")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bad.SendAsync("HEAD", "/intake/vector")).StatusCode);
    }

    private static async Task<TestServer> StartAsync(params (string Key, string Value)[] more)
    {
        var first = await TestServer.StartAsync();
        await first.NewTokenAsync("cvat");
        var settings = more.ToDictionary(m => m.Key, m => m.Value);
        settings["Intake:Vector:Url"] = "http://127.0.0.1:0";
        settings["Intake:Vector:Token"] = "cvat";
        return await first.RestartAsync(settings, password: TestServer.Password);
    }
}
