using System.Net;
using System.Text.Json.Nodes;

namespace Footfall.Server.Tests.ProblemsApi;

/// <summary><c>/api/v1/problems...</c>: what is an error, lists, one problem with its log and configuration, rights.</summary>
public sealed class ProblemApiTests(ProblemServer problems) : IClassFixture<ProblemServer>
{
    [Fact]
    public async Task Errors_AreThoseOfSemantics8_EachOfItsType()
    {
        object kinds = new { package = "kinds" };
        await problems.SendAsync(
            ProblemServer.Event("send:exception", 1, kinds, new { message = "said", error_type = "training" }),
            ProblemServer.Event("log:error", 2, kinds, new { message = "logged" }),
            ProblemServer.Event("log:fatal", 3, new { package = "kinds", agent = "gpu-1" }, new { message = "on an agent" }),
            ProblemServer.Event("call:function", 4, new { package = "kinds", function = "kinds:f" }, new { status = "error", error = "called" }),
            ProblemServer.Event("create:run", 5, new { run_id = "k1", obj_val = "Import birds" }, new { type = "import-images" }),
            ProblemServer.Event("fail:run", 9, new { run_id = "k1", package = "kinds" }, new { error = "imported" }),
            ProblemServer.Event("create:run", 5, new { run_id = "k2" }, new { type = "train" }),
            ProblemServer.Event("start:run", 6, new { run_id = "k2" }),
            ProblemServer.Event("fail:run", 9, new { run_id = "k2", package = "kinds" }, new { error = "trained" }),
            ProblemServer.Event("log:warning", 7, kinds, new { message = "no error" }),
            ProblemServer.Event("call:function", 8, kinds, new { status = "finished" }));

        var rows = await problems.RowsAsync("package=kinds&sort=title");

        Assert.Equal(
            ["called App", "imported Import", "logged System", "on an agent Agent", "said Training", "trained Training"],
            rows.Select(r => $"{r["title"]} {r["type"]}"));
        Assert.Equal(["logged", "on an agent"], (await problems.RowsAsync("package=kinds&type=System&type=Agent&sort=title")).Select(r => (string)r["title"]!));
        Assert.Equal(("run", 3_000), ((string)rows[5]["duration_kind"]!, (long)rows[5]["duration_ms"]!));
        Assert.Equal("group", (string)rows[2]["duration_kind"]!);
        Assert.Equal(["logged", "trained"], (await problems.RowsAsync($"sort=title&problem={rows[2]["id"]}&problem={rows[5]["id"]}")).Select(r => (string)r["title"]!));
    }

    [Fact]
    public async Task FailureOfARun_IsNoErrorOfItsOwn_WhereTheExceptionOfThatAttemptWasReported()
    {
        await problems.SendAsync(
            ProblemServer.Event("start:run", 1, new { run_id = "a1" }),
            ProblemServer.Event("fail:run", 3, new { run_id = "a1", package = "attempts" }, new { error = "first" }),
            ProblemServer.Event("start:run", 4, new { run_id = "a1" }),
            ProblemServer.Event("fail:run", 6, new { run_id = "a1", package = "attempts" }, new { error = "second" }));
        Assert.Equal(["first", "second"], (await problems.RowsAsync("package=attempts&sort=title")).Select(r => (string)r["title"]!));

        // It comes late, and is of the second attempt.
        await problems.SendAsync(ProblemServer.Event("send:exception", 5, new { run_id = "a1", package = "attempts" }, new { message = "told" }));

        Assert.Equal(["first", "told"], (await problems.RowsAsync("package=attempts&sort=title")).Select(r => (string)r["title"]!));
    }

