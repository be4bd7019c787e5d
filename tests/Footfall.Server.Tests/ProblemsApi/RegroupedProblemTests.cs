using System.Net;
using System.Text.Json.Nodes;
using Footfall.Analytics.Problems;
using Footfall.ClickHouse;
using Footfall.Ingestion.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.ProblemsApi;

/// <summary>What people did with problems stays when an update groups errors by other rules.</summary>
public sealed class RegroupedProblemTests(ProblemServer problems) : IClassFixture<ProblemServer>
{
    private IStore Store => problems.Server.Store;

    [Fact]
    public async Task OneThatIsCalledOtherwise_StandsAsItStood_ItsLinksLeadThere_AndItIsUndoneAsBefore()
    {
        var now = await NewAsync("renamed", 3);
        const string Before = "1000000000000001";
        await WasAsync("renamed", Before);
        await problems.ActAsync(Before, "assign", new { account = "admin", comment = "mine" });
        await problems.ActAsync(Before, "resolve", new { version = "2.0" });

        await RegroupAsync();

        var row = Assert.Single(await problems.RowsAsync("package=renamed&period=all"));
        Assert.Equal((now, "resolved", "admin", "2.0", 3), ((string)row["id"]!, (string)row["state"]!, (string)row["assignee"]!, (string)row["resolved_version"]!, (int)row["events"]!));
        var page = await problems.GetAsync($"/api/v1/problems/{Before}");
        Assert.Equal((now, "resolve assign", "mine"), ((string)page["id"]!, Actions(page), (string)page["history"]![1]!["comment"]!));
        Assert.Equal(now, (string)(await problems.ActAsync(Before, "undo"))["id"]!);
        Assert.Equal("open", await problems.StateAsync(now));
        Assert.Equal("", (string)(await problems.ActAsync(now, "undo"))["assignee"]!);
        Assert.Equal("There is nothing to undo.", (string)(await problems.ActAsync(now, "undo", null, HttpStatusCode.Conflict))["detail"]!);
        Assert.Equal(3, (await problems.GetAsync($"/api/v1/problems/{Before}/occurrences"))["rows"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.OK, (await problems.Server.Admin.GetAsync(new Uri($"/api/v1/problems/{Before}/log", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task OneThatBecomesSeveral_LeavesItsStateToEach_AndWaitsForAsManyMore()
    {
        var (large, small) = (await NewAsync("several-a", 4), await NewAsync("several-b", 2));
        const string Before = "2000000000000001";
        await WasAsync("several-a", Before);
        await WasAsync("several-b", Before);
        await problems.ActAsync(Before, "snooze", new { events = 2 });

        await RegroupAsync();

        Assert.Equal(("snoozed", "snoozed"), (await problems.StateAsync(large), await problems.StateAsync(small)));
        Assert.Equal(large, (string)(await problems.GetAsync($"/api/v1/problems/{Before}"))["id"]!);
        await NewAsync("several-b", 1);
        Assert.Equal("snoozed", await problems.StateAsync(small));
        await NewAsync("several-b", 1);
        Assert.Equal(("open", "snoozed"), (await problems.StateAsync(small), await problems.StateAsync(large)));
    }

    [Fact]
    public async Task SeveralThatBecomeOne_StandAsTheLargestStood_WithTheHistoryOfAll()
    {
        var one = await NewAsync("joined-a", 3, "joined");
        Assert.Equal(one, await NewAsync("joined-b", 2, "joined"));
        await NewAsync("joined-c", 1, "joined");
        await WasAsync("joined-a", "3000000000000001");
        await WasAsync("joined-b", "3000000000000002");
        await WasAsync("joined-c", "3000000000000003");
        await problems.ActAsync("3000000000000001", "resolve", new { version = "9" });
        await problems.ActAsync("3000000000000002", "ignore", new { comment = "noise" });
        await problems.ActAsync("3000000000000002", "assign", new { account = "admin" });
        await problems.ActAsync("3000000000000003", "comment", new { comment = "seen at night" });

        await RegroupAsync();

        var page = await problems.GetAsync($"/api/v1/problems/{one}");
        Assert.Equal(("resolved", "9", "admin", 6), ((string)page["state"]!, (string)page["resolved_version"]!, (string)page["assignee"]!, (int)page["events"]!));
        Assert.Equal("regroup comment assign ignore resolve", Actions(page));
        Assert.StartsWith("of 3000000000000001", (string)page["history"]![0]!["details"]!, StringComparison.Ordinal);
        foreach (var before in new[] { "3000000000000001", "3000000000000002", "3000000000000003" })
        {
            Assert.Equal(one, (string)(await problems.GetAsync($"/api/v1/problems/{before}"))["id"]!);
        }

        var refused = await problems.ActAsync(one, "undo", null, HttpStatusCode.Conflict);
        Assert.Equal("There is nothing to undo since several problems became this one.", (string)refused["detail"]!);
        await problems.ActAsync(one, "reopen");
        Assert.Equal("resolved", (string)(await problems.ActAsync(one, "undo"))["state"]!);
    }

    [Fact]
    public async Task AFewErrorsOfAnIgnoredProblem_HideNobodyElses()
    {
        var (most, few) = (await NewAsync("few-a", 5), await NewAsync("few-b", 1));
        await WasAsync("few-a", "4000000000000001");
        await WasAsync("few-b", "4000000000000001");
        await NewAsync("few-b", 2);
        await problems.ActAsync("4000000000000001", "ignore");

        await RegroupAsync();

        Assert.Equal(("ignored", "open"), (await problems.StateAsync(most), await problems.StateAsync(few)));
    }

    [Fact]
    public async Task MergedOnes_StayMerged_AndAreTakenApartAsBefore()
    {
        var (part, whole, kept) = (await NewAsync("part", 2), await NewAsync("whole", 3), await NewAsync("kept", 1));
        await WasAsync("part", "5000000000000001");
        await WasAsync("whole", "5000000000000002");
        await problems.ActAsync("5000000000000001", "merge", new { into = "5000000000000002" });
        await problems.ActAsync(kept, "merge", new { into = "5000000000000002" });

        await RegroupAsync();

        var page = await problems.GetAsync($"/api/v1/problems/{part}");
        Assert.Equal((whole, 6), ((string)page["id"]!, (int)page["events"]!));
        Assert.Equal(new[] { kept, part }.Order(), page["parts"]!.AsArray().Select(p => (string)p!).Order());
        Assert.Equal(whole, (string)(await problems.GetAsync("/api/v1/problems/5000000000000001"))["id"]!);
        Assert.Equal("6", await problems.SqlAsync($"SELECT sum(events) FROM problems WHERE id = '{whole}'"));
        Assert.Equal(5, (int)(await problems.ActAsync(whole, "undo"))["events"]!);
        Assert.Equal(1, (int)(await problems.GetAsync($"/api/v1/problems/{kept}"))["events"]!);
        Assert.Equal(3, (int)(await problems.ActAsync(whole, "undo"))["events"]!);
        Assert.Equal(2, (int)(await problems.GetAsync($"/api/v1/problems/{part}"))["events"]!);
    }

    [Fact]
    public async Task MergedOnesThatBecomeOne_StandAsTheWholeStood()
    {
        var one = await NewAsync("circle-a", 1, "circle");
        await NewAsync("circle-b", 5, "circle");
        await WasAsync("circle-a", "6000000000000001");
        await WasAsync("circle-b", "6000000000000002");
        await problems.ActAsync("6000000000000002", "merge", new { into = "6000000000000001" });
        await problems.ActAsync("6000000000000001", "ignore");

        await RegroupAsync();

        Assert.Equal(("ignored", 6), (await problems.StateAsync(one), (int)(await problems.GetAsync($"/api/v1/problems/{one}"))["events"]!));
        Assert.Empty((await problems.GetAsync($"/api/v1/problems/{one}"))["parts"]!.AsArray());
    }

    [Fact]
    public async Task AStartThatIsStoppedInTheMidst_AndOthersBesideIt_CarryOverOnce()
    {
        var now = await NewAsync("stopped", 3);
        const string Before = "7000000000000001";
        await WasAsync("stopped", Before);
        await problems.ActAsync(Before, "comment", new { comment = "hm" });
        await problems.ActAsync(Before, "ignore");
        var carrier = problems.Server.Services.GetRequiredService<ProblemCarrier>();

        await Assert.ThrowsAsync<OperationCanceledException>(() => ErrorFeed.ApplyAsync(
            Store,
            async (rules, stop) =>
            {
                await Task.WhenAll(carrier.CarryAsync(rules, stop), carrier.CarryAsync(rules, stop));
                throw new OperationCanceledException();
            },
            CancellationToken.None));
        await RegroupAsync();

        var page = await problems.GetAsync($"/api/v1/problems/{now}");
        Assert.Equal(("ignored", 3, "ignore comment"), ((string)page["state"]!, (int)page["events"]!, Actions(page)));

        // A server of the version before went on for a while: its errors are grouped anew when it starts as the new one.
        await problems.ActAsync(now, "reopen");
        await NewAsync("stopped", 2);
        await Store.ExecuteAsync(Statement.Write($"INSERT INTO error_events SELECT * REPLACE (toUInt64(reinterpretAsUInt64(reverse(unhex('{Before}')))) AS problem, '' AS rules) FROM error_events WHERE package = 'stopped' ORDER BY received DESC LIMIT 2"), CancellationToken.None);
        await RegroupAsync();

        page = await problems.GetAsync($"/api/v1/problems/{now}");
        Assert.Equal(("open", 5, "reopen ignore comment"), ((string)page["state"]!, (int)page["events"]!, Actions(page)));
        Assert.Single(await problems.RowsAsync("package=stopped&period=all"));
    }

    [Fact]
    public async Task OverSeveralUpdates_TheFirstLinkStillLeadsThere()
    {
        var now = await NewAsync("thrice", 2);
        await WasAsync("thrice", "8000000000000001");
        await problems.ActAsync("8000000000000001", "ignore");
        await RegroupAsync();
        await WasAsync("thrice", "8000000000000002");
        await problems.ActAsync("8000000000000002", "snooze", new { until = DateTimeOffset.UtcNow.AddDays(1) });
        await Store.ExecuteAsync(Statement.Write("INSERT INTO problem_heirs SELECT 0x8000000000000001, now64(3) + 60, 0x8000000000000002"), CancellationToken.None);
        await RegroupAsync();

        Assert.Equal((now, now), ((string)(await problems.GetAsync("/api/v1/problems/8000000000000001"))["id"]!, (string)(await problems.GetAsync("/api/v1/problems/8000000000000002"))["id"]!));
        Assert.Equal("snoozed", await problems.StateAsync(now));
    }

    private static string Actions(JsonNode page) => string.Join(' ', page["history"]!.AsArray().Select(h => (string)h!["action"]!));

    private Task RegroupAsync() => ErrorFeed.ApplyAsync(Store, problems.Server.Services.GetRequiredService<ProblemCarrier>().CarryAsync, CancellationToken.None);

    /// <summary>Makes the errors of a package those of a problem that earlier rules made.</summary>
    private async Task WasAsync(string package, string problem)
    {
        var number = Convert.ToUInt64(problem, 16);
        await Store.ExecuteAsync(Statement.Write($"INSERT INTO error_events SELECT * REPLACE (toUInt64({number}) AS problem, 'earlier' AS rules) FROM error_events WHERE package = '{package}'"), CancellationToken.None);
        await Store.ExecuteAsync(Statement.Write($"DELETE FROM error_events WHERE package = '{package}' AND rules != 'earlier'"), CancellationToken.None);
    }

    private async Task<string> NewAsync(string package, int errors, string? fingerprint = null)
    {
        await problems.SendAsync(Enumerable.Range(0, errors).Select(i => ProblemServer.Event("send:exception", i, new { package }, new { type = "E", message = package, fingerprint })));
        return (string)(await problems.RowsAsync($"package={package}&period=all"))[0]["id"]!;
    }
}
