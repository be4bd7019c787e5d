using System.Text.Json.Nodes;
using Footfall.Server.Tests.Sql;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Commands;

/// <summary>What <c>footfall doctor</c> says about the user for people's SQL, with the real program at a ClickHouse server.</summary>
public sealed class SqlUserFindingsTests
{
    [Fact]
    [Trait("Speed", "slow")]
    public async Task Doctor_TellsWhenTheUserIsMissing_IsTheWriter_OrMayWrite()
    {
        await using var front = await ClickHouseFront.StartAsync();
        var database = TestEngine.NewDatabase();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        foreach (var (user, profile, grants) in new[]
        {
            ("right", "SETTINGS readonly = 2", $"SELECT ON {database}.*, SELECT ON {database}_sql_*.*"),
            ("narrow", "SETTINGS readonly = 2", $"SELECT ON {database}.events, SELECT ON {database}_sql_*.*"),
            ("wide", "", "ALL ON *.*"),
            ("strict", "SETTINGS readonly = 1", $"SELECT ON {database}.*"),
            ("blind", "SETTINGS readonly = 2", "SELECT ON other.*"),
            ("loose", "", $"SELECT ON {database}.*"),
        })
        {
            await HttpSqlServer.AskAsync(front, $"CREATE USER {user} IDENTIFIED BY 'x' {profile}");
            await HttpSqlServer.AskAsync(front, $"GRANT {grants} TO {user}");
        }

        Assert.Equal("warning: ClickHouse:SqlUser is not set, so people's own SQL runs as the user that writes.", await FindAsync(null));
        Assert.Equal("warning: ClickHouse:SqlUser is default, the user that writes.", await FindAsync("default"));
        Assert.StartsWith("bad: the ClickHouse server does not let nobody in: nobody: Authentication failed", await FindAsync("nobody"), StringComparison.Ordinal);
        Assert.Equal("bad: wide may write to the tables of the ClickHouse server.", await FindAsync("wide"));
        Assert.Equal("bad: strict has readonly = 1, which refuses the limits that go with each statement.", await FindAsync("strict"));
        Assert.Equal("bad: blind may not read the tables that the views are made of.", await FindAsync("blind"));
        Assert.Equal("warning: loose may not write, but only because it was granted nothing.", await FindAsync("loose"));
        Assert.StartsWith("bad: narrow cannot read usage: narrow: Not enough privileges.", await FindAsync("narrow"), StringComparison.Ordinal);
        Assert.Equal("good: right reads, and may not write.", await FindAsync("right"));

        async Task<string> FindAsync(string? user)
        {
            string[] of = user is null ? [] : ["--ClickHouse:SqlUser", user, "--ClickHouse:SqlPassword", "x"];
            var run = await FootfallProgram.RunAsync(["doctor", "--json", "--data", folder.Path, "--urls", "http://127.0.0.1:0", "--ClickHouse:Url", front.Address.ToString(), "--ClickHouse:Database", database, "--ClickHouse:CvatDatabase", $"{database}_cvat", "--ClickHouse:DatagrokDatabase", $"{database}_datagrok", .. of]);
            var findings = JsonNode.Parse(run.Output)!.AsArray();
            var finding = findings.SingleOrDefault(f => (string?)f!["check"] == "sql user");
            Assert.True(finding is not null, run.Output + run.Errors);
            return $"{finding["state"]}: {finding["found"]}";
        }
    }
}