    [Fact]
    public async Task List_HasFiguresTrendAndCounts_AndPagesFollowOneAnother()
    {
        var events = Enumerable.Range(0, 30).Select(i =>
            ProblemServer.Event("send:exception", i, new { package = "pages", user_id = $"u{i % 4}", agent = $"g{i % 2}" }, new { type = "E", message = "m", fingerprint = $"f{i % 7}", version = $"1.{i % 3}" })).ToList();
        await problems.SendAsync(events);
        await problems.SendAsync(events);

        var whole = await problems.GetAsync("/api/v1/problems?package=pages&sort=-events");
        var first = whole["rows"]![0]!;
        Assert.Equal((7, 7, 7), ((int)whole["total"]!, (int)whole["all"]!, (int)whole["new"]!));
        Assert.Equal((5L, 4L, 2L, "1.2 1.1 1.0", 5L), ((long)first["events"]!, (long)first["users"]!, (long)first["agents"]!, string.Join(' ', first["versions"]!.AsArray()), first["trend"]!.AsArray().Sum(t => (long)t!)));
        foreach (var sort in new[] { "attention", "-last_seen", "first_seen", "-events", "users", "title", "state", "type", "-duration", "agents", "assignee" })
        {
            var paged = new List<string>();
            string? next = null;
            do
            {
                var page = await problems.GetAsync($"/api/v1/problems?package=pages&sort={sort}&limit=3{(next is null ? "" : $"&after={next}")}");
                paged.AddRange(page["rows"]!.AsArray().Select(r => (string)r!["id"]!));
                next = (string?)page["next"];
            }
            while (next is not null);
            Assert.Equal((await problems.RowsAsync($"package=pages&sort={sort}")).Select(r => (string)r["id"]!), paged);
        }

        var csv = await problems.Server.Admin.GetStringAsync("/api/v1/problems?package=pages&format=csv", TestContext.Current.CancellationToken);
        Assert.Equal(9, csv.Split("\r\n").Length);
        Assert.Equal(30, (await problems.GetAsync("/api/v1/problems/trend?package=pages"))["rows"]!.AsArray().Sum(r => (long)r!["events"]!));
    }

