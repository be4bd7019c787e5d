using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Footfall.TestKit;

namespace Footfall.Ingestion.Tests.Formats;

/// <summary>What only a real web server shows: the limits of bodies as shipped, chunked bodies, and ids of requests.</summary>
public sealed class OverHttpTests
{
    private const string Record = """{"scope":"use:ide","timestamp":1}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Speed", "slow")]
    public async Task CanonicalBody_MayHave64MiBAfterDecompression_AndNoMore()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.IngestAsync();
        var body = new byte[(64 << 20) + 1];
        body.AsSpan().Fill((byte)' ');
        Encoding.ASCII.GetBytes(Record, body);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, body[..^1], null));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, Compression.Of("gzip", body[..^1]), "gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, body, null));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, Compression.Of("gzip", body), "gzip"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, Compression.Of("br", body), "br"));

        // The same content, so the second one that was taken was a repeat.
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task EveryAnswer_CarriesTheIdOfItsRequest_AndChunkedBodiesAreTaken()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.IngestAsync();
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Record))) };
        chunked.Headers.TransferEncodingChunked = true;
        chunked.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");

        using var taken = await client.SendAsync(chunked, Stop);
        using var refused = await server.Anonymous.PostAsync("/api/events", new StringContent("{}", Encoding.UTF8, "application/json"), Stop);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/v1/events"), Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (taken.StatusCode, refused.StatusCode, head.StatusCode));
        Assert.Equal("Token", refused.Headers.WwwAuthenticate.ToString());
        Assert.Equal(3, new[] { taken, refused, head }.Select(r => Assert.Single(r.Headers.GetValues("X-Request-Id"))).Distinct().Count());
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, byte[] body, string? encoding)
    {
        using var content = new ByteArrayContent(body);

        // The server answers at the heading already; who sends on regardless may hear nothing but a closed connection.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = content, Headers = { ExpectContinue = true } };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var response = await client.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
