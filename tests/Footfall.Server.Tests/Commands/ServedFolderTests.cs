using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Commands;

/// <summary>Commands on a folder that is being served: they go through that server, so what they change holds at once.</summary>
public sealed class ServedFolderTests(ServedFolder served) : IClassFixture<ServedFolder>
{
    [Fact]
    public async Task Token_FromItsMakingToItsEnd()
    {
        var token = (await served.RunAsync("token", "create", "back end", "--ingest", "--expires", "90d")).Succeeded();
        Assert.Matches("^ff_ingest_[0-9A-Za-z]{32}\r?\n$", token);
        using var client = served.Program.Client(token.Trim());
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);

        var listed = JsonNode.Parse((await served.RunAsync("token", "list", "--json")).Succeeded())!.AsArray().Single(t => (string?)t!["name"] == "back end")!;
        Assert.InRange(((DateTimeOffset)listed["expires"]! - DateTimeOffset.UtcNow).TotalDays, 89.9, 90.1);
        Assert.Contains("back end", (await served.RunAsync("token", "list")).Succeeded());

        Assert.Equal("", (await served.RunAsync("token", "revoke", "back end")).Succeeded());
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);
        Assert.Equal("There is no token back end.", (await served.RunAsync("token", "revoke", "back end")).Failed().TrimEnd());
        Assert.DoesNotContain("back end", (await served.RunAsync("token", "list")).Succeeded());
    }

    [Fact]
    public async Task Token_WithoutName_IsRefusedInWords() =>
        Assert.Contains("name must have 1 to 100 characters.", (await served.RunAsync("token", "create", "", "--ingest")).Failed());

    [Fact]
    public async Task SecondServer_OnTheSameFolder_IsRefusedWithASentence_AndTheFirstGoesOn()
    {
        var errors = (await served.RunAsync("serve", "--urls", "http://127.0.0.1:0")).Failed();

        Assert.Equal($"{served.Data} is served by another Footfall, process {served.Program.Id}. Stop that one, or choose another folder with --data.", errors.TrimEnd());
        using var client = served.Program.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("GET", "/readyz")).StatusCode);
        Assert.Contains("[", (await served.RunAsync("token", "list", "--json")).Succeeded());
    }

    [Fact]
    public void Folder_AndSocket_AreForTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(served.Data) & Others);
        foreach (var name in new[] { "footfall.sock", "footfall.db", "footfall.db-wal" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(served.Data, name)));
        }
    }
}
