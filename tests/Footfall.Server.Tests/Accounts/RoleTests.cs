using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Cvat;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Which rows each role's answers are made of (semantics 10.1), asked the way pages and scripts ask.</summary>
public sealed class RoleTests(RoleServer roles) : IClassFixture<RoleServer>
{
    private const string Period = "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";

    [Theory]
    [InlineData("admin", "u1 u2 u3 u4")]
    [InlineData("analyst", "u1 u2 u3 u4")]
    [InlineData("manager", "u1 u2")]
    [InlineData("both", "u1 u2 u3")]
    [InlineData("member", "u1")]
    public async Task EveryAnswer_IsMadeOfRowsThatTheCallerMaySee(string who, string seen)
    {
        var client = roles[who];
        var users = seen.Split(' ');

        var events = (await JsonAsync(client, $"/api/v1/events?{Period}"))["rows"]!.AsArray();
        Assert.Equal(users, events.Select(e => (string)e!["user_id"]!).Distinct().Order());
        Assert.Equal(users.Length, (int)(await JsonAsync(client, $"/api/v1/events/count?{Period}"))["total"]!);
        Assert.Equal(users.Length, (await JsonAsync(client, $"/api/v1/events/activity?{Period}"))["rows"]!.AsArray().Sum(r => (int)r!["count"]!));
        Assert.Equal(users, await ColumnAsync(client, $"/api/v1/events/values?column=user&{Period}", "value"));
        Assert.Equal(users, await ColumnAsync(client, $"/api/v1/usage/overview/users?{Period}", "user_id"));
        Assert.Equal(users, await ColumnAsync(client, $"/api/v1/usage/overview/packages-users?{Period}", "user_id"));
        Assert.Equal(users, await ColumnAsync(client, "/api/v1/names?kind=user", "id"));
        Assert.Equal(users.Length, (await JsonAsync(client, $"/api/v1/usage/overview/heat?{Period}"))["rows"]!.AsArray().Sum(r => (int)r!["count"]!));
        var figures = (await JsonAsync(client, $"/api/v1/usage/overview/figures?{Period}"))["rows"]!.AsArray();
        Assert.Equal(users.Length, (int)(double)figures.Single(f => (string)f!["key"]! == "overview.events")!["value"]!);
        var csv = await (await client.SendAsync("GET", $"/api/v1/events?{Period}&format=csv")).Content.ReadAsStringAsync(Exports.Stop);
        Assert.Equal(users.Length + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("manager", "org=beta")]
    [InlineData("manager", "user=u3")]
    [InlineData("member", "user=u2")]
    [InlineData("member", "org=beta")]
    public async Task AskingForOthersRows_GivesNone(string who, string filter)
    {
        Assert.Empty((await JsonAsync(roles[who], $"/api/v1/events?{Period}&{filter}"))["rows"]!.AsArray());
        Assert.Equal(0, (int)(await JsonAsync(roles[who], $"/api/v1/events/count?{Period}&{filter}"))["matching"]!);
        Assert.Empty((await JsonAsync(roles[who], $"/api/v1/usage/overview/users?{Period}&{filter}"))["rows"]!.AsArray());
    }

    [Fact]
    public async Task AnotherOrgsEvent_IsNotThereForAMember()
    {
        var others = (await JsonAsync(roles["admin"], $"/api/v1/events?{Period}&user=u3"))["rows"]![0]!;
        var address = $"/api/v1/events/{others["id"]}?{Period}";

        Assert.Equal(HttpStatusCode.OK, (await roles["admin"].SendAsync("GET", address)).StatusCode);
        await (await roles["member"].SendAsync("GET", address)).ProblemAsync(HttpStatusCode.NotFound);
        await (await roles["manager"].SendAsync("GET", address)).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("manager", "user", "u1 u2")]
    [InlineData("manager", "org", "1")]
    [InlineData("manager", "project", "p1 p2")]
    [InlineData("manager", "package", "pack1 pack2")]
    [InlineData("member", "user", "u1")]
    [InlineData("member", "project", "p1")]
    public async Task Names_AreThoseThatStandInOnesOwnRows(string who, string kind, string ids) =>
        Assert.Equal(ids.Split(' '), await ColumnAsync(roles[who], $"/api/v1/names?kind={kind}", "id"));

    [Fact]
    public async Task AllTime_IsTheTimeOfOnesOwnRows()
    {
        Assert.Equal("2026-01-05T09:00:00.000Z", (string?)(await JsonAsync(roles["member"], "/api/v1/period?period=all"))["from"]);
        Assert.Equal("2025-12-01T09:00:00.000Z", (string?)(await JsonAsync(roles["admin"], "/api/v1/period?period=all"))["from"]);
    }

    [Theory]
    [InlineData("admin", "", "u1 u2 u3 u4")]
    [InlineData("admin", "org=acme", "u1 u2")]
    [InlineData("analyst", "org=beta", "u3")]
    [InlineData("member", "", "u1")]
    [InlineData("member", "org=acme", "u1")]
    [InlineData("member", "org=acme&user_id=u1", "u1")]
    [InlineData("both", "org_id=2", "u3")]
    [InlineData("both", "org=acme", "u1 u2")]
    [InlineData("both", "", "u2")]
    public async Task CvatExport_HoldsWhatCvatsRulesAllow(string who, string filter, string users)
    {
        var file = await roles[who].ExportAsync($"{filter}&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z");

        Assert.Equal(users.Split(' '), file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(',')[11]).Order());
    }

    [Theory]
    [InlineData("member", "org=beta", "You do not have permission to perform this action.")]
    [InlineData("manager", "org=beta", "You do not have permission to perform this action.")]
    [InlineData("manager", "", "You do not have permission to perform this action.")]
    [InlineData("member", "user_id=u2", "You don't have permission to view events with user_id=u2")]
    [InlineData("member", "org=acme&user_id=u2", "You don't have permission to view events with user_id=u2")]
    public async Task CvatExport_RefusesWhatCvatRefuses(string who, string filter, string detail)
    {
        var answer = await roles[who].SendAsync("GET", $"/api/events?{filter}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(detail, (string?)(await answer.JsonAsync())["detail"]);
    }

    private static async Task<JsonNode> JsonAsync(HttpClient client, string address)
    {
        using var answer = await client.SendAsync("GET", address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<IEnumerable<string>> ColumnAsync(HttpClient client, string address, string column) =>
        (await JsonAsync(client, address))["rows"]!.AsArray().Select(r => (string)r![column]!).Order();
}
