using System.Text.Json.Nodes;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>Odd rows take nothing down and hide nothing: what they say is shown as they say it, or as what it comes to.</summary>
public sealed class OddRowTests(OddRowsServer rows) : IClassFixture<OddRowsServer>
{
    [Fact]
    public async Task Numbers_BeyondAllBits_AreShownAsTheyWereWritten()
    {
        var details = await rows.DetailsAsync("numbers");
        var page = await rows.PageAsync("numbers");

        Assert.Equal((5, "Big", "finished"), ((int)details["total_events"]!, (string)details["metadata"]!["agent_name"]!, (string)details["metadata"]!["status"]!));
        Assert.Equal("""{"dict":{"summary":"Big","n":1e400}}""", details["metadata"]!["meta"]!.ToJsonString());
        Assert.Equal("""{"dict":{"n":2000000000000000000000,"m":"1: 18446744073709551616, \u0022x\u0022"}}""", page["inputs"]!.ToJsonString());
        Assert.Equal("""{"dict":{"n":[-9223372036854775809,18446744073709551615,1.5]}}""", page["outputs"]!.ToJsonString());
        Assert.Equal("""{"dict":{"n":2000000000000000000000,"m":"1: 18446744073709551616, \"x\""}}""", (string)details["events"]![1]!["message"]!);
    }

    [Fact]
    public async Task Errors_WithHalfACharacterAmongThem_AreAnswered()
    {
        var answer = await rows.GetAsync("/api/dashboard/errors?hours=999999");
        var error = Assert.Single(answer["errors"]!.AsArray(), e => (string)e!["fid"]! == "json")!;

        Assert.Equal("\uFFFD", (string)error["error"]!);
    }

    [Fact]
    public async Task Page_OfOddJson_ShowsWhatItComesTo()
    {
        var page = await rows.PageAsync("json");

        Assert.Equal("""{"a":{"password":"[key]","b":2}}""", page["inputs"]!.ToJsonString());
        Assert.Equal("\uFFFD ok", (string)page["actions"]![0]!["value"]!["\uFFFD"]!);
        Assert.Equal(80, DepthOf(page["results"]![0]!["value"]));
        Assert.Equal(70, DepthOf(page["outputs"]));
    }

    [Fact]
    public async Task Meta_AsPythonReadsIt_NamesTheRun()
    {
        var odd = (await rows.DetailsAsync("json"))["metadata"]!;
        var none = (await rows.DetailsAsync("null-meta"))["metadata"]!.AsObject();

        Assert.Equal("hymn:crew", (string)odd["agent_name"]!);
        Assert.Equal("""{"dict":{"summary":0,"entry_point":"hymn:crew","load":null,"most":null}}""", odd["meta"]!.ToJsonString());
        Assert.True(none.TryGetPropertyValue("meta", out var meta) && meta is null);
    }

    [Theory]
    [InlineData("first-odd", "finished", 10_000, 2)]
    [InlineData("last-odd", "finished", 0, 1)]
    [InlineData("milliseconds", "finished", 10_000, 2)]
    public async Task Run_WithOddTimes_EndsWithItsLastRow_AndSaysHowManyAreOdd(string fid, string status, long runtime, long odd)
    {
        var page = await rows.PageAsync(fid);
        var details = await rows.DetailsAsync(fid);

        Assert.Equal((status, runtime, odd), ((string)page["run"]!["status"]!, (long)page["run"]!["runtime_ms"]!, (long)page["odd_times"]!));
        Assert.Equal(Enumerable.Range(1, details["events"]!.AsArray().Count), details["events"]!.AsArray().Select(e => (int)e!["id"]!));
    }

    [Fact]
    public async Task Run_ThatBeganAtZero_HasNoRunTime()
    {
        var run = (await rows.PageAsync("zero"))["run"]!.AsObject();
        var statistics = await rows.GetAsync("/api/v1/runs?period=all&run=zero&sort=-runtime");

        Assert.Equal((null, null), ((string?)run["started"], (long?)run["runtime_ms"]));
        Assert.Null((long?)statistics["rows"]![0]!["runtime_ms"]);
        Assert.Null((double?)(await rows.DetailsAsync("zero"))["metadata"]!["runtime"]);
    }

    [Fact]
    public async Task Rows_AreCounted_WhateverTheirNumbers()
    {
        Assert.Equal("2", await rows.ScalarAsync("SELECT count() FROM events WHERE run_id = 'negative-ids' AND JSONHas(payload, 'row')"));
        Assert.Equal(await rows.ScalarAsync("SELECT count() FROM events WHERE JSONExtractRaw(payload, 'row') != '' OR position(payload, '\"row\":') > 0"), $"{await rows.RowsAsync()}");
        Assert.Equal("finished", (string)(await rows.PageAsync("negative-ids"))["run"]!["status"]!);
    }

    [Fact]
    public async Task Status_ThatIsBlank_IsBlankForKodosumiAndUnknownForUs()
    {
        Assert.Equal("", (string)(await rows.DetailsAsync("blank"))["metadata"]!["status"]!);
        Assert.Equal("unknown", (string)(await rows.PageAsync("blank"))["run"]!["status"]!);
    }

    [Theory]
    [InlineData("kindless", "first|running|||last", "running", 4)]
    [InlineData("only-kindless", "all there is", "unknown", 0)]
    public async Task Row_WithoutAKind_IsARowLikeAnyOther(string fid, string messages, string status, double runtime)
    {
        var details = await rows.DetailsAsync(fid);
        var log = await rows.GetAsync($"/api/v1/runs/{fid}/log");

        Assert.Equal(messages, string.Join('|', details["events"]!.AsArray().Select(e => (string)e!["message"]!)));
        Assert.Equal((status, runtime), ((string)details["metadata"]!["status"]!, Math.Round((double)details["metadata"]!["runtime"]!, 3)));
        Assert.Equal(messages.Split('|').Where(m => m != "running"), log["rows"]!.AsArray().Select(r => (string)r!["message"]!));
    }

    [Fact]
    public async Task Lock_WithoutAName_IsNotWaitedFor() =>
        Assert.Equal("running", (string)(await rows.DetailsAsync("nameless-lock"))["metadata"]!["status"]!);

    [Fact]
    public async Task Message_ThatWasCut_SaysSoWhereverItIsShown()
    {
        const string Mark = "\n[cut here: 262144 of 300000 characters]";
        var details = await rows.DetailsAsync("long");
        var errors = (await rows.GetAsync("/api/dashboard/errors?hours=999999"))["errors"]!.AsArray();

        Assert.EndsWith(Mark, (string)details["events"]![1]!["message"]!, StringComparison.Ordinal);
        Assert.EndsWith(Mark, (string)details["metadata"]!["error"]!, StringComparison.Ordinal);
        Assert.EndsWith(Mark, (string)errors.Single(e => (string)e!["fid"]! == "long")!["error"]!["error"]!, StringComparison.Ordinal);
    }

    private static int DepthOf(JsonNode? json) => json is JsonArray list ? 1 + (list.Count == 0 ? 0 : DepthOf(list[0])) : 0;
}
