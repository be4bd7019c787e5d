using System.Diagnostics;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Sql;

/// <summary>The official client of ClickHouse for Node against <c>/clickhouse</c>.</summary>
public sealed class OfficialClientTests(SqlServer sql) : IClassFixture<SqlServer>
{
    [Fact]
    public async Task Client_PingsReadsStreamsAndReadsErrors()
    {
        var got = await RunAsync(sql.Server.Address.ToString(), await sql.TokenAsync(sql.Manager));

        Assert.Equal((true, true), ((bool)got["ping"]!, (bool)got["pingBySelect"]!));
        Assert.Equal("""[{"one":1}]""", got["data"]!.ToJsonString());
        Assert.Equal("number", (string)got["statistics"]!);
        Assert.Equal("[0,1,2,3,4]", got["streamed"]!.ToJsonString());
        Assert.Equal("""[{"org_slug":"acme"}]""", got["orgs"]!.ToJsonString());
        Assert.Equal("a'b\\c\n\t", (string)got["quoted"]![0]!["text"]!);
        Assert.Equal("x'y", (string)got["quoted"]![0]!["list"]![0]!);
        Assert.Equal("\"a\"\n1\n", (string)got["csv"]!);
        Assert.Equal("""{"code":"60","type":"UNKNOWN_TABLE"}""", got["unknownTable"]!.ToJsonString());
        Assert.Equal("""{"code":"497","type":"ACCESS_DENIED"}""", got["write"]!.ToJsonString());
        Assert.Equal("""{"code":"516","type":"AUTHENTICATION_FAILED"}""", got["wrong"]!.ToJsonString());
    }

    private static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Footfall.Server.Tests", "Sql", "client.mjs"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(await output)!;
    }
}
