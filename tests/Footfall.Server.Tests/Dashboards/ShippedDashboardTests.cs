using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Dashboards;

/// <summary>All events, Management and Monitoring: every panel, against what was sent.</summary>
public sealed class ShippedDashboardTests(DashboardServer served) : IClassFixture<DashboardServer>
{
    [Fact]
    public async Task ThreeShip()
    {
        var list = (await (await served.Server.Admin.SendAsync("GET", "/api/v1/dashboards")).JsonAsync()).AsArray();

        Assert.Subset(list.Select(d => (string)d!["key"]!).ToHashSet(), new HashSet<string> { "all-events", "management", "monitoring" });
    }

    [Theory]
    [InlineData("all-events", "scope source user username project task job organization", "overall-activity all-events browser os")]
    [InlineData("management", "user username project task job", "user-activity overall-activity working-time")]
    [InlineData("monitoring", "source user username project task job organization message", "active-users-now active-users duration number exceptions exceptions-table cache")]
    public async Task EveryPanelAndVariable_IsThere_AndAnswers(string key, string variables, string panels)
    {
        var definition = (await (await served.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/{key}")).JsonAsync())["definition"]!;
        var names = definition["variables"]!.AsArray().Select(v => (string)v!["name"]!).ToList();
        var ids = definition["rows"]!.AsArray().SelectMany(r => r!["panels"]!.AsArray()).Select(p => (string)p!["id"]!).ToList();

        Assert.Equal((variables, panels), (string.Join(' ', names), string.Join(' ', ids)));
        foreach (var id in ids)
        {
            await served.RowsAsync(key, id);
        }

        foreach (var name in names)
        {
            var choices = await served.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/{key}/variables/{name}?{DashboardServer.Day}");
            Assert.True(choices.IsSuccessStatusCode, await choices.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Browser_CountsPairsOfUserAndBrowser_AndDropsThoseWithout()
    {
        Assert.Equal("""[{"browser":"Chrome 131","Users":3}]""", (await served.RowsAsync("all-events", "browser")).ToJsonString());
        Assert.Equal("""[{"os":"Linux","Users":1}]""", (await served.RowsAsync("all-events", "os")).ToJsonString());
    }

    [Theory]
    [InlineData("", 13)]
    [InlineData("&var-user=1", 5)]
    [InlineData("&var-user=", 3)]
    [InlineData("&var-user=u-9", 1)]
    [InlineData("&var-scope=load:cvat&var-user=2", 2)]
    [InlineData("&var-source=server", 5)]
    [InlineData("&var-project=7", 3)]
    public async Task Variables_NarrowAllEvents(string chosen, int rows)
    {
        Assert.Equal(rows, (await served.RowsAsync("all-events", "all-events", chosen)).Count);
        Assert.Equal(rows, (await served.RowsAsync("all-events", "overall-activity", chosen)).Sum(r => (int)r!["Events"]!));
    }

    [Fact]
    public async Task WorkingTime_HasHoursAndReports_WithoutTaskToo()
    {
        var rows = await served.RowsAsync("management", "working-time");

        Assert.Equal(
            """[{"User":"1","Username":"ann","Project":"","Task":"","Job":"","Working time(h)":1,"Activity":1},{"User":"1","Username":"ann","Project":"7","Task":"70","Job":"700","Working time(h)":0.5,"Activity":1}]""",
            rows.ToJsonString());
        Assert.Single(await served.RowsAsync("management", "working-time", "&var-task=70"));
    }

    [Fact]
    public async Task UserActivity_IgnoresTheVariables_AndTakesNobodyForASeries()
    {
        var rows = await served.RowsAsync("management", "user-activity", "&var-user=1");

        Assert.Equal("1:5 2:4 nobody:3 u-9:1", string.Join(' ', rows.GroupBy(r => (string)r!["user"]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}:{g.Sum(r => (int)r!["Events"]!)}")));
    }

    [Fact]
    public async Task ActiveUsers_FillsEmptyQuarters()
    {
        Assert.Equal([3, 1, 1, 1], (await served.RowsAsync("monitoring", "active-users")).Select(r => (int)r!["Users"]!));
    }

    [Fact]
    public async Task DurationsAndNumbers_AreByScopeAndSource()
    {
        Assert.Equal(
            """{"Scope":"change:frame","Source":"client","Average duration (ms)":250,"Min duration (ms)":250,"Max duration (ms)":250}""",
            (await served.RowsAsync("monitoring", "duration")).Single(r => (string)r!["Scope"]! == "change:frame")!.ToJsonString());
        Assert.Equal(5, (int)(await served.RowsAsync("monitoring", "number")).Single(r => (string)r!["Scope"]! == "load:cvat")!["Count"]!);
    }

    [Fact]
    public async Task Exceptions_ObeyAllVariables_AndTheTableTheMessageToo()
    {
        Assert.Equal(1, (await served.RowsAsync("monitoring", "exceptions")).Sum(r => (int)r!["Exceptions"]!));
        Assert.Empty(await served.RowsAsync("monitoring", "exceptions", "&var-user=1"));
        Assert.Single(await served.RowsAsync("monitoring", "exceptions", "&var-message=other"));
        Assert.Equal(("boom", "at x"), ((string)(await served.RowsAsync("monitoring", "exceptions-table", "&var-message=boom")).Single()!["error"]!, (string)(await served.RowsAsync("monitoring", "exceptions-table")).Single()!["stack"]!));
        Assert.Empty(await served.RowsAsync("monitoring", "exceptions-table", "&var-message=other"));
    }

    [Fact]
    public async Task Cache_WritesAreAboveZero_AndReadsBelow()
    {
        var rows = await served.RowsAsync("monitoring", "cache");

        // An hour has buckets of 30 seconds.
        Assert.Equal("chunks read -0.0333 chunks written 0.1", string.Join(' ', rows.OrderBy(r => (string)r!["queue"]!, StringComparer.Ordinal).Select(r => $"{r!["queue"]} {((double)r["throughput"]!).ToString("0.####", CultureInfo.InvariantCulture)}")));
    }

    [Fact]
    public async Task Choices_AreOfThePeriod_AndJobsOfTheChosenTasks()
    {
        Assert.Equal("""["7","8"]""", await ChoicesAsync("management", "project", ""));
        Assert.Equal("""["700"]""", await ChoicesAsync("management", "job", "&var-task=70"));
        Assert.Equal("[]", await ChoicesAsync("management", "job", "&var-task=80"));
        Assert.Equal("""["boom"]""", await ChoicesAsync("monitoring", "message", ""));
    }

    private async Task<string> ChoicesAsync(string dashboard, string variable, string more)
    {
        var choices = await (await served.Server.Admin.SendAsync("GET", $"/api/v1/dashboards/{dashboard}/variables/{variable}?{DashboardServer.Day}{more}")).JsonAsync();
        return new JsonArray([.. choices.AsArray().Select(c => (string?)c).Order(StringComparer.Ordinal).Select(c => (JsonNode?)c)]).ToJsonString();
    }
}
