using System.Net;
using System.Net.Http.Headers;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Otlp;

/// <summary>A store that fails or is behind: exporters are told to come back, in their own words.</summary>
public sealed class OtlpLoadTests
{
    private const string Body = """{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"m"}}]}]}]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FailingStore_Is503WithRetryAfter_AndHealsByItself()
    {
        GatedStore? gate = null;
        await using var server = await TestServer.StartAsync(new() { ["Intake:Journal"] = "off" }, wrap: s => gate = new GatedStore(s));
        using var client = await server.IngestAsync();
        gate!.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve space");

        var json = await client.SendAsync("POST", "/v1/logs", Body);
        using var content = new ByteArrayContent([0x0A, 0x04, 0x12, 0x02, 0x12, 0x00]) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };
        var protobuf = await client.PostAsync("/v1/logs", content, Stop);
        gate.Failure = null;
        var later = await client.SendAsync("POST", "/v1/logs", Body);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (json.StatusCode, protobuf.StatusCode, later.StatusCode));
        Assert.All([json, protobuf], a => Assert.InRange(a.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60));
        Assert.Equal("The store failed. Nothing is known to be stored; send the request again later.", (string?)(await json.JsonAsync())["message"]);
        Assert.Equal("application/x-protobuf", protobuf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0x12, (await protobuf.Content.ReadAsByteArrayAsync(Stop))[0]);
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM events"));
    }
}
