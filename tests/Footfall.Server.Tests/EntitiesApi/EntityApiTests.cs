using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.TestKit;

namespace Footfall.Server.Tests.EntitiesApi;

/// <summary>Entities one by one, as their routes answer them.</summary>
public sealed class EntityApiTests : IAsyncLifetime
{
    private const string March = "from=2026-03-01T00:00:00Z&to=2026-03-08T00:00:00Z";
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        using var ingest = await _server.IngestAsync();
        var events = new object[]
        {
            new { timestamp = At(1), scope = "create:project", obj_name = "project", obj_id = "12", obj_val = "Birds", org_slug = "acme", user_id = "u1", user_name = "Ann", payload = new { origin = "imported", refs = new[] { new { kind = "dataset", id = "birds" } } } },
            new { timestamp = At(2), scope = "update:project", obj_name = "project", obj_id = "12", obj_val = "Gulls", org_slug = "acme", user_id = "u2", user_name = "Bob", payload = new { color = "red", nothing = (string?)null } },
            new { timestamp = At(3), scope = "update:project", obj_name = "name", obj_val = "Terns", project_id = "12", org_slug = "acme", user_id = "u1", user_name = "Ann", payload = new { old_value = "Gulls" } },
            new { timestamp = At(3, 12), scope = "draw:object", project_id = "12", org_slug = "acme", user_id = "u3", user_name = "Eve" },
            new { timestamp = At(4), scope = "attach:tag", org_slug = "acme", user_id = "u3", user_name = "Eve", payload = new { project_id = 12, tag_id = "t" } },
            new { timestamp = At(4), scope = "create:project", obj_id = "13", user_id = "u1", user_name = "Ann" },
            new { timestamp = At(5), scope = "delete:project", obj_id = "13", user_id = "u1", user_name = "Ann" },
            new { timestamp = At(5), scope = "add:member", obj_name = "team", obj_id = "acme", payload = new { member = "u1" } },
            new { timestamp = At(6), scope = "report:agent", obj_id = "gpu/3", payload = new { hardware = new { memory = 10 }, version = "6.7" } },
            new { timestamp = At(7), scope = "report:agent", obj_id = "gpu/3", payload = new { hardware = new { memory = 20 } } },
            new { timestamp = At(7), scope = "run:query", user_id = "u1", payload = new { refs = new object[] { new { kind = "dataset", id = "d 7", role = "output" }, new { kind = "query", id = 7 } } } },
            new { timestamp = At(7), scope = "click:element", source = "client", user_id = "u1", payload = new { path = "Menu / Save" } },
            new { timestamp = At(7), scope = "create:agent", obj_id = "gpu/3", obj_val = "Big one" },
        };
        await _server.SendAsync(ingest, string.Join('\n', events.Select(e => JsonSerializer.Serialize(e))));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Entity_IsWhatTheLatestEventsSay()
    {
        var project = await GetAsync("entities/project/12");

        Assert.Equal(("Terns", "acme", "u1", "Ann", At(1)), ((string)project["name"]!, (string)project["org"]!, (string)project["owner_id"]!, (string)project["owner_name"]!, (string)project["created_at"]!));
        Assert.Equal("""{"color":"red","origin":"imported"}""", project["attributes"]!.ToJsonString());
    }

    [Fact]
    public async Task History_HasOldAndNewValues_TheLatestFirst()
    {
        var history = await GetAsync("entities/project/12/history");

        Assert.Equal(
            ["update:project Ann name: Gulls > Terns", "update:project Bob name: Birds > Gulls, color: - > red", "create:project Ann name: - > Birds, origin: - > imported"],
            history["rows"]!.AsArray().Select(r => $"{r!["scope"]} {r["user_name"]} {string.Join(", ", r["changes"]!.AsArray().Select(c => $"{c!["field"]}: {c["old"] ?? "-"} > {c["new"] ?? "-"}"))}"));
    }

