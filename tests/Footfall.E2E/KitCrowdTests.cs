using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Footfall.E2E;

/// <summary>Many tabs at once against one server: each event arrives, and once, and the server's memory stays what it was.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed partial class KitCrowdTests(KitServer server) : IClassFixture<KitServer>
{
    private const long MostMemory = 1L << 30;

    private static readonly int Tabs = Environment.GetEnvironmentVariable("FOOTFALL_TESTS") == "nightly" ? 10_000 : 1_000;

    private readonly string _org = KitTab.NewOrg();

    [Fact]
    public async Task Crowd_OverANetworkThatLosesRequestsAndAnswers_EveryEventIsStored_Once()
    {
        var before = Peak();

        using var said = JsonDocument.Parse(await CrowdAsync($"{Tabs}", $"{Math.Max(10, Tabs / 150)}"));

        var recorded = said.RootElement.GetProperty("recorded").GetInt32();
        Assert.Equal((Tabs * 7, 0), (recorded, said.RootElement.GetProperty("left").GetInt32()));
        var stored = await ServedProgram.RunAsync("query", $"SELECT toInt32(count()) AS n, toInt32(uniqExact(id)) AS ids, toInt32(uniqExact(user_id)) AS users FROM events WHERE org_slug = '{_org}' AND scope != 'send:working_time'", "--format", "ndjson", "--data", server.Program.Folder);
        Assert.Equal($$"""{"n":{{recorded}},"ids":{{recorded}},"users":{{Tabs}}}""", stored.Trim());
        Assert.InRange(Peak() - before, 0, MostMemory);
    }

    private async Task<string> CrowdAsync(params string[] numbers)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Script(), server.Program.Address, server.Token, server.Site, _org, .. numbers]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    /// <summary>The most memory that the server ever had, in bytes.</summary>
    private long Peak() => long.Parse(HighWater().Match(File.ReadAllText($"/proc/{server.Program.Id}/status")).Groups["kilobytes"].Value) * 1024;

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "crowd.mjs");

    [GeneratedRegex(@"VmHWM:\s+(?<kilobytes>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HighWater();
}
