using System.Text;
using System.Text.Json;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Http;

/// <summary>
/// The sandbox at a server: as the user that the options name for it, told to read only, with limits in the address. The server's parser classifies: it is asked
/// how it would write the text, which it does for one statement and runs nothing.
/// </summary>
internal sealed class HttpSandbox(HttpStore store, SandboxLimits limits) : ISandbox, IDisposable
{
    private const int Changes = 1;

    // Written by the server's parser, so the first word is the statement's kind.
    private static readonly HashSet<string> Reading = ["SELECT", "WITH", "EXPLAIN", "SHOW", "DESCRIBE", "EXISTS"];

    // What a server says of a user that it does not know, or that may not have settings beside a statement: nothing that whoever wrote the statement can mend.
    private static readonly HashSet<int> UserTrouble = [StoreErrors.UnknownUser, StoreErrors.WrongPassword, StoreErrors.AuthenticationFailed];

    private static readonly JsonSerializerOptions Summary = new(StoreRows.Json) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString };

    private readonly SemaphoreSlim _free = new(limits.Connections);

    public async Task<StatementNature> ClassifyAsync(string sql, CancellationToken cancellationToken)
    {
        // A value has a limit of length in the address, a statement's text has not.
        var ask = new SandboxStatement($"SELECT formatQuerySingleLineOrNull({Literal(sql)})", "system", "TabSeparatedRaw");
        var written = Encoding.UTF8.GetString((await SendAsync(ask, new Dictionary<string, string> { ["max_query_size"] = "4000000" }, cancellationToken)).Body).TrimEnd('\n');
        return written switch
        {
            @"\N" => new StatementNature(1, StatementNature.Unknown),
            _ when written.StartsWith('(') || Reading.Contains(written.Split(' ')[0]) => new StatementNature(1, StatementNature.Reads),
            _ => new StatementNature(1, Changes),
        };
    }

    public Task<SandboxResult> RunAsync(SandboxStatement statement, CancellationToken cancellationToken) => SendAsync(statement, new Dictionary<string, string>(), cancellationToken);

    public void Dispose() => _free.Dispose();

    private async Task<SandboxResult> SendAsync(SandboxStatement statement, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            var (body, summary) = await store.SandboxAsync(statement, settings, cancellationToken);
            var cost = summary is null ? new Cost(0, 0, 0) : JsonSerializer.Deserialize<Cost>(summary, Summary)!;
            return new SandboxResult(body, cost.ElapsedNs / 1e9, cost.ReadRows, cost.ReadBytes);
        }
        catch (StoreException e) when (UserTrouble.Contains(e.Code))
        {
            throw new StoreException(StoreErrors.Network, "The ClickHouse server does not let the user for people's own SQL in (settings ClickHouse:SqlUser and ClickHouse:SqlPassword). 'footfall doctor' says more.", e);
        }
        catch (StoreException e) when (e.Code == StoreErrors.ReadOnly && e.Message.StartsWith("Cannot modify '", StringComparison.Ordinal))
        {
            throw new StoreException(StoreErrors.Network, "The ClickHouse server lets the user for people's own SQL set no limits (its profile has readonly = 1; it must be 2). 'footfall doctor' says more.", e);
        }
        finally
        {
            _free.Release();
        }
    }

    private static string Literal(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}'";

    /// <summary>The header <c>X-ClickHouse-Summary</c>: <c>{"read_rows":"1","read_bytes":"2","elapsed_ns":"3"}</c>.</summary>
    private sealed record Cost(long ReadRows, long ReadBytes, long ElapsedNs);
}
