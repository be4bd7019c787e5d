using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Footfall.Ingestion.Tests.Recount;

/// <summary>Runs <c>tests/recount/recount.mjs</c>.</summary>
internal static class Recounted
{
    /// <summary>What it prints.</summary>
    /// <param name="file">The file of events.</param>
    /// <param name="arguments">Its options, for example <c>--tz</c>, <c>Europe/Berlin</c>.</param>
    public static async Task<JsonNode> RunAsync(string file, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "recount", "recount.mjs"), file, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"The recount failed: {await errors}");
        return JsonNode.Parse(await output)!;
    }
}
