using System.Net;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Vector;

/// <summary>Vector's sink repeats a batch on 429 and 5xx and drops it on all else: what can be taken later is answered so.</summary>
public sealed class VectorLoadTests
{
    private const string Body = """[{"scope": "create:job", "timestamp": "2026-01-05T09:00:00Z"}]""";

    [Fact]
    public async Task FailingStore_Is503WithRetryAfter_AndTheRepeatIsTakenOnce()
    {
        GatedStore? gate = null;
        await using var server = await TestServer.StartAsync(new() { ["Intake:Journal"] = "off" }, wrap: s => gate = new GatedStore(s));
        using var client = await server.IngestAsync();
        gate!.Failure = new StoreException(StoreErrors.DiskFull, "Cannot reserve space");

        using var refused = await client.SendAsync("POST", "/intake/vector", Body);
        gate.Failure = null;
        using var taken = await client.SendAsync("POST", "/intake/vector", Body);
        using var repeated = await client.SendAsync("POST", "/intake/vector", Body);

        var problem = await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("The store failed. Nothing is known to be stored; send the request again later.", (string?)problem["detail"]);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (taken.StatusCode, repeated.StatusCode));
        Assert.Equal((1, 1), ((int)(await taken.JsonAsync())["accepted"]!, (int)(await repeated.JsonAsync())["duplicates"]!));
        Assert.Equal("1", await server.ScalarAsync("SELECT count() FROM events"));
    }

    [Fact]
    public async Task TokenBeyondItsRate_Is429WithRetryAfter_AndNothingIsStored()
    {
        await using var server = await TestServer.StartAsync(new() { ["Limits:RequestsPerSecond"] = "1" });
        using var client = await server.IngestAsync();
        using var first = await client.SendAsync("POST", "/intake/vector", "[]");

        using var refused = await client.SendAsync("POST", "/intake/vector", Body);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var problem = await refused.ProblemAsync(HttpStatusCode.TooManyRequests);
        Assert.Equal("This token may send 1 requests a second. Nothing of this request was stored; send it again later.", (string?)problem["detail"]);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        Assert.Equal("0", await server.ScalarAsync("SELECT count() FROM events"));
    }
}
