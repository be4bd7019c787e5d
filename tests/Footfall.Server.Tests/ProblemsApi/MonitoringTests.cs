namespace Footfall.Server.Tests.ProblemsApi;

/// <summary><c>/api/v1/monitoring/...</c>: CVAT's figures.</summary>
public sealed class MonitoringTests(ProblemServer problems) : IClassFixture<ProblemServer>
{
    [Fact]
    public async Task Figures_AreThoseOfCvatsDashboard()
    {
        var now = (DateTimeOffset.UtcNow - ProblemServer.Start).TotalSeconds;
        await problems.SendAsync(
            ProblemServer.Event("load:job", now - 60, new { user_id = "m1", duration = 100, source = "client" }),
            ProblemServer.Event("load:job", now - 50, new { user_id = "m2", duration = 300, source = "client" }),
            ProblemServer.Event("load:job", now - 40, new { user_id = "m2", duration = 0, source = "client" }),
            ProblemServer.Event("load:job", now - 3600, new { user_id = "m3", duration = 50 }),
            ProblemServer.Event("send:exception", now - 30, new { user_id = "m1", user_name = "Mia", project_id = "7", source = "client" }, new { message = "one", stack = "at f" }),
            ProblemServer.Event("send:exception", now - 20, new { user_id = "m1" }, new { message = "two" }));

        Assert.Equal((2, 15), ((int)(await problems.GetAsync("/api/v1/monitoring/active-now"))["users"]!, (int)(await problems.GetAsync("/api/v1/monitoring/active-now"))["within_minutes"]!));
        Assert.Equal(900, (int)(await problems.GetAsync("/api/v1/monitoring/active-users?period=6h"))["bucket_seconds"]!);
        Assert.Equal(3, (await problems.GetAsync("/api/v1/monitoring/active-users?period=6h&bucket=year"))["rows"]!.AsArray().Sum(r => (long)r!["count"]!));
        Assert.Equal(2, (await problems.GetAsync("/api/v1/monitoring/exceptions?period=6h"))["rows"]!.AsArray().Sum(r => (long)r!["count"]!));
        var list = (await problems.GetAsync("/api/v1/monitoring/exceptions/list?period=6h&message=one"))["rows"]!.AsArray();
        Assert.Equal("Mia client 7 one at f", $"{list.Single()!["user_name"]} {list[0]!["source"]} {list[0]!["project_id"]} {list[0]!["error"]} {list[0]!["stack"]}");
        var scopes = (await problems.GetAsync("/api/v1/monitoring/events?period=6h&scope=load:job"))["rows"]!.AsArray();
        Assert.Equal(
            ["load:job client 3 2 200 100 300", "load:job server 1 1 50 50 50"],
            scopes.Select(s => $"{s!["scope"]} {s["source"]} {s["events"]} {s["timed"]} {s["mean_ms"]} {s["least_ms"]} {s["most_ms"]}"));
    }
}
