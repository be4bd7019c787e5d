using System.Text.Json.Nodes;
using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>A server that took in executions whose rows hold what databases and Python's JSON allow, and nearly nobody writes.</summary>
public sealed class OddRowsServer : IAsyncLifetime
{
    private const double Start = 1_772_442_000.125;

    private ConnectedServer _connected = null!;

    public async ValueTask InitializeAsync()
    {
        _connected = await ConnectedServer.StartAsync();
        Numbers();
        Json();
        Times();
        Ids();
        Add("blank", (1, Start, "status", "starting"), (2, Start + 1, "status", ""));
        Add("kindless", (1, Start, "", "first"), (2, Start + 1, "status", "running"), (3, Start + 2, "", ""), (4, Start + 3, "stdout", ""), (5, Start + 4, "", "last"));
        Add("only-kindless", (1, Start, "", "all there is"));
        Add("nameless-lock", (1, Start, "status", "running"), (2, Start + 1, "lock", "no JSON"));
        Add("long", (1, Start, "status", "starting"), (2, Start + 1, "error", new string('x', 300_000)), (3, Start + 2, "status", "error"));
        await _connected.TakeAsync();
    }

    public ValueTask DisposeAsync() => _connected.DisposeAsync();

    internal Task<string> ScalarAsync(string sql) => _connected.Server.ScalarAsync(sql);

    internal async Task<long> RowsAsync() => (await _connected.TakeAsync()).Rows;

    internal Task<JsonNode> DetailsAsync(string fid) => GetAsync($"/api/dashboard/execution/{fid}/details");

    internal Task<JsonNode> PageAsync(string fid) => GetAsync($"/api/v1/runs/{fid}");

    internal async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(
        await _connected.Server.Admin.GetStringAsync(address, TestContext.Current.CancellationToken), documentOptions: new() { MaxDepth = 200 })!;

    private void Numbers() => Add(
        "numbers",
        (1, Start, "status", "starting"),
        (2, Start + 1, "inputs", """{"dict":{"n":2000000000000000000000,"m":"1: 18446744073709551616, \"x\""}}"""),
        (3, Start + 2, "meta", """{"dict":{"summary":"Big","n":1e400}}"""),
        (4, Start + 3, "final", """{"dict":{"n":[-9223372036854775809,18446744073709551615,1.5]}}"""),
        (5, Start + 4, "status", "finished"));

    private void Json()
    {
        Add(
            "json",
            (1, Start, "status", "starting"),
            (2, Start + 1, "inputs", """{"a":1,"a":{"password":"x","b":2}}"""),
            (3, Start + 2, "meta", """{"dict":{"summary":0,"entry_point":"hymn:crew","load":NaN,"most":-Infinity}}"""),
            (4, Start + 3, "action", """{"\ud800":"\udfff ok"}"""),
            (5, Start + 4, "result", $"{new string('[', 80)}1{new string(']', 80)}"),
            (6, Start + 5, "error", "\"\\ud800\""),
            (7, Start + 6, "final", $"{new string('[', 70)}{new string(']', 70)}"),
            (8, Start + 7, "status", "error"));
        Add("null-meta", (1, Start, "status", "running"), (2, Start + 1, "meta", "null"));
    }

    private void Times()
    {
        Add("first-odd", (1, "soon", "status", "starting"), (2, -5, "stdout", "x"), (3, Start, "status", "running"), (4, Start + 10, "status", "finished"));
        Add("last-odd", (1, Start, "status", "starting"), (2, Start + 0.000456, "status", "running"), (3, 1e15, "status", "finished"));
        Add("milliseconds", (1, Start * 1000, "status", "starting"), (2, (Start + 10) * 1000, "status", "finished"));
        Add("zero", (1, 0, "status", "starting"), (2, Start, "status", "finished"));
    }

    private void Ids()
    {
        Add("huge-id", (1, Start, "status", "starting"), (1L << 62, Start + 1, "status", "finished"));
        Add("negative-ids", (-7, Start, "status", "starting"), (-6, Start + 1, "status", "finished"));
    }

    private void Add(string fid, params (long Id, object At, string Kind, string Message)[] rows) => _connected.Folder.Sql(Ann, fid, FormattableString.Invariant(
        $"CREATE TABLE monitor (id INTEGER PRIMARY KEY, timestamp, kind TEXT, message TEXT); INSERT INTO monitor VALUES {string.Join(", ", rows.Select(Values))}"));

    private static string Values((long Id, object At, string Kind, string Message) row) =>
        FormattableString.Invariant($"({row.Id}, {(row.At is string text ? $"'{text}'" : row.At is double at ? at.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : row.At)}, '{row.Kind}', '{row.Message.Replace("'", "''", StringComparison.Ordinal)}')");
}
