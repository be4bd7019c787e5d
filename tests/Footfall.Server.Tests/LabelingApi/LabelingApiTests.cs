using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Footfall.Server.Tests.LabelingApi;

/// <summary>The activity log of teams and the statistics of labeling, over a random week.</summary>
public sealed class LabelingApiTests(LabelingServer shared) : IClassFixture<LabelingServer>
{
    private const string Week = "from=2026-03-02T00:00:00Z&to=2026-03-09T00:00:00Z";

    [Fact]
    public async Task Log_HasTheEighteenColumns_InOrder()
    {
        var row = (await GetAsync($"team-activity?{Week}&action=create_figure&limit=1"))["rows"]![0]!.AsObject();
        var csv = (await shared.Server.Admin.GetStringAsync($"/api/v1/team-activity?{Week}&format=csv", TestContext.Current.CancellationToken)).Split("\r\n");

        const string Columns = "userId,action,date,user,projectId,project,datasetId,dataset,imageId,image,classId,class,figureId,job,jobId,tag,tagId,meta";
        Assert.Equal(Columns, csv[0]);
        Assert.Equal(Columns.Split(',').Order(), row.Select(m => m.Key).Order());
        Assert.Equal(shared.Log.Count() + 2, csv.Count(line => !line.Contains("meanwhile", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Log_TellsActions_Names_AndMeta()
    {
        var rows = (await GetAsync("team-activity?from=2026-03-20T00:00:00Z&to=2026-03-21T00:00:00Z"))["rows"]!.AsArray();

        Assert.Equal(
            [
                """login u1 Ann   {}""",
                """annotation_duration u1 Ann Birds Night shift {"duration":12.5}""",
                """image_review_status_updated u2 Bob Birds  {"reviewStatus":"accepted"}""",
                """disable_figure u1 Ann Birds  {"reason":"twice"}""",
            ],
            rows.Select(r => $"{r!["action"]} {r["userId"]} {r["user"]} {r["project"]} {r["job"]} {r["meta"]!.ToJsonString()}"));
        Assert.Equal("f9", (string)rows[3]!["figureId"]!);
    }

    [Theory]
    [InlineData("date")]
    [InlineData("-date")]
    public async Task Pages_DoNotDrift_WhenEventsComeInMeanwhile(string sort)
    {
        var all = (await GetAsync($"team-activity?{Week}&sort={sort}&limit=10000"))["rows"]!.AsArray().Select(r => r!.ToJsonString()).ToList();
        var read = new List<string>();
        string? next = null;
        do
        {
            var page = await GetAsync($"team-activity?{Week}&sort={sort}&limit=70{(next is null ? "" : $"&after={next}")}");
            read.AddRange(page["rows"]!.AsArray().Select(r => r!.ToJsonString()).Where(r => !r.Contains("meanwhile", StringComparison.Ordinal)));
            next = (string?)page["next"];
            await shared.Server.SendAsync(shared.Ingest, JsonSerializer.Serialize(new { timestamp = "2026-03-05T00:00:00.5Z", scope = "create:image", user_id = "meanwhile", id = Guid.NewGuid() }));
        }
        while (next is not null);

        Assert.Equal(all.Where(r => !r.Contains("meanwhile", StringComparison.Ordinal)), read);
    }

    [Fact]
    public async Task Log_IsFiltered_ByTeamActionUserJobAndReview()
    {
        var log = shared.Log.ToList();

        Assert.Equal(log.Count(e => e.Org == "acme"), await TotalAsync("team=acme"));
        Assert.Equal(log.Count(e => e.Action is "attach_tag" or "detach_tag"), await TotalAsync("action=attach_tag&action=detach_tag"));
        Assert.Equal(log.Count(e => e is { User: "u2", Job: "j1" }), await TotalAsync("user=u2&job=j1"));
        Assert.Equal(log.Count(e => e.Status == "rejected"), await TotalAsync("review_status=rejected"));

        async Task<int> TotalAsync(string filter) => (int)(await GetAsync($"team-activity?{Week}&{filter}&search=r"))["total"]!;
    }

    [Fact]
    public async Task Members_AgreeWithARecount()
    {
        var rows = (await GetAsync($"labeling/members?{Week}"))["rows"]!.AsArray();

        Assert.Equal(
            shared.Recount().Select(m => m.ToString()).Order(),
            rows.Where(r => (string)r!["user_id"]! != "meanwhile").Select(r => new LabelingServer.Member(
                (string)r!["user_id"]!, (long)r["actions"]!, (long)r["created_objects"]!, (long)r["created_tags"]!, (long)r["assets"]!, (long)r["submitted"]!,
                (long)r["reviews"]!, (long)r["accepted"]!, (long)r["rejected"]!, (long)r["labeling_ms"]!, (long)r["review_ms"]!).ToString()).Order());
        Assert.Contains(rows, r => (long)r!["labeling_ms"]! > 0 && (long)r["review_ms"]! > 0 && (long)r["rejected"]! > 0);
    }

    [Fact]
    public async Task Tables_AgreeWithARecount()
    {
        var labeling = shared.Log.Where(e => LabelingServer.IsLabeling(e.Action)).ToList();

        Assert.Equal(
            labeling.GroupBy(e => $"{e.User} {e.Job} {e.Action}").Select(g => $"{g.Key} {g.Count()}").Order(),
            await LinesAsync($"labeling/actions?{Week}", r => $"{r["user_id"]} {r["job_id"]} {r["action"]} {r["events"]}"));
        Assert.Equal(
            labeling.GroupBy(e => e.Action).Select(g => $"{g.Key} {g.Count()}").Order(),
            await LinesAsync($"labeling/actions?{Week}&group_by=action", r => $"{r["action"]} {r["events"]}"));
        Assert.Equal(
            labeling.Where(e => e.Image is not null).GroupBy(e => e.User).Select(g => $"{g.Key} {g.Select(e => e.Image).Distinct().Count()} {labeling.Select(e => e.Image).OfType<string>().Distinct().Count()}").Order(),
            await LinesAsync($"labeling/images?{Week}", r => $"{r["user_id"]} {r["images"]} {r["total_images"]}"));
        Assert.Equal(
            labeling.GroupBy(e => $"{e.Time.AddMinutes(345):yyyy-MM-dd} {e.User}").Select(g => $"{g.Key} {g.Count()}").Order(),
            await LinesAsync($"labeling/heat?{Week}&tz=Asia/Kathmandu", r => $"{r["day"]} {r["user_id"]} {r["actions"]}"));
        Assert.Equal(
            shared.Log.Where(e => e.Action is "create_figure").GroupBy(e => e.Class).Select(g => $"class {g.Key} {g.Count()}").Order(),
            (await LinesAsync($"labeling/classes?{Week}", r => $"{r["kind"]} {r["id"]} {r["created"]}")).Where(l => l.StartsWith("class", StringComparison.Ordinal) && !l.EndsWith(" 0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("data_type=videos", "films")]
    [InlineData("data_type=videos&data_type=images", "films", "photos")]
    [InlineData("data_type=images&project=films")]
    [InlineData("data_type=unknown")]
    [InlineData("data_type=volumes")]
    public async Task DataType_NarrowsToTheProjectsOfIt(string filter, params string[] projects)
    {
        var ofThem = shared.Log.Where(e => projects.Contains(e.Project)).ToList();

        Assert.Equal(
            ofThem.Where(e => LabelingServer.IsLabeling(e.Action)).GroupBy(e => $"{e.User} {e.Action}").Select(g => $"{g.Key} {g.Count()}").Order(),
            await LinesAsync($"labeling/actions?{Week}&group_by=user,action&{filter}", r => $"{r["user_id"]} {r["action"]} {r["events"]}"));
        Assert.Equal(ofThem.Count, (int)(await GetAsync($"team-activity?{Week}&{filter}"))["total"]!);
    }

    [Fact]
    public async Task Figures_AreTheSumOfTheMembers_AndTheAssetsAreAllThereAre()
    {
        var answer = await GetAsync($"labeling/figures?{Week}");
        var figures = answer["rows"]!.AsArray().ToDictionary(f => (string)f!["key"]!, f => (double?)f!["value"]);
        var members = shared.Recount();

        Assert.Equal(members.Sum(m => m.CreatedObjects), figures["created_objects"]);
        Assert.Equal(members.Sum(m => m.LabelingMs), figures["labeling_time"]);
        Assert.Equal(Math.Round(100.0 * members.Sum(m => m.Accepted) / members.Sum(m => m.Accepted + m.Rejected), 1), figures["acceptance"]);
        Assert.Equal(figures["assets"], answer["assets"]!.AsArray().Sum(a => (double)a!["assets"]!));
        Assert.Equal(["pending", "submitted", "rejected", "accepted"], answer["assets"]!.AsArray().Select(a => (string)a!["status"]!));
    }

    [Fact]
    public async Task WhatCannotBeDivided_IsNull()
    {
        var figures = (await GetAsync("labeling/figures?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z"))["rows"]!.AsArray().ToDictionary(f => (string)f!["key"]!, f => f!["value"]?.ToJsonString());

        Assert.Null(figures["acceptance"]);
        Assert.Null(figures["time_per_object"]);
        Assert.Equal("0", figures["created_objects"]);
    }

    [Fact]
    public async Task Jobs_AreByTheirStatusAtTheEnd_WithShares()
    {
        var jobs = (await GetAsync("labeling/jobs?from=2026-03-20T00:00:00Z&to=2026-03-21T00:00:00Z"))["rows"]!.AsArray();

        Assert.Equal(
            ["pending 1 33.3", "in_progress 1 33.3", "on_review 0 0", "completed 1 33.3", "stopped 0 0", "review_completed 0 0"],
            jobs.Select(j => $"{j!["status"]} {j["jobs"]} {j["percent"]}"));
    }

    [Theory]
    [InlineData("project=films", "completed 1")]
    [InlineData("data_type=videos", "completed 1")]
    [InlineData("project=films&data_type=images")]
    [InlineData("project=nowhere")]
    public async Task Jobs_OfProjects_AreThoseWhoseEventsNameThem(string filter, params string[] expected)
    {
        var jobs = (await GetAsync($"labeling/jobs?from=2026-03-20T00:00:00Z&to=2026-03-21T00:00:00Z&{filter}"))["rows"]!.AsArray();

        Assert.Equal(expected, jobs.Where(j => (long)j!["jobs"]! > 0).Select(j => $"{j!["status"]} {j["jobs"]}"));
    }

    [Theory]
    [InlineData("team-activity?action=paint&sort=user&review_status=good&after=x", "action", "sort", "review_status", "after")]
    [InlineData("labeling/actions?group_by=user,color", "group_by")]
    public async Task Mistakes_AreNamed(string address, params string[] names)
    {
        using var answer = await shared.Server.Admin.GetAsync($"/api/v1/{address}", TestContext.Current.CancellationToken);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]!.AsObject();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(names.Order(), errors.Select(e => e.Key).Order());
    }

    private async Task<IEnumerable<string>> LinesAsync(string address, Func<JsonNode, string> line) =>
        (await GetAsync(address))["rows"]!.AsArray().Select(r => line(r!)).Where(l => !l.Contains("meanwhile", StringComparison.Ordinal)).Order();

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await shared.Server.Admin.GetStringAsync($"/api/v1/{address}", TestContext.Current.CancellationToken))!;
}
