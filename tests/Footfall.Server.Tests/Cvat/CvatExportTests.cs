using System.Net;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;
using static Footfall.Server.Tests.Cvat.Exports;

namespace Footfall.Server.Tests.Cvat;

/// <summary>The states of an export job, for <c>GET</c> and <c>HEAD</c> (<c>specs/cvat.md</c> 3.2).</summary>
public sealed class CvatExportTests : IAsyncLifetime
{
    private const string Header = "scope,obj_name,obj_id,obj_val,source,timestamp,count,duration,project_id,task_id,job_id,user_id,user_name,user_email,org_id,org_slug,payload\r\n";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2024-06-03T12:00:00Z"));
    private TestServer _server = null!;
    private GatedStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _time, wrap: s => _store = new GatedStore(s));
        using var client = await _server.IngestAsync();
        await _server.SendAsync(client, """
            {"scope": "save:job", "timestamp": "2024-06-03T11:00:00.5Z", "job_id": 123, "user_id": 7, "org_id": 3, "org_slug": "acme"}
            {"scope": "load:job", "timestamp": "2024-06-02T11:00:00Z", "job_id": 124, "user_id": 8}
            {"scope": "load:job", "timestamp": "2024-04-01T11:00:00Z", "job_id": 123, "task_id": 5, "project_id": 2}
            """);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Job_GoesFromAcceptedToReadyToDownloadedOnce(string method)
    {
        var id = await _server.Admin.StartAsync("job_id=123");
        Assert.True(Guid.TryParseExact(id, "D", out _));

        await _server.Admin.ReadyAsync(id, method, "job_id=123");
        await _server.Admin.ReadyAsync(id, method, "job_id=999&from=rubbish");

        var file = await _server.Admin.DownloadAsync(id);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("logs_2024_06_03_12_00_00.csv", file.Content.Headers.ContentDisposition.FileName);
        Assert.Equal(Header + "save:job,,,,server,2024-06-03 11:00:00.500000+00:00,,0,,,123,7,,,3,acme,\r\n", await file.Content.ReadAsStringAsync(Stop));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_server.Folder, "exports")));

        var again = await _server.Admin.DownloadAsync(id);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(id, (string?)(await again.JsonAsync())["query_id"]);
    }

    [Fact]
    public async Task Head_StartsAJobAndShowsADownload_WithoutABodyAndWithoutUsingItUp()
    {
        var started = await _server.Admin.SendAsync("HEAD", "/api/events?query_id=mine&job_id=124");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await _server.Admin.ReadyAsync("mine", "HEAD");

        var head = await _server.Admin.DownloadAsync("mine", "HEAD");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
        var file = await _server.Admin.DownloadAsync("mine");
        Assert.Contains("load:job,,,,server,2024-06-02 11:00:00+00:00,,0,,,124,8,,,,,\r\n", await file.Content.ReadAsStringAsync(Stop));
        Assert.Equal(head.Content.Headers.ContentLength, file.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Job_ThatWaits_IsAcceptedAlsoWhenItsDownloadIsAskedFor()
    {
        _store.HoldExports();
        var id = await _server.Admin.StartAsync();

        var status = await _server.Admin.SendAsync("GET", $"/api/events?query_id={id}");
        var download = await _server.Admin.DownloadAsync(id);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (status.StatusCode, download.StatusCode));
        Assert.Equal($$"""{"query_id":"{{id}}"}""", (await download.JsonAsync()).ToJsonString());
        _store.ReleaseExports();
        await _server.Admin.ReadyAsync(id);
    }

    [Fact]
    public async Task Job_ThatFails_SaysWhyOnce_AndThenStartsOver()
    {
        _store.Failure = new StoreException(StoreErrors.MemoryLimit, "Memory limit exceeded.");
        var id = await _server.Admin.StartAsync();
        HttpResponseMessage answer;
        while ((answer = await _server.Admin.SendAsync("GET", $"/api/events?query_id={id}")).StatusCode == HttpStatusCode.Accepted)
        {
            await Task.Delay(20, Stop);
        }

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("\"Memory limit exceeded.\"", (await answer.JsonAsync()).ToJsonString());
        _store.Failure = null;
        Assert.Equal(HttpStatusCode.Accepted, (await _server.Admin.SendAsync("GET", $"/api/events?query_id={id}")).StatusCode);
        await _server.Admin.ReadyAsync(id);
    }

    [Fact]
    public async Task File_ThatNobodyFetches_IsSweptAfterAnHour()
    {
        var id = await _server.Admin.StartAsync();
        await _server.Admin.ReadyAsync(id);
        var folder = Path.Combine(_server.Folder, "exports");
        for (var i = 0; i < 59 * 2; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        await _server.Admin.ReadyAsync(id);
        Assert.Single(Directory.EnumerateFiles(folder));

        _time.Advance(TimeSpan.FromSeconds(61));

        for (var i = 0; i < 200 && Directory.EnumerateFiles(folder).Any(); i++)
        {
            await Task.Delay(20, Stop);
        }

        Assert.Empty(Directory.EnumerateFiles(folder));
        Assert.Equal(HttpStatusCode.Accepted, (await _server.Admin.DownloadAsync(id)).StatusCode);
    }

    [Fact]
    public async Task File_ThatIsGone_IsMadeAgain()
    {
        var id = await _server.Admin.StartAsync();
        await _server.Admin.ReadyAsync(id);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_server.Folder, "exports")))
        {
            File.Delete(file);
        }

        Assert.Equal(HttpStatusCode.Accepted, (await _server.Admin.SendAsync("GET", $"/api/events?query_id={id}")).StatusCode);
        await _server.Admin.ReadyAsync(id);
    }

    [Fact]
    public async Task Job_OfAnotherAccount_IsUnknown_AndStaysTheirs()
    {
        using var analyst = await _server.AccountAsync("ana", "analyst");
        var id = await _server.Admin.StartAsync("job_id=123");
        await _server.Admin.ReadyAsync(id);

        // The same id starts a job of her own, with her own filter.
        Assert.Equal(HttpStatusCode.Accepted, (await analyst.SendAsync("GET", $"/api/events?query_id={id}&action=download&job_id=999")).StatusCode);
        await analyst.ReadyAsync(id);

        Assert.Equal(Header, await (await analyst.DownloadAsync(id)).Content.ReadAsStringAsync(Stop));
        Assert.Contains(",123,", await (await _server.Admin.DownloadAsync(id)).Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Restart_ForgetsJobs_AndTheirFiles()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.Admin.StartAsync();
        await server.Admin.ReadyAsync(id);

        await using var again = await server.RestartAsync();

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(again.Folder, "exports")));
        Assert.Equal(HttpStatusCode.Accepted, (await again.Admin.DownloadAsync(id)).StatusCode);
        await again.Admin.ReadyAsync(id);
        Assert.Equal(HttpStatusCode.OK, (await again.Admin.DownloadAsync(id)).StatusCode);
    }
}
