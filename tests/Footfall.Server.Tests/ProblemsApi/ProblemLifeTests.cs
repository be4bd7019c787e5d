using System.Net;
using System.Text.Json.Nodes;

namespace Footfall.Server.Tests.ProblemsApi;

/// <summary>What people do with problems, and what problems do by themselves.</summary>
public sealed class ProblemLifeTests(ProblemServer problems) : IClassFixture<ProblemServer>
{
    [Fact]
    public async Task ResolvedInAVersion_ItRegressesInANewerOne_WhateverOrderTheyComeIn()
    {
        var id = await NewAsync("versions", "2.9.0");
        Assert.Equal("resolved", (string)(await problems.ActAsync(id, "resolve", new { version = "2.9.0" }))["state"]!);

        foreach (var (version, state) in new[] { ("2.8.7", "resolved"), ("v2.9.0", "resolved"), ("2.9.0-rc.1", "resolved"), ("", "resolved"), ("main", "resolved"), ("2.10.0", "regressed"), ("1.0", "regressed") })
        {
            await ErrorAsync("versions", 60, version);
            Assert.Equal((version, state), (version, await problems.StateAsync(id)));
        }

        Assert.Equal("resolved", (string)(await problems.ActAsync(id, "resolve", new { version = "2.10.0" }))["state"]!);
        await ErrorAsync("versions", 1, "2.10.1");
        Assert.Equal("regressed", await problems.StateAsync(id));
    }

    [Theory]
    [InlineData("branches", "main", "main")]
    [InlineData("branches-then-versions", "main", "2.0")]
    [InlineData("commits", "3f2a1b9", "9c8d7e6")]
    [InlineData("older-with-a-name", "acme@1.10.0", "acme@1.9.0")]
    public async Task ResolvedInAVersionWithoutOrderOrANewerOne_LaterErrorsLeaveItResolved(string package, string resolved, string seen)
    {
        var id = await NewAsync(package, "1.0");
        await problems.ActAsync(id, "resolve", new { version = resolved });

        await ErrorAsync(package, 3 * 3600, seen);

        Assert.Equal("resolved", await problems.StateAsync(id));
    }

    [Fact]
    public async Task ResolvedWithoutAVersion_ItRegressesWhenSeenLater_NotByErrorsThatCameLate()
    {
        var id = await NewAsync("times");
        await problems.ActAsync(id, "resolve");
        await ErrorAsync("times", 30);
        Assert.Equal("resolved", await problems.StateAsync(id));

        await ErrorAsync("times", 3 * 3600);

        Assert.Equal("regressed", await problems.StateAsync(id));
        Assert.Equal([id], (await problems.RowsAsync("package=times&state=regressed&period=all")).Select(r => (string)r["id"]!));
    }

