using System.Net;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Dashboards;

/// <summary>Panels that show a metric in the place of SQL.</summary>
public sealed class MetricPanelTests(DashboardServer dashboards) : IClassFixture<DashboardServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("figure", "users/active")]
    [InlineData("bars", "tasks/by_status")]
    [InlineData("line", "users/active")]
    public async Task Panel_ShowsTheNumberOfServerStats(string kind, string metric)
    {
        var own = await FileAsync(kind, metric);
        var rows = await dashboards.RowsAsync(own, "one");
        var stats = await (await dashboards.Server.Admin.SendAsync("GET", $"/api/v1/stats/{metric}?{DashboardServer.Day}{(kind == "line" ? "&interval=minute" : "")}")).JsonAsync();
        var entry = stats["metric"] ?? stats;
        var title = (string)entry["title"]!;

        if (kind == "line")
        {
            Assert.Equal(entry["trend"]!.AsArray().Sum(p => (double?)p!["value"] ?? 0), rows.Sum(r => (double?)r![title] ?? 0));
            Assert.True(rows.Count > 10);
        }
        else if (kind == "bars")
        {
            Assert.Equal(entry["value"]!.AsArray().Select(p => $"{p!["key"]} {p["value"]}"), rows.Select(r => $"{r!["key"]} {r[title]}"));
            Assert.NotEmpty(rows);
        }
        else
        {
            Assert.Equal(3, (double)rows.Single()![title]!);
            Assert.Equal((double)entry["value"]!, (double)rows.Single()![title]!);
        }
    }

    [Fact]
    public async Task Metric_ThatIsNone_IsSaid_AndAFileHasItsNumbers()
    {
        await (await PanelAsync(await FileAsync("figure", "users/none"))).ProblemAsync(HttpStatusCode.NotFound);
        var csv = await (await PanelAsync(await FileAsync("figure", "users/active"), "&format=csv")).Content.ReadAsStringAsync(Stop);

        Assert.Equal("of,value\r\n,3\r\n", csv);
        await (await PanelAsync(await FileAsync("figure", "users/active"), "&format=parquet")).ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task WhoSeesOnlyTheirOwnEvents_SeesNoMetric()
    {
        using var member = await dashboards.Server.AccountAsync("own-rows", "member", orgs: ["acme"], user: "1");
        var own = await FileAsync("figure", "users/active");

        await (await member.SendAsync("GET", $"/api/v1/dashboards/{own}/panels/one?{DashboardServer.Day}")).ProblemAsync(HttpStatusCode.Forbidden);
    }

    private Task<HttpResponseMessage> PanelAsync(string key, string more = "") =>
        dashboards.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/{key}/panels/one?{DashboardServer.Day}{more}");

    private async Task<string> FileAsync(string kind, string metric)
    {
        var key = $"metric-{kind}-{metric.Replace('/', '-').Replace('_', '-')}";
        var folder = Path.Combine(dashboards.Server.Folder, "dashboards");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{key}.yaml"), $"title: A\nrows:\n  - panels:\n      - id: one\n        title: One\n        kind: {kind}\n        metric: {metric}\n", Stop);
        return key;
    }
}
