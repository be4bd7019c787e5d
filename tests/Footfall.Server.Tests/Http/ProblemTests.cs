using System.Net;
using System.Net.Sockets;
using System.Text;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Http;

/// <summary>Errors of our own routes are problem details (RFC 9457) that say what is wrong.</summary>
public sealed class ProblemTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private HttpClient Admin => shared.Server.Admin;

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/api/v1/nowhere")]
    [InlineData("GET", "/api/v2/events")]
    [InlineData("POST", "/api/v1/nowhere")]
    [InlineData("GET", "/API/V1/nowhere")]
    [InlineData("POST", "/v1/traces")]
    [InlineData("GET", "/intake/nowhere")]
    [InlineData("GET", "/intake")]
    [InlineData("GET", "/v1")]
    [InlineData("GET", "/api/v1/metrics")]
    [InlineData("POST", "/metrics/")]
    [InlineData("GET", "/metrics/job/x")]
    [InlineData("GET", "/api/v1/events/not-a-guid")]
    public async Task UnknownRoute_Is404AndNotThePage(string method, string address)
    {
        foreach (var client in new[] { shared.Server.Anonymous, Admin })
        {
            var problem = await (await client.SendAsync(method, address)).ProblemAsync(HttpStatusCode.NotFound);

            Assert.Equal("There is no such route. /docs lists those that there are.", (string?)problem["detail"]);
        }
    }

    [Theory]
    [InlineData("PUT", "/api/v1/events", "GET, HEAD, POST")]
    [InlineData("DELETE", "/api/events", "GET, HEAD, POST")]
    [InlineData("PATCH", "/api/v1/session", "DELETE, GET, POST")]
    [InlineData("GET", "/api/v1/session/link", "POST")]
    [InlineData("GET", "/api/v1/tokens/7", "DELETE")]
    [InlineData("POST", "/api/v1/usage/overview/heat", "GET")]
    [InlineData("GET", "/v1/logs", "POST")]
    [InlineData("GET", "/intake/vector", "HEAD, POST")]
    [InlineData("POST", "/api/v1/events/00000000-0000-0000-0000-000000000001", "GET")]
    public async Task WrongMethod_Is405WithThoseThatThereAre(string method, string address, string allowed)
    {
        var answer = await Admin.SendAsync(method, address);

        var problem = await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.Equal($"This route takes {allowed}, and not {method}.", (string?)problem["detail"]);
        Assert.Equal(allowed.Split(", "), answer.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("POST", "/healthz")]
    [InlineData("PUT", "/overview")]
    public async Task WrongMethod_OutsideTheApi_Is405Too(string method, string address) =>
        await (await Admin.SendAsync(method, address)).ProblemAsync(HttpStatusCode.MethodNotAllowed);

    [Theory]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/tokens")]
    public async Task ContentType_OtherThanJson_Is415(string address)
    {
        var problem = await (await Admin.SendAsync("POST", address, "name=x", "application/x-www-form-urlencoded")).ProblemAsync(HttpStatusCode.UnsupportedMediaType);

        Assert.Equal("Send the body with Content-Type: application/json.", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\": 7}")]
    [InlineData("{\"name\": \"x\", \"expires\": \"soon\"}")]
    [InlineData("null")]
    public async Task BrokenJson_Is400(string body)
    {
        var problem = await (await Admin.SendAsync("POST", "/api/v1/tokens", body)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("The request cannot be read. Its body must be a JSON object as /docs describes it.", (string?)problem["detail"]);
    }

    [Fact]
    public async Task Parameters_ThatAreWrong_AreAllNamed()
    {
        var problem = await (await Admin.SendAsync(
            "GET",
            "/api/v1/events?user=7&usr=8&limit=0&sort=size&after=zzz&format=xml&tz=Mars/Base&from=yesterday&to=2024-06-03T00:00:00Z&duration_from=-1&compare=yes&weekday=8"))
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("Some parameters are wrong.", (string?)problem["title"]);
        var errors = problem["errors"]!.AsObject().ToDictionary(e => e.Key, e => (string)e.Value![0]!);
        Assert.Equal(["after", "compare", "duration_from", "format", "from", "limit", "sort", "tz", "usr", "weekday"], errors.Keys.Order());
        Assert.Equal("is not a parameter of this route.", errors["usr"]);
        Assert.Equal("must be a whole number from 1 to 10000, but is '0'.", errors["limit"]);
        Assert.Equal("must be json, csv, parquet or sql, but is 'xml'.", errors["format"]);
        Assert.Equal("must be an IANA time zone such as Europe/Berlin, but is 'Mars/Base'.", errors["tz"]);
        Assert.Equal("must be RFC 3339 such as 2026-01-05T09:00:00Z, but is 'yesterday'.", errors["from"]);
        Assert.StartsWith("must be one of time, received, duration, ", errors["sort"]);
        Assert.Equal("must be the member 'next' of the page before, asked for with the same 'sort'.", errors["after"]);
    }

    /// <summary>Closed sets; kinds and levels are open, as senders make new ones by their scopes.</summary>
    [Theory]
    [InlineData("/api/v1/events?source=zzz", "source", "must be one of client, server, but is 'zzz'.")]
    [InlineData("/api/v1/events/count?source=client&source=Server", "source", "must be one of client, server, but is 'Server'.")]
    [InlineData("/api/v1/usage/overview/figures?error=yes", "error", "must be one of true, false, but is 'yes'.")]
    [InlineData("/api/v1/intake/rejections?reason=zzz", "reason", "must be one of invalid_json, missing_scope, invalid_scope, missing_timestamp, invalid_timestamp, invalid_field, out_of_range, too_large, scope_not_allowed, excluded, but is 'zzz'.")]
    [InlineData("/api/v1/intake/rejections?tz=Foo/Bar", "tz", "must be an IANA time zone such as Europe/Berlin, but is 'Foo/Bar'.")]
    [InlineData("/api/v1/period?tz=Foo/Bar", "tz", "must be an IANA time zone such as Europe/Berlin, but is 'Foo/Bar'.")]
    public async Task Value_OutsideOfAClosedSet_IsRefused(string address, string name, string message)
    {
        var problem = await (await Admin.SendAsync("GET", address)).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(message, (string?)problem["errors"]![name]![0]);
    }

    [Fact]
    public async Task Kind_IsAnOpenSet() => Assert.Equal(HttpStatusCode.OK, (await Admin.SendAsync("GET", "/api/v1/events/count?kind=zzz&level=zzz")).StatusCode);

    [Theory]
    [InlineData("GET", "/api/v1/events", 200)]
    [InlineData("GET", "/api/v1/events/count", 200)]
    [InlineData("GET", "/api/v1/names", 200)]
    [InlineData("GET", "/api/v1/session", 200)]
    [InlineData("GET", "/api/v1/usage/overview/heat", 200)]
    [InlineData("GET", "/api/events", 202)]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("PUT", "/api/v1/events", 405)]
    [InlineData("GET", "/api/v1/nowhere", 404)]
    public async Task TrailingSlash_ChangesNothing(string method, string address, int status)
    {
        foreach (var target in new[] { address, $"{address}/" })
        {
            using var answer = await Admin.SendAsync(method, target);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("/api/v1/events", 200)]
    [InlineData("/api/events", 400)]
    [InlineData("/v1/logs", 200)]
    [InlineData("/intake/vector", 200)]
    [InlineData("/api/private/metrics/usage/push", 200)]
    public async Task TrailingSlash_ChangesNothingForSenders(string address, int status)
    {
        var body = address == "/v1/logs" ? "{}" : "[]";
        foreach (var target in new[] { address, $"{address}/" })
        {
            Assert.Equal(status, (int)(await shared.Ingest.SendAsync("POST", target, body)).StatusCode);
        }
    }

    [Fact]
    public async Task Csv_WritesTruthInOneSpelling()
    {
        await shared.Ingest.SendAsync("POST", "/api/v1/events", "{\"scope\":1}");
        var figures = await Admin.GetStringAsync("/api/v1/usage/overview/figures?format=csv", TestContext.Current.CancellationToken);
        var rejections = await Admin.GetStringAsync("/api/v1/intake/rejections?format=csv", TestContext.Current.CancellationToken);

        var heading = figures.Split("\r\n")[0].Split(',');
        var answers = CsvText.Read(figures).Skip(1).Select(row => row[Array.IndexOf(heading, "less_is_better")]).Distinct().Order();
        Assert.Equal(["false", "true"], answers);
        Assert.Equal("false", CsvText.Read(rejections)[1][Array.IndexOf(rejections.Split("\r\n")[0].Split(','), "is_cut")]);
    }

    [Theory]
    [InlineData("/api/v1/events/count")]
    [InlineData("/api/v1/events/values?column=scope")]
    [InlineData("/api/v1/events/activity")]
    [InlineData("/api/v1/usage/overview/figures")]
    [InlineData("/api/v1/usage/overview/unique-users")]
    [InlineData("/api/v1/names")]
    [InlineData("/api/v1/period")]
    public async Task UnknownParameter_IsRefusedOnEveryQuestion(string address)
    {
        var problem = await (await Admin.SendAsync("GET", $"{address}{(address.Contains('?') ? '&' : '?')}colour=red")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("is not a parameter of this route.", (string?)problem["errors"]!["colour"]![0]);
    }

    [Fact]
    public async Task Body_LargerThanTheRouteTakes_Is413_BeforeItIsSent()
    {
        Assert.StartsWith("HTTP/1.1 413 ", await HeadOfAnswerAsync("/api/v1/events", 65L << 20));
        Assert.StartsWith("HTTP/1.1 413 ", await HeadOfAnswerAsync("/api/events", 101L << 20));
        Assert.StartsWith("HTTP/1.1 413 ", await HeadOfAnswerAsync("/api/v1/tokens", 65L << 20));
    }

    /// <summary>Announces a body and does not send it.</summary>
    private async Task<string> HeadOfAnswerAsync(string address, long length)
    {
        using var socket = new TcpClient("127.0.0.1", shared.Server.Address.Port);
        await using var stream = socket.GetStream();
        var authorization = address == "/api/v1/tokens" ? Admin.DefaultRequestHeaders.Authorization : shared.Ingest.DefaultRequestHeaders.Authorization;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {address} HTTP/1.1\r\nHost: {shared.Server.Address.Authority}\r\nAuthorization: {authorization}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!;
    }
}
