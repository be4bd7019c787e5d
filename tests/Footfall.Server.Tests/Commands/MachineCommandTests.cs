using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Commands;

/// <summary>Commands that ask, copy and remove: query, export, tail, retention, completion.</summary>
public sealed class MachineCommandTests(ServedFolder served) : IClassFixture<ServedFolder>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_AnswersAsTableCsvAndJson_AndChangesNothing()
    {
        await SendAsync("query", 3);

        const string Sql = "SELECT obj_id, count() AS n, any(payload) AS p FROM events WHERE org_slug = 'query' GROUP BY obj_id ORDER BY obj_id";
        Assert.Equal("obj_id  n  p             \n------  -  --------------\n     0  1  {\"note\":\"a,b\"}\n     1  1  {\"note\":\"a,b\"}\n     2  1  {\"note\":\"a,b\"}\n", (await served.RunAsync("query", Sql)).Succeeded());
        Assert.Equal("obj_id,n,p\n0,1,\"{\"\"note\"\":\"\"a,b\"\"}\"\n1,1,\"{\"\"note\"\":\"\"a,b\"\"}\"\n2,1,\"{\"\"note\"\":\"\"a,b\"\"}\"\n", (await served.RunAsync("query", Sql, "--format", "csv")).Succeeded());
        Assert.Equal(["0", "1", "2"], JsonNode.Parse((await served.RunAsync("query", Sql, "--json")).Succeeded())!.AsArray().Select(r => (string)r!["obj_id"]!));
        Assert.Equal("[]\n", (await served.RunAsync("query", "SELECT 1 WHERE 0", "--json")).Succeeded());

        Assert.Contains("Only a statement that reads rows can be asked", (await served.RunAsync("query", "TRUNCATE TABLE events")).Failed());
        Assert.Contains("nowhere", (await served.RunAsync("query", "SELECT * FROM nowhere")).Failed());
        Assert.Contains("table", (await served.RunAsync("query", "SELECT 1", "--format", "xml")).Failed(2));
    }

    [Fact]
    public async Task Export_IsTakenInByAnotherServer_OnceOnly()
    {
        await SendAsync("export", 5);
        await SendAsync("other", 2);
        var file = Path.Combine(served.Elsewhere, "export.ndjson.gz");
        Assert.Equal($"5 events were written to {file}.\n", (await served.RunAsync("export", "--org", "export", "--out", file)).Succeeded());

        using var folder = new TemporaryFolder();
        var data = folder.File("data");
        Assert.Contains("5", (await FootfallProgram.RunAsync(["import", file, "--data", data])).Succeeded());
        (await FootfallProgram.RunAsync(["import", file, "--data", data])).Succeeded();
        var rows = JsonNode.Parse((await FootfallProgram.RunAsync(["query", "SELECT obj_id, scope, payload, toString(time) AS t FROM events WHERE org_slug = 'export' ORDER BY obj_id", "--json", "--data", data])).Succeeded())!.AsArray();
        Assert.Equal(5, rows.Count);
        Assert.Equal(("draw:object", "2026-01-05 09:00:00.123"), ((string)rows[0]!["scope"]!, (string)rows[0]!["t"]!));
        Assert.Equal("a,b", (string?)JsonNode.Parse((string)rows[0]!["payload"]!)!["note"]);
        Assert.Equal((await served.RunAsync("export", "--org", "export")).Succeeded(), (await FootfallProgram.RunAsync(["export", "--data", data])).Succeeded());

        Assert.Equal(2, (await served.RunAsync("export", "--org", "other", "--scope", "draw:object", "--period", "all")).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("--period", (await served.RunAsync("export", "--period", "whenever")).Failed(2));
    }

    [Fact]
    public async Task Tail_ShowsEventsAsTheyComeIn()
    {
        await using var tail = FootfallProgram.Start(["tail", "--org", "tail", "--count", "2", "--data", served.Data]);
        var ended = tail.ExitAsync();
        for (var i = 0; !ended.IsCompleted && i < 60; i++)
        {
            await SendAsync("tail", 1, i);
            await Task.WhenAny(ended, Task.Delay(500, Stop));
        }

        var lines = (await ended).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, l => Assert.StartsWith("2026-01-05T09:00:00.123Z  server  draw:object", l));
    }

    [Fact]
    public async Task Tail_ShowsEachEventOnce_NothingOfBefore_AndIsNoNewsItself()
    {
        await SendAsync("tail-once", 1, 1000);
        await using var tail = FootfallProgram.Start(["tail", "--org", "tail-once", "--count", "6", "--json", "--data", served.Data]);
        var ended = tail.ExitAsync();
        for (var i = 0; !ended.IsCompleted && i < 60; i++)
        {
            await SendAsync("tail-once", 1, i);
            await Task.WhenAny(ended, Task.Delay(1_500, Stop));
        }

        var seen = (await ended).Succeeded().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse((string)JsonNode.Parse(l)!["obj_id"]!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(seen[0], 6), seen);
        Assert.InRange(seen[0], 0, 999);
        var looks = (await served.RunAsync("query", "SELECT toInt32(count()) AS n FROM events WHERE org_slug = 'footfall' AND scope = 'view:events' AND payload LIKE '%machine/tail%'", "--json")).Succeeded();
        Assert.InRange((int)JsonNode.Parse(looks)![0]!["n"]!, 1, 3);
    }

    [Fact]
    public async Task Tail_WithoutServer_SaysSo()
    {
        using var folder = new TemporaryFolder();
        (await FootfallProgram.RunAsync(["token", "create", "some", "--ingest", "--data", folder.File("data")])).Succeeded();

        Assert.StartsWith("No server has this folder", (await FootfallProgram.RunAsync(["tail", "--data", folder.File("data")])).Failed());
    }

    [Fact]
    public async Task Retention_TellsFirst_ThenRemovesByScope_AndOthersStay()
    {
        await SendAsync("old", 4, scope: "click:element");
        await SendAsync("old", 3, scope: "draw:object");
        await SendAsync("new", 2, scope: "click:element", year: 2099);

        var dry = JsonNode.Parse((await served.RunAsync("retention", "--older-than", "1d", "--scope", "click:*", "--org", "old", "--org", "new", "--dry-run", "--json")).Succeeded())!;
        Assert.Equal((true, 4), ((bool)dry["dry_run"]!, (int)dry["events"]!));
        Assert.All(dry["rows"]!.AsArray(), r => Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T", (string)r!["oldest"]!));
        Assert.Contains("4 events from before", (await served.RunAsync("retention", "--older-than", "1d", "--scope", "click:*", "--org", "old", "--org", "new")).Succeeded());

        Assert.Equal("""[{"org_slug":"new","scope":"click:element","n":2},{"org_slug":"old","scope":"draw:object","n":3}]""", JsonNode.Parse((await served.RunAsync("query", "SELECT org_slug, scope, toInt32(count()) AS n FROM events WHERE org_slug IN ('old', 'new') GROUP BY org_slug, scope ORDER BY org_slug", "--json")).Succeeded())!.ToJsonString());
        Assert.Contains("--older-than must be a number", (await served.RunAsync("retention", "--older-than", "soon", "--scope", "*:*")).Failed(2));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Completion_IsAScriptThatAsksTheProgram(string shell) =>
        Assert.Contains("[suggest:", (await served.RunAsync("completion", shell)).Succeeded());

    [Fact]
    public async Task Completion_OfBash_CompletesCommandsAndOptions()
    {
        var script = (await FootfallProgram.RunAsync(["completion", "bash"])).Succeeded();
        var program = $"footfall() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "footfall.dll")}' \"$@\"; }}";
        var test = $"{script}\n{program}\nCOMP_WORDS=(footfall retention --dr); COMP_LINE='footfall retention --dr'; COMP_POINT=${{#COMP_LINE}}; COMP_CWORD=2; _footfall; printf '%s\\n' \"${{COMPREPLY[@]}}\"";
        using var bash = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", test]) { RedirectStandardOutput = true, UseShellExecute = false })!;

        Assert.Equal("--dry-run\n", await bash.StandardOutput.ReadToEndAsync(Stop));
    }

    private async Task SendAsync(string org, int count, int first = 0, string scope = "draw:object", int year = 2026)
    {
        using var client = served.Program.Client(await served.Program.NewTokenAsync());
        var lines = Enumerable.Range(first, count).Select(i => $$"""{"timestamp":"{{year}}-01-05T09:00:00.123Z","scope":"{{scope}}","org_slug":"{{org}}","obj_id":"{{i}}","payload":{"note":"a,b"} }""");
        using var answer = await client.PostAsync("/api/v1/events", new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"), Stop);
        answer.EnsureSuccessStatusCode();
    }
}
