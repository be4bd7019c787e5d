using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Commands;

/// <summary>A backup while events come in, and what a restore makes of it.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Speed", "slow")]
    public async Task UnderLoad_TheRestoredFolderHasWhatWasAcknowledgedBefore_OnceEach_AndItsAccounts()
    {
        var (data, copy, restored) = (_folder.File("data"), _folder.File("backup"), _folder.File("restored"));
        var acknowledged = new ConcurrentQueue<string>();
        var sent = new ConcurrentQueue<string>();
        string token;
        HashSet<string> before;
        await using (var program = await FootfallProgram.ServeAsync(data))
        {
            token = await program.NewTokenAsync();
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, 4).Select(_ => LoadAsync(program, token, sent, acknowledged, stop.Token)).ToList();
            while (acknowledged.Count < 2_000)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            before = [.. acknowledged];
            var made = (await FootfallProgram.RunAsync(["backup", copy, "--data", data, "--json"])).Succeeded();
            Assert.Empty(JsonNode.Parse(made)!["problems"]!.AsArray());
            Assert.True(acknowledged.Count > before.Count, "Events must have been taken while the backup was made.");
            await stop.CancelAsync();
            await Task.WhenAll(load);
            Assert.Contains("must be a folder that is not there yet", (await FootfallProgram.RunAsync(["backup", copy, "--data", data])).Failed());
            Assert.Contains("must not be inside the data folder", (await FootfallProgram.RunAsync(["backup", Path.Combine(data, "backup"), "--data", data])).Failed());
            Assert.False(Directory.Exists(Path.Combine(data, "backup")));
        }

        Assert.Contains("The store opens and answers.", (await FootfallProgram.RunAsync(["restore", copy, "--data", restored])).Succeeded());
        Assert.Contains("is not empty", (await FootfallProgram.RunAsync(["restore", copy, "--data", restored])).Failed());
        var rows = JsonNode.Parse((await FootfallProgram.RunAsync(["query", "SELECT obj_id, toInt32(count()) AS n FROM events WHERE scope = 'draw:object' GROUP BY obj_id", "--json", "--data", restored])).Succeeded())!.AsArray();
        Assert.All(rows, r => Assert.Equal(1, (int)r!["n"]!));
        var there = rows.Select(r => (string)r!["obj_id"]!).ToHashSet();
        Assert.Empty(before.Except(there));
        Assert.Empty(there.Except(sent));

        await using var again = await FootfallProgram.ServeAsync(restored);
        using var client = again.Client(token);
        using var answer = await client.PostAsync("/api/v1/events", new StringContent("[]", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, "The token of the first server works on the restored one.");
    }

    [Fact]
    public async Task DamagedBackup_IsNotRestored_AndSaysWhichFile()
    {
        var (data, copy, restored) = (_folder.File("data"), _folder.File("backup"), _folder.File("restored"));
        (await FootfallProgram.RunAsync(["token", "create", "x", "--ingest", "--data", data])).Succeeded();
        (await FootfallProgram.RunAsync(["backup", copy, "--data", data])).Succeeded();
        await File.AppendAllTextAsync(Path.Combine(copy, "footfall.db"), "x", TestContext.Current.CancellationToken);

        var errors = (await FootfallProgram.RunAsync(["restore", copy, "--data", restored])).Failed();

        Assert.Contains("The backup is not good, and nothing was restored.", errors);
        Assert.Contains("footfall.db is not what was written.", errors);
        Assert.False(Directory.Exists(restored));
        await File.WriteAllTextAsync(Path.Combine(copy, "manifest.json"), "{\"version\":", TestContext.Current.CancellationToken);
        Assert.Contains("manifest.json is not what was written: ", (await FootfallProgram.RunAsync(["restore", copy, "--data", restored])).Failed());
        Assert.Contains("is no whole backup", (await FootfallProgram.RunAsync(["restore", _folder.Path, "--data", restored])).Failed());
    }

    [Fact]
    public async Task BackupWhoseServerWasKilled_LeavesNothingFrozen_OnceAServerStartsAgain()
    {
        var frozen = Directory.CreateDirectory(Path.Combine(_folder.Path, "data", "engine", "shadow", "footfall_backup_20260105090000000", "store"));
        await File.WriteAllTextAsync(Path.Combine(frozen.FullName, "data.bin"), "x", TestContext.Current.CancellationToken);

        (await FootfallProgram.RunAsync(["token", "create", "x", "--ingest", "--data", _folder.File("data")])).Succeeded();

        Assert.False(Directory.Exists(frozen.Parent!.FullName));
    }

    [Fact]
    public async Task RestoreThatBreaksOff_LeavesAFolderThatNothingServes_AndSaysWhatToDo()
    {
        var (data, copy, restored) = (_folder.File("data"), _folder.File("backup"), _folder.File("restored"));
        (await FootfallProgram.RunAsync(["token", "create", "x", "--ingest", "--data", data])).Succeeded();
        (await FootfallProgram.RunAsync(["backup", copy, "--data", data])).Succeeded();
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(copy, "manifest.json"), TestContext.Current.CancellationToken))!;
        manifest["databases"]!["no/folder/for/this"] = "00000000-0000-0000-0000-000000000000";
        await File.WriteAllTextAsync(Path.Combine(copy, "manifest.json"), manifest.ToJsonString(), TestContext.Current.CancellationToken);
        (await FootfallProgram.RunAsync(["restore", copy, "--data", restored])).Failed();

        string[][] commands = [["serve", "--urls", "http://127.0.0.1:0"], ["query", "SELECT 1"], ["token", "create", "y", "--ingest"], ["restore", copy]];
        foreach (var command in commands)
        {
            Assert.Contains($"A restore into {restored} did not end, so it holds a part of the backup. Delete the folder, and restore again.", (await FootfallProgram.RunAsync([.. command, "--data", restored])).Failed());
        }

        Assert.Contains("BAD   store: A restore into", (await FootfallProgram.RunAsync(["doctor", "--data", restored])).Output);
    }

    private static async Task LoadAsync(FootfallProgram program, string token, ConcurrentQueue<string> sent, ConcurrentQueue<string> acknowledged, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = program.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (!stop.IsCancellationRequested)
        {
            var ids = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid().ToString()).ToList();
            ids.ForEach(sent.Enqueue);
            var lines = ids.Select(id => $$"""{"id":"{{id}}","timestamp":"{{DateTimeOffset.UtcNow:O}}","scope":"draw:object","obj_id":"{{id}}","user_id":"u1"}""");
            using var answer = await client.PostAsync("/api/v1/events", new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"), CancellationToken.None);
            if (answer.IsSuccessStatusCode)
            {
                ids.ForEach(acknowledged.Enqueue);
            }
        }
    }
}