    [Fact]
    public async Task Activity_IsAllThatWasDoneWithIt_HoweverItIsNamed()
    {
        var activity = await GetAsync($"entities/project/12/activity?{March}&sort=time");
        var filtered = await GetAsync($"events?{March}&sort=time&entity=project:12");

        Assert.Equal(["create:project", "update:project", "update:project", "draw:object", "attach:tag"], activity["rows"]!.AsArray().Select(r => (string)r!["scope"]!));
        Assert.Equal(activity["rows"]!.ToJsonString(), filtered["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task Usage_CountsEventsAndUsersByDay()
    {
        var usage = await GetAsync($"entities/project/12/usage?{March}&bucket=day");

        Assert.Equal(["1 1", "1 1", "2 2", "1 1", "0 0", "0 0", "0 0"], usage["rows"]!.AsArray().Select(r => $"{r!["events"]} {r["users"]}"));
    }

    [Fact]
    public async Task List_HasTheStateOfEach_SearchedAndSorted()
    {
        Assert.Equal(["13 13 deleted", "12 Terns"], await ListAsync("entities/project?sort=-created_at"));
        Assert.Equal(["12 Terns"], await ListAsync("entities/project?state=exists"));
        Assert.Equal(["13 13 deleted"], await ListAsync("entities/project?state=deleted"));
        Assert.Equal(["12 Terns"], await ListAsync("entities/project?search=ERN"));
        Assert.Equal(["12 Terns"], await ListAsync("entities/project?org=acme"));
        Assert.Equal(["12 Terns", "13 13 deleted"], await ListAsync("entities/project?sort=id"));

        async Task<string[]> ListAsync(string address) =>
            [.. (await GetAsync(address))["rows"]!.AsArray().Select(r => $"{r!["id"]} {r["name"]}{(r["deleted_at"] is null ? "" : " deleted")}")];
    }

    [Fact]
    public async Task Csv_IsTheWholeList()
    {
        var csv = await _server.Admin.GetStringAsync("/api/v1/entities/project?format=csv&sort=id", TestContext.Current.CancellationToken);

        Assert.Equal(["id,name,org,owner_id,owner_name,created_at,deleted_at,type,status,is_system", $"12,Terns,acme,u1,Ann,{At(1)},,,,false", $"13,13,,u1,Ann,{At(4)},{At(5)},,,false", ""], csv.Split("\r\n"));
    }

    [Fact]
    public async Task Agent_ShowsWhatItToldOfItsHardware_AndItsIdMayHaveASlash()
    {
        var agent = await GetAsync("entities/agent/gpu%2F3");

        Assert.Equal("Big one", (string)agent["name"]!);
        Assert.Equal(["""{"memory":20}""", """{"memory":10}"""], agent["hardware"]!.AsArray().Select(h => (string)h!["hardware"]!));
    }

    [Fact]
    public async Task Membership_IsSeenFromBothSides()
    {
        var members = await GetAsync("entities/team/acme/members");
        var teams = await GetAsync("entities/user/u1/belongs-to");
        var csv = await _server.Admin.GetStringAsync("/api/v1/entities/team/acme/members?format=csv", TestContext.Current.CancellationToken);

        Assert.StartsWith("kind,id,name,since\r\nuser,u1,Ann,", csv);
        Assert.Equal("user u1 Ann", Line(members));
        Assert.Equal("team acme acme", Line(teams));

        static string Line(JsonNode answer) => string.Join('|', answer["rows"]!.AsArray().Select(r => $"{r!["kind"]} {r["id"]} {r["name"]}"));
    }

    [Theory]
    [InlineData("dataset/d%207", "run:query")]
    [InlineData("query/7", "run:query")]
    [InlineData("menu_item/Menu%20%2F%20Save", "click:element")]
    public async Task WhatEventsOnlyReferTo_HasAPageWithThem(string entity, string scope)
    {
        var activity = await GetAsync($"entities/{entity}/activity?{March}");

        Assert.Equal(Uri.UnescapeDataString(entity.Split('/')[1]), (string)(await GetAsync($"entities/{entity}"))["name"]!);
        Assert.Equal(scope, (string)Assert.Single(activity["rows"]!.AsArray())!["scope"]!);
        Assert.Equal(404, (await RefusedAsync(_server.Admin, $"entities/{entity}x")).Status);
    }

    [Fact]
    public async Task UserKnownFromEventsAlone_HasAPage_AndWhatNobodyNamedHasNone()
    {
        Assert.Equal("Eve", (string)(await GetAsync("entities/user/u3"))["name"]!);
        Assert.Null((await GetAsync("entities/user/u3"))["created_at"]);
        Assert.Equal((404, "No event tells of the user 'u9', or you may not see it."), await RefusedAsync(_server.Admin, "entities/user/u9"));
        Assert.Equal(404, (await RefusedAsync(_server.Admin, "entities/projekt/1")).Status);
    }

    [Fact]
    public async Task Manager_SeesTheEntitiesOfTheirOrgs_AndAMemberNone()
    {
        using var manager = await _server.AccountAsync("mia", "manager", ["acme"]);
        using var member = await _server.AccountAsync("max", "member", null, "u1");

        var list = JsonNode.Parse(await manager.GetStringAsync("/api/v1/entities/project", TestContext.Current.CancellationToken))!;

        Assert.Equal(["12"], list["rows"]!.AsArray().Select(r => (string)r!["id"]!));
        Assert.Equal(404, (await RefusedAsync(manager, "entities/project/13")).Status);
        Assert.Equal(404, (await RefusedAsync(manager, "entities/project/13/history")).Status);
        Assert.Equal(403, (await RefusedAsync(member, "entities/project/12")).Status);
    }

    [Theory]
    [InlineData("entities/project?state=gone&sort=colour&limit=0&org=acme&size=1", "state", "sort", "limit", "size")]
    [InlineData("entities/project/12/history?after=x&format=xml", "after", "format")]
    [InlineData("events?entity=projekt:1", "entity")]
    public async Task Mistakes_AreNamedAllAtOnce(string address, params string[] names)
    {
        using var answer = await _server.Admin.GetAsync($"/api/v1/{address}", TestContext.Current.CancellationToken);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]!.AsObject();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(names.Order(), errors.Select(e => e.Key).Order());
    }

    private static string At(int day, int hour = 0) => $"2026-03-{day:00}T{hour:00}:00:00.000Z";

    private static async Task<(int Status, string Detail)> RefusedAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync($"/api/v1/{address}", TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"] ?? "");
    }

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _server.Admin.GetStringAsync($"/api/v1/{address}", TestContext.Current.CancellationToken))!;
}
