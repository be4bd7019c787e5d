using System.Text.Json;
using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>What becomes of the rows of an execution.</summary>
public sealed class MappingTests
{
    private const string Fid = "69a54e500000000000000001";

    [Fact]
    public async Task Row_OfEachKind_BecomesAnEventOfItsScope()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);

        await connected.TakeAsync();

        Assert.Equal(
            "start:run\nupdate:run\nupdate:run\nupdate:run\nlog:run\nlog:run\nlog:run\nupdate:run\nfinish:run",
            await connected.Server.ScalarAsync($"SELECT scope FROM events WHERE run_id = '{Fid}' AND JSONHas(payload, 'kind') ORDER BY JSONExtractInt(payload, 'row')"));
        Assert.Equal(
            "status|inputs|meta|status|stdout|result|debug|final|status",
            await connected.Server.ScalarAsync($"SELECT arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArray((JSONExtractInt(payload, 'row'), JSONExtractString(payload, 'kind'))))), '|') FROM events WHERE run_id = '{Fid}' AND JSONHas(payload, 'kind')"));
    }

    [Fact]
    public async Task Row_CarriesWhoseItIsAndWhenToTheSubmillisecond()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);

        await connected.TakeAsync(org: "acme");

        Assert.Equal(
            $"{Ann}\tacme\trun\t{Fid}\tHymn Creator\tserver\t2026-03-02T09:00:00.125Z\t1772442000.125\tagent",
            await connected.Server.ScalarAsync($"SELECT user_id, org_slug, obj_name, obj_id, obj_val, source, time, JSONExtractRaw(payload, 'at'), JSONExtractString(payload, 'type') FROM events WHERE run_id = '{Fid}' AND JSONExtractInt(payload, 'row') = 1"));
    }

    [Fact]
    public async Task Payload_HoldsWhatTheKindMeans()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Begin().Add("lock", """{"dict":{"name":"approve","lid":"l-1","data":{},"expires":1772445600}}""").Add("lease", """{"dict":{"name":"approve","lid":"l-1","result":true}}""")
                .Add("upload", """{"Upload":{"files":[]}}""").Add("error", "Traceback:\n  boom\n").Add("payment", "{}").Add("final", "not JSON").Add("status", "error");
        }

        await connected.TakeAsync();

        var rows = (await connected.Server.ScalarAsync($"SELECT JSONExtractInt(payload, 'row') AS row, scope, level, payload FROM events WHERE run_id = '{Fid}' AND JSONHas(payload, 'kind') ORDER BY row"))
            .Split('\n').Select(l => l.Split('\t')).ToDictionary(l => int.Parse(l[0]), l => (Scope: l[1], Level: l[2], Payload: JsonDocument.Parse(System.Text.RegularExpressions.Regex.Unescape(l[3])).RootElement));
        Assert.Equal("""{"dict":{"topic":"sea"}}""", rows[2].Payload.GetProperty("inputs").GetRawText());
        Assert.Equal("running", rows[4].Payload.GetProperty("status").GetString());
        Assert.Equal(("await:run", "l-1"), (rows[5].Scope, rows[5].Payload.GetProperty("lid").GetString()));
        Assert.Equal(("resume:run", "l-1"), (rows[6].Scope, rows[6].Payload.GetProperty("lid").GetString()));
        Assert.Equal(("log:run", "info"), (rows[7].Scope, rows[7].Level));
        Assert.Equal(("log:run", "error"), (rows[8].Scope, rows[8].Level));
        Assert.Equal(("log:run", "payment"), (rows[9].Scope, rows[9].Payload.GetProperty("kind").GetString()));
        Assert.Equal("update:run", rows[10].Scope);
        Assert.False(rows[10].Payload.TryGetProperty("outputs", out _));
        Assert.Equal(("fail:run", "error"), (rows[11].Scope, rows[11].Payload.GetProperty("status").GetString()));
        Assert.Equal("Traceback:\n  boom\n", rows[11].Payload.GetProperty("error").GetString());
    }

    /// <summary>The status tells that a run failed, and the row before it why: problems are told apart by that, and by when the run began last.</summary>
    [Fact]
    public async Task Failure_IsToldWithItsError_HoweverMuchLaterItsStatusComes()
    {
        await using var connected = await ConnectedServer.StartAsync();
        using var run = connected.Folder.Open(Ann, Fid);
        run.Begin().Add("error", "Traceback (most recent call last):\n  File \"app.py\", line 42, in ask\n    reply()\nTimeoutError: no answer in 60 s\n");
        await connected.TakeAsync();
        run.Add("status", "error").Begin().Add("status", "error");
        await connected.TakeAsync();

        Assert.Equal(
            "TimeoutError\tTimeoutError: no answer in 60 s\n\terror",
            await connected.Server.ScalarAsync($"SELECT class, title FROM error_events WHERE run_id = '{Fid}' ORDER BY place"));
    }

    [Theory]
    [InlineData("""{"dict":{"summary":"Hymn","entry_point":"a:b"}}""", "Hymn")]
    [InlineData("""{"dict":{"summary":"","entry_point":"a:b"}}""", "a:b")]
    [InlineData("""{"summary":null,"entry_point":"a:b"}""", "a:b")]
    [InlineData("""{"dict":{"summary":5}}""", "5")]
    [InlineData("""{"dict":null}""", "Unknown")]
    [InlineData("""{"dict":"text"}""", "Unknown")]
    [InlineData("""[1]""", "Unknown")]
    [InlineData("""{"dict":{"summary":NaN}}""", "Unknown")]
    [InlineData("""{"dict":{"summary":0,"entry_point":"a:b"}}""", "a:b")]
    [InlineData("""{"dict":{"summary":"NaN \"NaN","n":NaN}}""", "NaN \"NaN")]
    [InlineData("""{"dict":{"summary":"\ud800"}}""", "\uFFFD")]
    [InlineData("", "Unknown")]
    public void Name_IsOfMetaWhateverItHolds(string meta, string name) => Assert.Equal(name, Footfall.Connectors.Kodosumi.AgentName.Of(meta));

    [Fact]
    public async Task Files_AreToldWheneverTheirListingChanges()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Good(Ann, Fid);
        await connected.TakeAsync();
        var file = Path.Combine(connected.Folder.Of(Ann, Fid), "out", "hymn.md");

        File.Delete(file);
        await connected.TakeAsync();
        File.WriteAllText(file, "# Hymn");
        await connected.TakeAsync();
        await connected.TakeAsync();

        Assert.Equal(
            """[{"name":"brief.txt","size":11,"direction":"up"},{"name":"hymn.md","size":6,"direction":"down"}]""" + "\t2\n" + """[{"name":"brief.txt","size":11,"direction":"up"}]""" + "\t1",
            await connected.Server.ScalarAsync($"SELECT JSONExtractRaw(payload, 'files') AS files, count() FROM events WHERE run_id = '{Fid}' AND NOT JSONHas(payload, 'kind') GROUP BY files ORDER BY length(files) DESC"));
    }

    [Fact]
    public async Task Roles_BecomeUsersWithoutTheirPasswords()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Folder.Roles((Ann, "ann", true), (Bo, "bo", false));
        await connected.TakeAsync();
        connected.Folder.Roles((Bo, "bo", true));
        await connected.TakeAsync();
        connected.Folder.Roles((Bo, "bo", false));
        await connected.TakeAsync();
        await connected.TakeAsync();

        Assert.Equal("1\t3", await connected.Server.ScalarAsync($"SELECT countIf(obj_id = '{Ann}'), countIf(obj_id = '{Bo}') FROM events WHERE scope = 'create:user'"));
        Assert.Equal("bo\ttrue\tfalse", await connected.Server.ScalarAsync($"SELECT obj_val, JSONExtractRaw(payload, 'snapshot'), JSONExtractRaw(payload, 'active') FROM events WHERE obj_id = '{Bo}' ORDER BY received DESC LIMIT 1"));
        Assert.Equal("0", await connected.Server.ScalarAsync("SELECT countIf(payload LIKE '%password%') FROM events WHERE scope = 'create:user'"));
    }
}