    [Theory]
    [InlineData("state=gone", "state must be one of open, regressed, resolved, ignored, snoozed, but is 'gone'.")]
    [InlineData("sort=size", "sort must be one of attention, last_seen, first_seen, events, users, agents, duration, title, type, state, assignee, with a minus for descending, but is 'size'.")]
    [InlineData("obj_name=x", "obj_name is no filter of problems.")]
    [InlineData("problem=12", "problem must be 16 hexadecimal digits, but is '12'.")]
    [InlineData("after=x", "after must be the member 'next' of the page before, asked for with the same 'sort'.")]
    public async Task WrongParameters_AreNamed(string query, string detail)
    {
        using var response = await problems.Server.Admin.GetAsync($"/api/v1/problems?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(detail, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProblem_HasStackLogConfigPeopleAndWhatWasDoneBefore()
    {
        const string Stack = "TypeError: x is undefined\n    at save (https://acme.example/app.js:1:5)\n    at run (https://acme.example/node_modules/q.js:1:1)";
        await problems.SendAsync(
            ProblemServer.Event("click:element", 8, new { session_id = "one", user_id = "u1", source = "client" }, new { path = "Main / Save" }),
            ProblemServer.Event("log:info", 9, new { session_id = "one" }, new { message = "about to save" }),
            ProblemServer.Event("log:debug", 9.5, new { session_id = "one" }, new { message = "details" }),
            ProblemServer.Event("log:info", 9.6, new { session_id = "other" }, new { message = "of another" }),
            ProblemServer.Event("send:exception", 10, new { session_id = "one", user_id = "u1", user_name = "Ann", package = "page" }, new
            {
                type = "TypeError",
                message = "x is undefined",
                stack = Stack,
                config = new { Api_Key = "hush", deep = new object[] { new { dsn = "hush" }, new { name = "SESSION_TOKEN", value = "hush" }, "PASSWORD=hush", "{\"sessionToken\":\"hush\"}" }, color = "red" },
            }),
            ProblemServer.Event("log:info", 11, new { session_id = "one" }, new { message = "after it" }));
        var id = (string)(await problems.RowsAsync("package=page"))[0]["id"]!;

        var one = await problems.GetAsync($"/api/v1/problems/{id}");

        Assert.Equal(Stack, (string)one["stack"]!);
        Assert.Equal([false, true, false], one["stack_lines"]!.AsArray().Select(l => (bool)l!["is_program"]!));
        Assert.Equal(("session", "about to save, details, x is undefined"), ((string)one["log_of"]!, string.Join(", ", one["log"]!.AsArray().Where(l => (string)l!["message"]! != "after it").Select(l => l!["message"]))));
        Assert.DoesNotContain("hush", one.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("red", one["config"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("error", (string)one["config_of"]!);
        Assert.Equal(("u1", "Ann", 1), ((string)one["people"]![0]!["user_id"]!, (string)one["people"]![0]!["user_name"]!, (int)one["people"]![0]!["events"]!));
        Assert.Equal("Main / Save", (string)one["sessions_before"]![0]!["steps"]!.AsArray().Single(s => (string)s!["scope"]! == "click:element")!["detail"]!);
        Assert.Equal((1, id), (one["occurrences"]!.AsArray().Count, (string)one["id"]!));
        var warnings = await problems.GetAsync($"/api/v1/problems/{id}/log?level=debug");
        Assert.Equal(["details"], warnings["rows"]!.AsArray().Select(l => (string)l!["message"]!));
        var all = await problems.GetAsync($"/api/v1/problems/{id}/log");
        Assert.Empty((await problems.GetAsync($"/api/v1/problems/{id}/log?after={all["next"]}"))["rows"]!.AsArray());
        var text = await problems.Server.Admin.GetStringAsync($"/api/v1/problems/{id}/log?format=text", TestContext.Current.CancellationToken);
        Assert.Equal(4, text.Split('\n').Length - 1);
        Assert.Contains("[info] about to save", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Causes_SayHowOftenErrorsFollowInTheSameRequestSessionOrRun()
    {
        object Click(string session, string user) => new { session_id = session, user_id = user, source = "client", package = "cause" };
        await problems.SendAsync(
            ProblemServer.Event("click:element", 10, Click("c1", "u1"), new { path = "A / B" }),
            ProblemServer.Event("send:exception", 14, Click("c1", "u1"), new { message = "soon" }),
            ProblemServer.Event("click:element", 20, Click("c2", "u2"), new { path = "A / B" }),
            ProblemServer.Event("send:exception", 31, Click("c2", "u2"), new { message = "late" }),
            ProblemServer.Event("click:element", 40, Click("c3", "u3"), new { path = "A / B" }),
            ProblemServer.Event("send:exception", 41, Click("c4", "u3"), new { message = "elsewhere" }),
            ProblemServer.Event("click:element", 50, Click("c3", "u3"), new { path = "A / C" }));

        var ten = (await problems.GetAsync("/api/v1/problems/causes?by=click&package=cause"))["rows"]!.AsArray();
        var twenty = (await problems.GetAsync("/api/v1/problems/causes?by=click&package=cause&within=20"))["rows"]!.AsArray();

        Assert.Equal("A / B 3 1 1 u1", string.Join(", ", ten.Select(r => $"{r!["key"]} {r["events"]} {r["followed"]} {r["users"]} {string.Join(' ', r["people"]!.AsArray())}")));
        Assert.Equal((2L, 2 / 3.0), ((long)twenty[0]!["followed"]!, (double)twenty[0]!["share"]!));
    }

    [Fact]
    public async Task Rights_NarrowFigures_AndWhoMayAct()
    {
        await problems.SendAsync(
            ProblemServer.Event("send:exception", 1, new { package = "rights", org_slug = "acme", user_id = "u1" }, new { fingerprint = "both" }),
            ProblemServer.Event("send:exception", 2, new { package = "rights", org_slug = "other", user_id = "u2" }, new { fingerprint = "both" }),
            ProblemServer.Event("send:exception", 3, new { package = "rights", org_slug = "acme", user_id = "u3" }, new { fingerprint = "own" }));
        using var manager = await problems.Server.AccountAsync("p-manager", "manager", ["acme"]);
        using var analyst = await problems.Server.AccountAsync("p-analyst", "analyst");
        using var member = await problems.Server.AccountAsync("p-member", "member", user: "u1");

        var seen = await problems.RowsAsync("package=rights&sort=first_seen", manager);
        var (both, own) = ((string)seen[0]["id"]!, (string)seen[1]["id"]!);

        Assert.Equal([1L, 1L], seen.Select(r => (long)r["events"]!));
        Assert.Equal([2L, 1L], (await problems.RowsAsync("package=rights&sort=first_seen", analyst)).Select(r => (long)r["events"]!));
        Assert.Equal([both], (await problems.RowsAsync("package=rights", member)).Select(r => (string)r["id"]!));
        const string Events = "SELECT events FROM problems WHERE package = 'rights' ORDER BY first_seen";
        Assert.Equal(("1 1", "2 1", "1"), (await problems.SqlAsync(Events, manager), await problems.SqlAsync(Events, analyst), await problems.SqlAsync(Events, member)));

        // A condition that fails for another org's rows never sees them.
        Assert.Equal("2", await problems.SqlAsync("SELECT count() FROM problems WHERE package = 'rights' AND intDiv(1, toUInt8(user_id != 'u2')) > 0", manager));
        await problems.ActAsync(both, "resolve", null, HttpStatusCode.Forbidden, analyst);
        await problems.ActAsync(both, "resolve", null, HttpStatusCode.Forbidden, member);
        Assert.Equal("Other orgs meet this problem, too: an administrator decides how it stands.", (string)(await problems.ActAsync(both, "resolve", null, HttpStatusCode.Forbidden, manager))["detail"]!);
        Assert.Equal("resolved", (string)(await problems.ActAsync(own, "resolve", null, HttpStatusCode.OK, manager))["state"]!);
        await problems.ActAsync(own, "ignore", null, HttpStatusCode.NotFound, await problems.Server.AccountAsync("p-stranger", "manager", ["third"]));
    }

    [Fact]
    public async Task HostileTexts_ComeBackAsTheyAre_AndDoNoHarm()
    {
        const string Evil = "<script>alert(1)</script>'; DROP TABLE events; --\\{p_now:Int64}$(reboot)%00\u202e\ud83d\ude00=cmd|' /C calc'!A0";
        await problems.SendAsync(ProblemServer.Event(
            "send:exception",
            1,
            new { package = "evil", user_id = Evil, user_name = Evil, agent = Evil, session_id = Evil, run_id = Evil, request_id = Evil, function = Evil },
            new { type = Evil, message = Evil, stack = Evil, version = Evil, fingerprint = Evil, error_type = Evil, config = Evil }));

        var row = (await problems.RowsAsync("package=evil"))[0];
        Assert.Equal((Evil, Evil, Evil, Evil), ((string)row["message"]!, (string)row["user_name"]!, (string)row["agent"]!, (string)row["fingerprint"]!));
        Assert.Single(await problems.RowsAsync($"package=evil&search={Uri.EscapeDataString(Evil)}"));
        Assert.Single(await problems.RowsAsync($"version={Uri.EscapeDataString(Evil)}&user={Uri.EscapeDataString(Evil)}"));
        var id = (string)row["id"]!;
        Assert.Equal(Evil, (string)(await problems.ActAsync(id, "comment", new { comment = Evil }))["message"]!);
        Assert.Equal(Evil, (string)(await problems.ActAsync(id, "resolve", new { version = Evil[..40] }))["message"]!);
        Assert.Equal(Evil, (string)(await problems.GetAsync($"/api/v1/problems/{id}"))["history"]![1]!["comment"]!);
    }
}
