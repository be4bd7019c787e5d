using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.EntitiesApi;

/// <summary>Snapshots of what a platform has, and what they make of its statistics.</summary>
public sealed class SnapshotTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private HttpClient _ingest = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _ingest = await _server.IngestAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _ingest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Snapshot_IsAnsweredLikeEvents_AndARepeatAddsNothing()
    {
        const string Body =
            """
            [{"id": 1, "name": "Birds", "created_at": "2026-01-05T00:00:00Z"}, {"name": "no id"}, 7, {"id": "2", "created_at": "yesterday"},
             {"id": "3", "created_at": "2026-01-05T00:00:00Z", "deleted_at": "2026-01-04T00:00:00Z"}, {"id": "4", "attributes": []}, {"id": 1.5}, {"id": "5"}]
            """;

        var first = await PutAsync("entities/project", Body);
        var second = await PutAsync("entities/project", Body);

        Assert.Equal((HttpStatusCode.OK, 2, 0), Counts(first));
        Assert.Equal((HttpStatusCode.OK, 0, 2), Counts(second));
        Assert.Equal(
            [
                "1 invalid_field id is required: a text or a whole number.",
                "2 invalid_json A record must be a JSON object.",
                "3 invalid_timestamp created_at must be RFC 3339 such as 2026-01-05T09:00:00Z, or Unix seconds.",
                "4 out_of_range deleted_at must not lie before created_at.",
                "5 invalid_field attributes must be an object.",
                "6 invalid_field id must be a text or a whole number.",
            ],
            first.Body["rejected"]!.AsArray().Select(r => $"{r!["index"]} {r["reason"]} {r["message"]}"));
    }

    [Fact]
    public async Task Lines_AreTaken_AndABrokenOneIsRejectedAlone()
    {
        var answer = await PutAsync("entities/team", "{\"id\": \"a\"}\n{\"id\": \n{\"id\": \"b\"}\n", "application/x-ndjson");

        Assert.Equal((HttpStatusCode.OK, 2, 0), Counts(answer));
        Assert.Equal("1 invalid_json", string.Join(' ', answer.Body["rejected"]!.AsArray().Select(r => $"{r!["index"]} {r["reason"]}")));
    }

    [Theory]
    [InlineData("entities/project", "projects.ndjson", "application/x-ndjson")]
    [InlineData("memberships", "memberships.json", "application/json")]
    public async Task Fixture_IsTakenExceptWhatItSays(string route, string file, string type)
    {
        var folder = Path.Combine(Repository.Root, "src", "Footfall.Ingestion", "Formats", "Snapshot", "Fixtures");

        var answer = await PutAsync(route, Text(file), type);

        Assert.Equal(JsonNode.Parse(Text($"{Path.GetFileNameWithoutExtension(file)}.reply.json"))!.ToJsonString(), answer.Body.ToJsonString());

        string Text(string name) => File.ReadAllText(Path.Combine(folder, name));
    }

    [Theory]
    [InlineData("entities/projekt", "[]", HttpStatusCode.NotFound, "There is no kind of entities 'projekt'. There are user, team,")]
    [InlineData("entities/project", "[{]", HttpStatusCode.BadRequest, "The array is not valid JSON")]
    [InlineData("entities/project", "[{}]", HttpStatusCode.BadRequest, "id is required")]
    [InlineData("memberships", "[{\"kind\":\"club\",\"id\":1,\"member\":2}]", HttpStatusCode.BadRequest, "kind must be one of team, organization, group, but is")]
    [InlineData("memberships", "[{\"kind\":\"team\",\"id\":1,\"member\":2,\"since\":3}]", HttpStatusCode.BadRequest, "since is no member of this record; there are kind, id,")]
    public async Task WhatCannotBeTaken_IsSaid(string route, string body, HttpStatusCode status, string message)
    {
        var answer = await PutAsync(route, body);

        Assert.Equal(status, answer.Status);
        Assert.Contains(message, answer.Body.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LatestSnapshot_WinsOverEarlierOnes_AndOverEvents()
    {
        await _server.SendAsync(_ingest, """{"timestamp":"2026-02-01T00:00:00Z","scope":"create:project","obj_id":"1","obj_val":"As created","user_id":"u1","payload":{"origin":"imported"}}""");
        await PutAsync("entities/project", """{"id": "1", "name": "Then", "owner": {"id": "u2"}, "created_at": "2026-01-05T00:00:00Z", "deleted_at": "2026-01-09T00:00:00Z"}""");
        await PutAsync("entities/project", """{"id": "1", "name": "Now", "owner": "u3", "created_at": "2026-01-06T00:00:00Z", "attributes": {"origin": "local"}}""");

        var project = await GetAsync("entities/project/1");
        var january = await GetAsync("stats/projects?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z");

        Assert.Equal(("Now", "u3", "2026-01-06T00:00:00.000Z", null), ((string?)project["name"], (string?)project["owner_id"], (string?)project["created_at"], (string?)project["deleted_at"]));
        Assert.Equal("local", (string?)project["attributes"]!["origin"]);
        Assert.Equal(["total 1", "created 1", "local 1", "imported 0", "total_local 1", "total_imported 0"], january["metrics"]!.AsArray().Select(m => $"{m!["key"]} {m["value"]}"));
    }

    [Fact]
    public async Task DeletedEntity_CountsUntilItWasDeleted()
    {
        await PutAsync("entities/agent", """{"id": "gpu", "created_at": 1767571200, "deleted_at": "2026-01-20T00:00:00Z"}""");

        Assert.Equal(1, await TotalAsync("2026-01-20T00:00:00Z"));
        Assert.Equal(0, await TotalAsync("2026-01-20T00:00:00.001Z"));

        async Task<int> TotalAsync(string to) => (int)(await GetAsync($"stats/agents/total?from=2026-01-01T00:00:00Z&to={to}"))["metric"]!["value"]!;
    }

    [Fact]
    public async Task Memberships_HoldFromTheirBeginToTheirEnd()
    {
        await PutAsync("entities/team", """{"id": "t", "created_at": "2026-01-01T00:00:00Z"}""");
        await PutAsync("memberships", """
            {"kind": "team", "id": "t", "member": "u1", "from": "2026-01-01T00:00:00Z"}
            {"kind": "team", "id": "t", "member": "u2", "from": "2026-01-01T00:00:00Z", "to": "2026-01-10T00:00:00Z"}
            {"kind": "team", "id": "t", "member": "u3", "from": "2026-01-05T00:00:00Z", "to": "2100-01-01T00:00:00Z"}
            """);

        var members = await GetAsync("entities/team/t/members");

        Assert.Equal(["u1", "u3"], members["rows"]!.AsArray().Select(m => (string)m!["id"]!));
        Assert.Equal(2, await AverageAsync("2026-01-03T00:00:00Z"));
        Assert.Equal(3, await AverageAsync("2026-01-06T00:00:00Z"));
        Assert.Equal(2, await AverageAsync("2026-01-11T00:00:00Z"));

        async Task<double> AverageAsync(string to) => (double)(await GetAsync($"stats/teams/average_users?from=2025-12-01T00:00:00Z&to={to}"))["metric"]!["value"]!;
    }

    [Fact]
    public async Task MembershipThatEnded_HoldsForNobodyNow_WhetherItsBeginIsKnownOrNot()
    {
        await PutAsync("entities/team", """{"id": "t", "created_at": "2026-01-01T00:00:00Z"}""");
        await PutAsync("memberships", """
            {"kind": "team", "id": "t", "member": "u1", "to": "2026-01-10T00:00:00Z"}
            {"kind": "team", "id": "t", "member": "u2", "from": "2026-01-10T00:00:00Z", "to": "2026-01-10T00:00:00Z"}
            {"kind": "team", "id": "t", "member": "u3", "to": "2100-01-01T00:00:00Z"}
            """);

        var members = await GetAsync("entities/team/t/members");

        Assert.Equal(["u3"], members["rows"]!.AsArray().Select(m => (string)m!["id"]!));
    }

    [Fact]
    public async Task StateThatComesBack_IsNews_AndTheLatestIsARepeat()
    {
        const string On = """{"id": "1", "name": "Birds", "created_at": "2026-01-05T00:00:00Z"}""";
        const string Off = """{"id": "1", "name": "Birds", "created_at": "2026-01-05T00:00:00Z", "deleted_at": "2026-01-09T00:00:00Z"}""";
        const string Before = """{"id": "1", "name": "Bird", "created_at": "2026-01-05T00:00:00Z"}""";

        foreach (var (body, accepted) in new[] { (On, 1), (On, 0), (Off, 1), (Off, 0), (On, 1), (On, 0), (Off, 1), ($"{Before}\n{On}", 1), ($"{Before}\n{On}", 0) })
        {
            var records = body.Split('\n').Length;
            Assert.Equal((HttpStatusCode.OK, accepted, records - accepted), Counts(await PutAsync("entities/project", body, "application/x-ndjson")));
            var project = await GetAsync("entities/project/1");
            Assert.Equal(("Birds", body == Off), ((string?)project["name"], project["deleted_at"] is not null));
            Assert.Equal(body == Off, project["attributes"]!["deleted_at"] is not null);
        }
    }

    [Fact]
    public async Task StatesInQuickSuccession_AreAllTaken()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal((HttpStatusCode.OK, 1, 0), Counts(await PutAsync("entities/team", $$"""{"id": "1", "name": "{{(i % 2 == 0 ? "Even" : "Odd")}}"}""")));
        }

        Assert.Equal("Odd", (string?)(await GetAsync("entities/team/1"))["name"]);
    }

    [Fact]
    public async Task Snapshot_ThatSaysNoMore_IsNotAnsweredFromEarlierOnes()
    {
        await _server.SendAsync(_ingest, """{"timestamp":"2026-02-01T00:00:00Z","scope":"create:user","obj_id":"e","user_id":"boss","payload":{"email":"e@acme.example","confirmed":true}}""");
        await PutAsync("entities/user", """
            {"id": "u", "owner": "boss", "org": "acme", "created_at": "2026-02-02T00:00:00Z", "email": "u@acme.example", "confirmed": true, "system": true}
            {"id": "e", "confirmed": false}
            """);
        Assert.Equal(["signups 1", "signups_confirmed 0"], await FebruaryAsync());

        await PutAsync("entities/user", """{"id": "u", "created_at": "2026-02-02T00:00:00Z"}""");
        Assert.Equal(["signups 2", "signups_confirmed 0"], await FebruaryAsync());
        Assert.Equal(("", "boss"), ((string?)(await GetAsync("entities/user/u"))["owner_id"] ?? "", (string?)(await GetAsync("entities/user/e"))["owner_id"]));

        await PutAsync("entities/user", """{"id": "u", "created_at": "2026-02-02T00:00:00Z", "confirmed": true, "email": "\tu@Acme.example.\u00a0"}""");
        Assert.Equal(["signups 2", "signups_confirmed 1"], await FebruaryAsync());
        Assert.Equal(1, (int)(await GetAsync("stats/users/signup_domains?from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z"))["metric"]!["value"]!);

        // What happens after a snapshot counts beside it.
        await _server.SendAsync(_ingest, $$"""{"timestamp":"{{DateTimeOffset.UtcNow:O}}","scope":"confirm:user","obj_id":"e"}""");
        Assert.Equal("2", (await GetAsync($"stats/users/signups_confirmed?from=2026-02-01T00:00:00Z&to={DateTimeOffset.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}"))["metric"]!["value"]!.ToString());

        async Task<IEnumerable<string>> FebruaryAsync() =>
            (await GetAsync("stats/users?from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z"))["metrics"]!.AsArray()
            .Where(m => (string)m!["key"]! is "signups" or "signups_confirmed").Select(m => $"{m!["key"]} {m["value"]}");
    }

    [Fact]
    public async Task MembershipsEnd_IsCorrectedByTheNextSnapshot_AndEarlierStaysStay()
    {
        await PutAsync("entities/team", """{"id": "t", "created_at": "2026-01-01T00:00:00Z"}""");
        const string First = """{"kind": "team", "id": "t", "member": "u1", "from": "2026-01-01T00:00:00Z", "to": "2026-01-10T00:00:00Z"}""";
        const string Open = """{"kind": "team", "id": "t", "member": "u1", "from": "2026-02-01T00:00:00Z"}""";
        const string Ended = """{"kind": "team", "id": "t", "member": "u1", "from": "2026-02-01T00:00:00Z", "to": "2026-02-10T00:00:00Z"}""";
        const string Colleague = """{"kind": "team", "id": "t", "member": "u2", "from": "2026-01-01T00:00:00Z"}""";

        foreach (var (body, counts, later) in new[] { ($"{First}\n{Ended}\n{Colleague}", (3, 0), 1), ($"{First}\n{Ended}\n{Colleague}", (0, 3), 1), (Open, (1, 0), 2), (Ended, (1, 0), 1), (Open, (1, 0), 2), (Open, (0, 1), 2) })
        {
            var answer = Counts(await PutAsync("memberships", body, "application/x-ndjson"));

            Assert.Equal(counts, (answer.Accepted, answer.Duplicates));
            Assert.Equal([2, 1, 2, later], [await UsersAsync("2026-01-05"), await UsersAsync("2026-01-20"), await UsersAsync("2026-02-05"), await UsersAsync("2026-02-20")]);
        }

        async Task<int> UsersAsync(string day)
        {
            await PutAsync("entities/user", """[{"id": "u1", "created_at": "2026-01-01T00:00:00Z"}, {"id": "u2", "created_at": "2026-01-01T00:00:00Z"}]""");
            return (int)(await GetAsync($"stats/users/total?org=t&from=2025-12-01T00:00:00Z&to={day}T00:00:00Z"))["metric"]!["value"]!;
        }
    }

    [Fact]
    public async Task Container_RunsFromWhenItWasCreated_UntilItEnded()
    {
        await PutAsync("entities/container", """
            {"id": "a", "created_at": "2026-01-05T00:00:00Z", "status": "running"}
            {"id": "b", "created_at": "2026-01-06T00:00:00Z", "deleted_at": "2026-01-06T02:00:00Z"}
            {"id": "c", "created_at": "2026-01-07T00:00:00Z", "status": "created"}
            {"id": "d", "created_at": "2026-01-08T00:00:00Z", "deleted_at": "2026-01-08T09:00:00Z"}
            """);
        await PutAsync("entities/container", """{"id": "d", "created_at": "2026-01-08T00:00:00Z", "deleted_at": "2026-01-08T04:00:00Z"}""");

        var january = await GetAsync("stats/notebooks?from=2026-01-06T00:00:00Z&to=2026-02-01T00:00:00Z");

        Assert.Equal(
            ["containers_total 3", "running_now 1", "lifetime 10800"],
            january["metrics"]!.AsArray().Where(m => (string)m!["key"]! is "containers_total" or "running_now" or "lifetime").Select(m => $"{m!["key"]} {m["value"]}"));
        var totals = await _server.Admin.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("container", totals, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_ShowsNobodyAtWork()
    {
        await PutAsync("entities/project", """{"id": "1", "owner": "u1", "created_at": "2026-01-05T00:00:00Z"}""");

        var answer = await GetAsync("stats/users?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z");

        Assert.Equal(0, (int)answer["metrics"]!.AsArray().Single(m => (string)m!["key"]! == "active")!["value"]!);
    }

    [Fact]
    public async Task RejectedRecord_IsKept_AndCanBeReplayed()
    {
        await PutAsync("entities/project", """[{"id": "9", "created_at": "soon"}]""");
        var rejections = await GetAsync("intake/rejections?period=24h");

        using var replayed = await _server.Admin.PostAsync("/api/v1/intake/rejections/replay", Json("""{"filter": {"period": "24h"}}"""), TestContext.Current.CancellationToken);
        var answer = (await replayed.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;

        Assert.Equal("entities invalid_timestamp", string.Join(' ', rejections["rows"]!.AsArray().Select(r => $"{r!["protocol"]} {r["reason"]}")));
        Assert.Equal((1, 0), ((int)answer["replayed"]!, (int)answer["accepted"]!));
    }

    [Fact]
    public async Task Token_MustBeAllowedToCreateWhatItTells()
    {
        using var made = await _server.Admin.PostAsJsonAsync("/api/v1/tokens", new { name = "narrow", kind = "ingest", scopes = new[] { "create:team" } }, TestContext.Current.CancellationToken);
        var token = (string)(await made.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["token"]!;
        _ingest.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);

        Assert.Equal(1, Counts(await PutAsync("entities/team", """{"id": "1"}""")).Accepted);
        var refused = await PutAsync("entities/project", """{"id": "1"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "scope_not_allowed"), (refused.Status, (string?)refused.Body["rejected"]![0]!["reason"]));
    }

    private static (HttpStatusCode Status, int Accepted, int Duplicates) Counts((HttpStatusCode Status, JsonNode Body) answer) =>
        (answer.Status, (int)answer.Body["accepted"]!, (int)answer.Body["duplicates"]!);

    private static StringContent Json(string body, string type = "application/json") => new(body, Encoding.UTF8, type);

    private async Task<(HttpStatusCode Status, JsonNode Body)> PutAsync(string route, string body, string type = "application/json")
    {
        using var answer = await _ingest.PutAsync($"/api/v1/{route}", Json(body, type), TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!);
    }

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _server.Admin.GetStringAsync($"/api/v1/{address}", TestContext.Current.CancellationToken))!;
}
