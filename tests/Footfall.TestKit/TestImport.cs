using Footfall.Ingestion.Rollups;
using Footfall.Server.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.TestKit;

/// <summary>What <c>footfall import</c> does, into a test server.</summary>
public static class TestImport
{
    /// <summary>Imports a file and says how many events were added, were there already, and were rejected.</summary>
    public static async Task<(long Accepted, long Duplicates, long Rejected)> ImportAsync(this TestServer server, string file)
    {
        using var client = await server.IngestAsync("import");
        using var import = new FileImport(client, ImportTarget.Events, TimeProvider.System);
        var result = await import.RunAsync(new FileInfo(file), Path.Combine(server.Folder, "rejected.ndjson"), CancellationToken.None);
        return (result.Accepted, result.Duplicates, result.Rejected.Values.Sum());
    }

    /// <summary>Makes the rollups of all days that are over.</summary>
    public static Task SealAsync(this TestServer server) =>
        server.Services.GetRequiredService<UsageRollup>().SealAsync(TimeSpan.Zero, CancellationToken.None);
}
