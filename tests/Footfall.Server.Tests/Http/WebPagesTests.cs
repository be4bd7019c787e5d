using System.Net;
using System.Net.Sockets;
using System.Text;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Http;

/// <summary>The pages' files: what is given, to whom, with which headers, and nothing from elsewhere.</summary>
public sealed class WebPagesTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Page = "The page of the tests.";

    [Theory]
    [InlineData("/")]
    [InlineData("/overview")]
    [InlineData("/users/ann.lee")]
    [InlineData("/sign-in?token=abc")]
    [InlineData("/assets")]
    public async Task AnyAddress_IsThePage_AskedForAnewEachTime(string address)
    {
        var answer = await shared.Server.Anonymous.SendAsync("GET", address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Contains(Page, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HashedFile_IsKeptForever_AndCompressedForWhoTakesIt()
    {
        var plain = await shared.Server.Anonymous.SendAsync("GET", "/assets/app-1a2b.js");
        var brotli = await shared.Server.Anonymous.SendAsync("GET", "/assets/app-1a2b.js", headers: ("Accept-Encoding", "gzip, br"));

        Assert.Equal("console.log(\"script of the tests\");\n", await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("the compressed twin\n", await brotli.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("br", brotli.Content.Headers.ContentEncoding.Single());
        foreach (var answer in new[] { plain, brotli })
        {
            Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
            Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        }
    }

    [Fact]
    public async Task MissingAsset_Is404AndNotThePage() =>
        await (await shared.Server.Anonymous.SendAsync("GET", "/assets/app-0000.js")).ProblemAsync(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/../footfall.dll")]
    [InlineData("/assets/../../footfall.dll")]
    [InlineData("/%2e%2e/footfall.dll")]
    [InlineData("/..%2ffootfall.dll")]
    [InlineData("/..\\footfall.dll")]
    [InlineData("//etc/passwd")]
    [InlineData("/%2fetc/passwd")]
    [InlineData("/assets/%2e%2e%2f%2e%2e%2ffootfall.dll")]
    [InlineData("/assets/..%5c..%5cfootfall.dll")]
    [InlineData("/%00")]
    [InlineData("/assets/app-1a2b.js%00.html")]
    public async Task Address_ThatLeadsOutOfTheFolder_GivesNothingFromThere(string address)
    {
        var answer = await RawAsync(address);

        Assert.Matches("^HTTP/1.1 (200|400|404) ", answer);
        Assert.DoesNotContain("MZ", answer);
        Assert.DoesNotContain("root:", answer);
        Assert.True(!answer.StartsWith("HTTP/1.1 200") || answer.Contains(Page), answer);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/app-1a2b.js")]
    [InlineData("/assets/none.js")]
    [InlineData("/healthz")]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/nowhere")]
    [InlineData("/api/events")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string address)
    {
        var answer = await shared.Server.Anonymous.SendAsync("GET", address);

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
        var policy = Header("Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("", Header("Server"));
        if (address.StartsWith("/api"))
        {
            Assert.Equal("no-store", Header("Cache-Control"));
        }
    }

    /// <summary>As it stands: HttpClient would tidy the address up.</summary>
    private async Task<string> RawAsync(string address)
    {
        using var socket = new TcpClient("127.0.0.1", shared.Server.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: {shared.Server.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
