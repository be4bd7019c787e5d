using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>Folders over the API: added, removed, read again, and what is said of them.</summary>
public sealed class ConnectorApiTests
{
    private const string Route = "/api/v1/connectors";

    [Fact]
    public async Task Folder_IsAddedReadAgainAndRemoved_AndEachIsInTheAudit()
    {
        await using var connected = await ConnectedServer.StartAsync(fill: f =>
        {
            f.Good(Ann, "69a54e500000000000000001");
            f.Raw(Bo, "69a54e500000000000000002", []);
            f.Roles((Ann, "ann", true));
            f.Age();
        });
        var admin = connected.Server.Admin;

        using var added = await admin.PutAsJsonAsync($"{Route}/kodosumi", new { path = connected.Folder.Path, org = "acme" }, TestContext.Current.CancellationToken);
        var id = (string)(await added.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["id"]!;
        await connected.UntilAsync(async () => (int)(await ListAsync(connected))[0]!["read"]! == 1);
        var folder = (await ListAsync(connected))[0]!;
        using var again = await admin.PostAsync($"{Route}/kodosumi/{id}/read", null, TestContext.Current.CancellationToken);
        using var removed = await admin.DeleteAsync($"{Route}/kodosumi/{id}", TestContext.Current.CancellationToken);
        using var gone = await admin.DeleteAsync($"{Route}/kodosumi/{id}", TestContext.Current.CancellationToken);

        Assert.Equal($"{connected.Folder.Path} acme added watching 2 2 1 1 9 1", $"{folder["path"]} {folder["org"]} {folder["origin"]} {folder["mode"]} {folder["executions"]} {folder["databases"]} {folder["read"]} {folder["skipped"]} {folder["rows"]} {folder["users"]}");
        Assert.Equal("""{"reason":"empty","message":"The database has 0 bytes.","advice":"Its writer died before the first event, or the disk was full. Nothing is lost; delete the execution in Kodosumi.","count":1}""", folder["reasons"]![0]!.ToJsonString());
        Assert.Equal($"{Bo} 69a54e500000000000000002 empty 0", $"{folder["skipped_executions"]![0]!["user"]} {folder["skipped_executions"]![0]!["execution"]} {folder["skipped_executions"]![0]!["reason"]} {folder["skipped_executions"]![0]!["size"]}");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound], new[] { added.StatusCode, again.StatusCode, removed.StatusCode, gone.StatusCode });
        Assert.Empty(await ListAsync(connected));
        await connected.UntilAsync(async () => await connected.Server.Store.TextAsync(new Statement(
            $"SELECT groupArray(scope) FROM (SELECT scope FROM events WHERE org_slug = 'footfall' AND obj_val = '{connected.Folder.Path}' ORDER BY time)"), "TabSeparated", TestContext.Current.CancellationToken) == "['add:connector','read:connector','remove:connector']\n");
    }

    [Fact]
    public async Task Folder_OfTheSettings_IsChangedThere()
    {
        await using var connected = await ConnectedServer.StartAsync(watches: true);
        var id = connected.Connector.States[0].Id;

        using var added = await connected.Server.Admin.PutAsJsonAsync($"{Route}/kodosumi", new { path = connected.Folder.Path }, TestContext.Current.CancellationToken);
        using var removed = await connected.Server.Admin.DeleteAsync($"{Route}/kodosumi/{id}", TestContext.Current.CancellationToken);

        Assert.Equal($"{connected.Folder.Path} stands in the setting Connectors:Kodosumi:Folders; change it there.", await DetailAsync(added, HttpStatusCode.Conflict));
        Assert.Equal($"{connected.Folder.Path} stands in the setting Connectors:Kodosumi:Folders; remove it there.", await DetailAsync(removed, HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("data", null, "path must be an absolute path without semicolons, for example /srv/kodosumi/data, but is 'data'.")]
    [InlineData("", null, "path must be an absolute path without semicolons, for example /srv/kodosumi/data, but is ''.")]
    [InlineData("/srv", "footfall", "org must be the short name of an org, of letters, digits, hyphens, dots and underscores, and not footfall, but is 'footfall'.")]
    [InlineData("/srv", "a b", "org must be the short name of an org, of letters, digits, hyphens, dots and underscores, and not footfall, but is 'a b'.")]
    public async Task Request_ThatIsWrong_IsToldWhy(string path, string? org, string message)
    {
        await using var connected = await ConnectedServer.StartAsync();

        using var answer = await connected.Server.Admin.PutAsJsonAsync($"{Route}/kodosumi", new { path, org }, TestContext.Current.CancellationToken);

        Assert.Equal(message, await DetailAsync(answer, HttpStatusCode.BadRequest));
    }

    private static async Task<JsonArray> ListAsync(ConnectedServer connected) =>
        (await connected.Server.Admin.GetFromJsonAsync<JsonObject>(Route, TestContext.Current.CancellationToken))!["kodosumi"]!.AsArray();

    private static async Task<string> DetailAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["detail"]!;
    }
}
