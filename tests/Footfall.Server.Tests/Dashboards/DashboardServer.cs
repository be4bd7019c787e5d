using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Dashboards;

/// <summary>A server with events as CVAT sends them, of 5 January 2026 from nine to ten.</summary>
public sealed class DashboardServer : IAsyncLifetime
{
    public const string Day = "from=2026-01-05T09:00:00Z&to=2026-01-05T10:00:00Z";

    public TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        using var ingest = await Server.IngestAsync();
        await Server.SendAsync(
            ingest,
            """
            {"id":"1","scope":"load:cvat","source":"client","timestamp":"2026-01-05T09:00:00Z","user_id":"1","user_name":"ann","payload":{"platform":{"name":"Chrome","version":"131","os":"Linux"}}}
            {"id":"2","scope":"load:cvat","source":"client","timestamp":"2026-01-05T09:01:00Z","user_id":"1","user_name":"ann","payload":{"platform":{"name":"Chrome","version":"131","os":"Linux"}}}
            {"id":"3","scope":"load:cvat","source":"client","timestamp":"2026-01-05T09:02:00Z","user_id":"2","user_name":"bob","payload":{"platform":{"name":"Chrome","version":"131","os":""}}}
            {"id":"4","scope":"load:cvat","source":"client","timestamp":"2026-01-05T09:03:00Z","user_id":"2","user_name":"bob","payload":{"platform":{}}}
            {"id":"5","scope":"change:frame","source":"client","timestamp":"2026-01-05T09:04:00Z","user_id":"1","user_name":"ann","project_id":"7","task_id":"70","job_id":"700","duration":250}
            {"id":"6","scope":"send:exception","source":"client","timestamp":"2026-01-05T09:20:00Z","user_id":"2","user_name":"bob","project_id":"8","task_id":"80","payload":{"message":"boom","stack":"at x"}}
            {"id":"7","scope":"create:job","source":"server","timestamp":"2026-01-05T09:50:00Z","user_id":"2","user_name":"bob","project_id":"7","task_id":"70","job_id":"701"}
            {"id":"8","scope":"create:cache_item","source":"server","timestamp":"2026-01-05T09:50:00Z","payload":{"queue":"chunks","cache_item":{"size":3145728}}}
            {"id":"9","scope":"read:cache_item","source":"server","timestamp":"2026-01-05T09:50:00Z","payload":{"queue":"chunks","cache_item":{"size":1048576}}}
            {"id":"10","scope":"send:working_time","source":"server","timestamp":"2026-01-05T09:30:00Z","user_id":"1","user_name":"ann","project_id":"7","task_id":"70","job_id":"700","payload":{"working_time":1800000}}
            {"id":"11","scope":"send:working_time","source":"server","timestamp":"2026-01-05T09:40:00Z","user_id":"1","user_name":"ann","payload":{"working_time":3600000}}
            {"id":"13","scope":"load:cvat","source":"client","timestamp":"2026-01-05T09:05:00Z","payload":{"platform":{"name":"Chrome","version":"131"}}}
            {"id":"14","scope":"open:menu","source":"client","timestamp":"2026-01-05T09:05:00Z","user_id":"u-9","user_name":"zoe"}
            {"id":"12","scope":"create:job","source":"server","timestamp":"2026-01-05T11:00:00Z","user_id":"3","user_name":"eve","project_id":"9"}
            """);
    }

    /// <summary>Rows of a panel between nine and ten.</summary>
    public async Task<JsonArray> RowsAsync(string dashboard, string panel, string more = "")
    {
        var answer = await Server.Admin.SendAsync("GET", $"/api/v1/dashboards/{dashboard}/panels/{panel}?{Day}{more}");
        var json = await answer.JsonAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{dashboard} {panel}: {json}");
        return json["data"]!.AsArray();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
