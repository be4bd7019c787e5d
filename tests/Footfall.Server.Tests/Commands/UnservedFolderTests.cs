using System.Net;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Commands;

/// <summary>Commands on a folder that nobody serves open it themselves.</summary>
public sealed class UnservedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TwoCommandsAtOnce_BothSucceed_AndTheServerThatFollowsKnowsWhatTheyMade()
    {
        var results = await Task.WhenAll(
            FootfallProgram.RunAsync(["token", "create", "one", "--ingest", "--data", _folder.Path]),
            FootfallProgram.RunAsync(["token", "create", "two", "--ingest", "--data", _folder.Path]));

        var tokens = results.Select(r => r.Succeeded().Trim()).ToList();
        await using var program = await FootfallProgram.ServeAsync(_folder.Path);
        foreach (var token in tokens)
        {
            using var client = program.Client(token);
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("POST", "/api/v1/events", "[]")).StatusCode);
        }
    }

    [Theory]
    [InlineData("query", "SELECT 1")]
    [InlineData("export")]
    [InlineData("token", "list")]
    [InlineData("token", "revoke", "some")]
    [InlineData("account", "list")]
    [InlineData("retention", "--older-than", "90d", "--scope", "*:*", "--dry-run")]
    public async Task FolderThatIsNotThere_IsNotMade_ByACommandThatReads(params string[] command)
    {
        var folder = _folder.File("misspelt");

        Assert.Contains($"{folder} holds no data of Footfall.", (await FootfallProgram.RunAsync([.. command, "--data", folder])).Failed());
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Doctor_LeavesAnEmptyFolderEmpty()
    {
        var output = (await FootfallProgram.RunAsync(["doctor", "--data", _folder.Path, "--urls", "http://127.0.0.1:0"])).Succeeded();

        Assert.Contains($"warn  data folder: {_folder.Path} holds no data yet.", output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task OnATerminal_TheEngineSaysNothing()
    {
        var made = await FootfallProgram.RunOnTerminalAsync("token", "create", "one", "--ingest", "--data", _folder.Path);
        var asked = await FootfallProgram.RunOnTerminalAsync("query", "SELECT 1 AS one", "--data", _folder.Path);

        Assert.Matches(@"\Aff_ingest_\w+\s*\z", Plain(made));
        Assert.Matches(@"\Aone\s+-+\s+1\s+1 row\s*\z", Plain(asked));

        // .NET tells a terminal which keys it understands.
        static string Plain(ProgramResult result) => result.Succeeded().Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal).Replace("\u001b[?1h=", "", StringComparison.Ordinal).TrimStart();
    }

    [Fact]
    public async Task Socket_LeftBehindByAKilledServer_IsNoHindrance()
    {
        await using (var killed = await FootfallProgram.ServeAsync(_folder.Path))
        {
            await killed.KillAsync();
        }

        Assert.True(File.Exists(_folder.File("footfall.sock")));

        Assert.Equal("[]", JsonNode.Parse((await FootfallProgram.RunAsync(["token", "list", "--json", "--data", _folder.Path])).Succeeded())!.ToJsonString());
    }
}
