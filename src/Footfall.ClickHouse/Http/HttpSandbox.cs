using System.Text.Json;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Http;

/// <summary>The sandbox at a server: as the user that the options name for it, told to read only, with limits in the address.</summary>
internal sealed class HttpSandbox(HttpStore store) : ISandbox
{
    private static readonly JsonSerializerOptions Summary = new(StoreRows.Json) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString };

    public Task<StatementNature> ClassifyAsync(string sql, CancellationToken cancellationToken) => Task.FromResult(new StatementNature(1, StatementNature.Reads));

    public async Task<SandboxResult> RunAsync(SandboxStatement statement, CancellationToken cancellationToken)
    {
        var (body, summary) = await store.SandboxAsync(statement, cancellationToken);
        var cost = summary is null ? new Cost(0, 0, 0) : JsonSerializer.Deserialize<Cost>(summary, Summary)!;
        return new SandboxResult(body, cost.ElapsedNs / 1e9, cost.ReadRows, cost.ReadBytes);
    }

    /// <summary>The header <c>X-ClickHouse-Summary</c>: <c>{"read_rows":"1","read_bytes":"2","elapsed_ns":"3"}</c>.</summary>
    private sealed record Cost(long ReadRows, long ReadBytes, long ElapsedNs);
}
