using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Server.Tests.Cvat;

/// <summary>What the parameters of an export mean, and what is said of wrong ones (<c>specs/cvat.md</c> 3.1).</summary>
public sealed class CvatExportFilterTests(CvatExportFilterTests.ExportServer shared) : IClassFixture<CvatExportFilterTests.ExportServer>
{
    private readonly TestServer _server = shared.Server;

    [Theory]
    [InlineData("", 2)]
    [InlineData("job_id=123", 1)]
    [InlineData("job_id=0&user_id=&task_id=0", 2)]
    [InlineData("to=2024-06-03T12:00:00Z", 3)]
    [InlineData("from=2024-01-01", 3)]
    [InlineData("from=2024-06-02T11:00:00Z&to=2024-06-02T11:00:00Z", 1)]
    [InlineData("from=2024-06-02T13:00:00%2B02:00&to=2024-06-02T13:00:00 02:00", 1)]
    [InlineData("from=2024-06-03 11:00:00.500&to=2024-06-03 11:00:00.500", 1)]
    [InlineData("from=2024-06-03 11:00:00.501", 0)]
    [InlineData("from=2024-01-01&task_id=5", 1)]
    [InlineData("from=2024-01-01&project_id=2&job_id=123", 1)]
    [InlineData("from=2024-01-01&project_id=2&job_id=124", 0)]
    [InlineData("user_id=8", 1)]
    [InlineData("org_id=3", 1)]
    [InlineData("org=acme", 1)]
    [InlineData("org=", 2)]
    [InlineData("org_id=0", 2)]
    [InlineData("job_id=' OR 1 = 1", 0)]
    public async Task Filters_NarrowTheRows(string filters, int rows) =>
        Assert.Equal(rows, CsvText.Read(await _server.Admin.ExportAsync(filters)).Count - 1);

    [Theory]
    [InlineData("from=yesterday", 400, """["Cannot parse 'from' datetime parameter: yesterday"]""")]
    [InlineData("to=2024-13-01", 400, """["Cannot parse 'to' datetime parameter: 2024-13-01"]""")]
    [InlineData("from=2024-06-02&to=2024-06-01", 400, """["'from' must be before than 'to'"]""")]
    [InlineData("action=delete", 400, """["Unexpected action specified for the request"]""")]
    [InlineData("action=delete&query_id=x", 400, """["Unexpected action specified for the request"]""")]
    [InlineData("org=nowhere", 404, """{"detail":"nowhere organization does not exist."}""")]
    [InlineData("org_id=99", 404, """{"detail":"99 organization does not exist."}""")]
    public async Task Parameters_ThatAreWrong_AreRefusedAsCvatDoes(string filters, int status, string body)
    {
        var answer = await _server.Admin.SendAsync("GET", $"/api/events?{filters}");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), await answer.JsonAsync()), (await answer.JsonAsync()).ToJsonString());
    }

    [Theory]
    [InlineData("report.csv", "report.csv")]
    [InlineData("../../etc/passwd", ".._.._etc_passwd")]
    [InlineData("a%0d%0aSet-Cookie: x", "a__Set-Cookie: x")]
    [InlineData("Bericht für März.csv", "Bericht für März.csv")]
    public async Task FileName_IsTheCallersChoice_ButNoWayOut(string given, string expected)
    {
        var id = await _server.Admin.StartAsync($"filename={given}");
        await _server.Admin.ReadyAsync(id);

        var disposition = (await _server.Admin.DownloadAsync(id)).Content.Headers.ContentDisposition!;

        Assert.Equal(expected, disposition.FileNameStar ?? disposition.FileName!.Trim('"'));
    }

    /// <summary>Noon of 3 June 2024, and three events.</summary>
    public sealed class ExportServer : IAsyncLifetime
    {
        public TestServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await TestServer.StartAsync(time: new FakeTimeProvider(DateTimeOffset.Parse("2024-06-03T12:00:00Z")));
            using var client = await Server.IngestAsync();
            await Server.SendAsync(client, """
                {"scope": "save:job", "timestamp": "2024-06-03T11:00:00.5Z", "job_id": 123, "user_id": 7, "org_id": 3, "org_slug": "acme"}
                {"scope": "load:job", "timestamp": "2024-06-02T11:00:00Z", "job_id": 124, "user_id": 8}
                {"scope": "load:job", "timestamp": "2024-04-01T11:00:00Z", "job_id": 123, "task_id": 5, "project_id": 2}
                """);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