    [Fact]
    public async Task Snoozed_ItRestsUntilItHappenedSoManyTimesMore()
    {
        var id = await NewAsync("counts");
        Assert.Equal("snoozed", (string)(await problems.ActAsync(id, "snooze", new { events = 2 }))["state"]!);
        await ErrorAsync("counts", 5);
        Assert.Equal("snoozed", await problems.StateAsync(id));
        await ErrorAsync("counts", 6);
        Assert.Equal("open", await problems.StateAsync(id));

        Assert.Equal("snoozed", (string)(await problems.ActAsync(id, "snooze", new { until = DateTimeOffset.UtcNow.AddDays(1) }))["state"]!);
        var wrong = await problems.ActAsync(id, "snooze", new { until = DateTimeOffset.UtcNow.AddDays(-1) }, HttpStatusCode.BadRequest);
        Assert.Contains("until must lie in the future, before 2200.", (string)wrong["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snoozed_ItRestsUntilATime_AndSaysNothingOfItAfterwards()
    {
        var id = await NewAsync("awakes");
        var until = DateTimeOffset.UtcNow.AddSeconds(10);
        await problems.ActAsync(id, "snooze", new { until });
        Assert.Equal(("snoozed", true), await StandingAsync());

        while (DateTimeOffset.UtcNow <= until)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        Assert.Equal(("open", false), await StandingAsync());

        async Task<(string, bool)> StandingAsync()
        {
            var page = await problems.GetAsync($"/api/v1/problems/{id}");
            return ((string)page["state"]!, page["snoozed_until"] is not null);
        }
    }

    [Fact]
    public async Task EverythingIsUndone_OneByOne_AndTheHistoryKeepsAllOfIt()
    {
        var id = await NewAsync("undone");
        var states = new List<string> { Standing(await problems.GetAsync($"/api/v1/problems/{id}")) };
        foreach (var (action, body) in new (string, object?)[] { ("assign", new { account = "admin" }), ("resolve", new { version = "9" }), ("comment", new { comment = "hm" }), ("ignore", null), ("snooze", new { events = 5 }), ("reopen", null), ("assign", null) })
        {
            states.Add(Standing(await problems.ActAsync(id, action, body)));
        }

        for (var i = states.Count - 2; i >= 0; i--)
        {
            Assert.Equal(states[i], Standing(await problems.ActAsync(id, "undo")));
        }

        Assert.Equal("There is nothing to undo.", (string)(await problems.ActAsync(id, "undo", null, HttpStatusCode.Conflict))["detail"]!);
        var history = (await problems.GetAsync($"/api/v1/problems/{id}"))["history"]!.AsArray();
        Assert.Equal((14, 7), (history.Count, history.Count(h => (bool)h!["is_undone"]!)));
        Assert.Equal("account must be the login of an account, but is 'nobody'.", (string)(await problems.ActAsync(id, "assign", new { account = "nobody" }, HttpStatusCode.BadRequest))["detail"]!);
    }

    [Fact]
    public async Task Merged_TheyCountAsOne_AndStandApartAgainWhenUndone()
    {
        var (a, b, c) = (await NewAsync("merge-a"), await NewAsync("merge-b"), await NewAsync("merge-c"));
        await ErrorAsync("merge-b", 4);

        Assert.Equal(3, (int)(await problems.ActAsync(a, "merge", new { into = b }))["events"]!);
        Assert.Equal(4, (int)(await problems.ActAsync(b, "merge", new { into = c }))["events"]!);
        await ErrorAsync("merge-a", 5);
        Assert.Equal((c, 5), ((string)(await problems.GetAsync($"/api/v1/problems/{a}"))["id"]!, (int)(await problems.GetAsync($"/api/v1/problems/{c}"))["events"]!));
        Assert.Equal("5", await problems.SqlAsync($"SELECT sum(events) FROM problems WHERE id IN ('{a}', '{b}', '{c}')"));
        Assert.Equal(c, await problems.SqlAsync($"SELECT id FROM problems WHERE id IN ('{a}', '{b}', '{c}')"));
        Assert.Equal("A problem cannot be part of itself.", (string)(await problems.ActAsync(a, "merge", new { into = c }, HttpStatusCode.Conflict))["detail"]!);

        await problems.ActAsync(c, "undo");
        Assert.Equal((4, 1), ((int)(await problems.GetAsync($"/api/v1/problems/{b}"))["events"]!, (int)(await problems.GetAsync($"/api/v1/problems/{c}"))["events"]!));
        Assert.Equal(a, (string)(await problems.ActAsync(b, "split", new { parts = new[] { a } }))["id"]!);
        Assert.Equal((2, 2), ((int)(await problems.GetAsync($"/api/v1/problems/{a}"))["events"]!, (int)(await problems.GetAsync($"/api/v1/problems/{b}"))["events"]!));
    }

    [Fact]
    public async Task Split_ErrorsBecomeAProblemOfTheirOwn()
    {
        var id = await NewAsync("split");
        await ErrorAsync("split", 2);
        await ErrorAsync("split", 3);
        var errors = (await problems.GetAsync($"/api/v1/problems/{id}/occurrences"))["rows"]!.AsArray().Select(o => (string)o!["id"]!).ToArray();

        var apart = await problems.ActAsync(id, "split", new { occurrences = errors[..2] });
        Assert.Equal((2, 1), ((int)apart["events"]!, (int)(await problems.GetAsync($"/api/v1/problems/{id}"))["events"]!));
        Assert.Equal(2, (await problems.RowsAsync("package=split")).Count);
        Assert.Equal("1 2", await problems.SqlAsync("SELECT events FROM problems WHERE package = 'split' ORDER BY events"));
        Assert.StartsWith("Error", (string)(await problems.ActAsync(id, "split", new { occurrences = errors[..1] }, HttpStatusCode.Conflict))["detail"]!, StringComparison.Ordinal);

        await problems.ActAsync(id, "undo");
        Assert.Equal(3, (int)(await problems.GetAsync($"/api/v1/problems/{id}"))["events"]!);
        Assert.Single(await problems.RowsAsync("package=split"));
    }

    [Fact]
    public async Task SplitTwice_AnErrorGoesBackToWhereItWas_WhenTheSecondIsUndone()
    {
        var (id, other) = (await NewAsync("split-twice"), await NewAsync("split-into"));
        await ErrorAsync("split-twice", 2);
        await ErrorAsync("split-twice", 3);
        var errors = (await problems.GetAsync($"/api/v1/problems/{id}/occurrences"))["rows"]!.AsArray().Select(o => (string)o!["id"]!).ToArray();
        var apart = (string)(await problems.ActAsync(id, "split", new { occurrences = errors[..2] }))["id"]!;
        Assert.Equal(3, (int)(await problems.ActAsync(apart, "merge", new { into = other }))["events"]!);
        await problems.ActAsync(other, "split", new { occurrences = errors[..1] });

        Assert.Equal(3, (int)(await problems.ActAsync(other, "undo"))["events"]!);
        Assert.Equal(1, (int)(await problems.GetAsync($"/api/v1/problems/{id}"))["events"]!);
        await problems.ActAsync(other, "undo");
        Assert.Equal(3, (int)(await problems.ActAsync(id, "undo"))["events"]!);
    }

    private static string Standing(JsonNode row) => $"{row["state"]} {row["assignee"]} {row["resolved_version"]} {row["snoozed_events"]}";

    private async Task<string> NewAsync(string package, string version = "")
    {
        await ErrorAsync(package, 1, version);
        return (string)(await problems.RowsAsync($"package={package}&period=all"))[0]["id"]!;
    }

    private Task ErrorAsync(string package, double seconds, string version = "") =>
        problems.SendAsync(ProblemServer.Event("send:exception", seconds, new { package }, new { type = "E", message = package, version }));
}
