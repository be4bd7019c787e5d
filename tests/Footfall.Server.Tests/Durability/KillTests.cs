using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Durability;

/// <summary>The real program, killed at random moments while events come in: what was acknowledged is there, and once.</summary>
[Trait("Speed", "slow")]
public sealed class KillTests : IDisposable
{
    private const int Rounds = 4;
    private const int Senders = 6;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();
    private readonly ConcurrentBag<(string Address, Guid[] Ids)> _unknown = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 180_000)]
    public async Task Events_ThatWereAcknowledged_AreThereAfterEveryKill_AndRepeatsOfTheRestAddNothingTwice()
    {
        var random = new Random();
        string? token = null;
        for (var round = 0; round < Rounds; round++)
        {
            await using var program = await FootfallProgram.ServeAsync(_folder.Path);
            token ??= await program.NewTokenAsync();
            using var client = program.Client(token);
            await RepeatAsync(client);
            var before = _acknowledged.Count;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var senders = Enumerable.Range(0, Senders).Select(i => Task.Run(() => SendUntilItBreaksAsync(client, i % 2 == 0 ? 1 : 200, stop.Token), Stop)).ToList();
            while (_acknowledged.Count == before)
            {
                Assert.DoesNotContain(senders, s => s.IsFaulted);
                await Task.Delay(20, Stop);
            }

            await Task.Delay(random.Next(100, 2000), Stop);
            await program.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(senders);
        }

        await using var last = await FootfallProgram.ServeAsync(_folder.Path);
        using (var client = last.Client(token))
        {
            await RepeatAsync(client);
        }

        Assert.True(_acknowledged.Count > Rounds * 50, $"Only {_acknowledged.Count} events in {Rounds} rounds; the test shows little.");
        var stored = await StoredAsync(last);
        Assert.Empty(_acknowledged.Keys.Except(stored));
        Assert.Empty(stored.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(stored.Except(_acknowledged.Keys));
    }

    [Fact(Timeout = 180_000)]
    public async Task Import_KilledInTheMiddle_IsStartedAgain_AndNothingIsThereTwice()
    {
        const int Lines = 120_000;
        var file = _folder.Write("history.ndjson", string.Concat(Enumerable.Range(0, Lines).Select(i => Event(null, i / 2) + "\n")));
        var data = _folder.File("data");
        await using (var import = FootfallProgram.Start(["import", file, "--data", data]))
        {
            while (!import.HasExited && PartsOf(data) < 3)
            {
                await Task.Delay(5, Stop);
            }

            Assert.False(import.HasExited, $"The import ended before it could be killed. {import.Output} {import.Errors}");
            await import.KillAsync();
        }

        var again = await ImportAsync(file, data);
        var third = await ImportAsync(file, data);

        Assert.Equal(Lines, again.Accepted + again.Duplicates);
        Assert.True(again.Duplicates > 0, "Nothing was there before the kill; the test shows nothing.");
        Assert.True(again.Accepted > 0, "All was there before the kill; the test shows nothing.");
        Assert.Equal((0, Lines), third);
        await using var program = await FootfallProgram.ServeAsync(data);
        Assert.Equal(Lines, (await StoredAsync(program)).Distinct().Count());
    }

    /// <summary>Single events and batches; batches go the way of imports, which recognizes a repeat.</summary>
    private async Task SendUntilItBreaksAsync(HttpClient client, int size, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var ids = Enumerable.Range(0, size).Select(_ => Guid.NewGuid()).ToArray();
            var address = size == 1 ? "/api/v1/events" : "/api/v1/events?import=true";
            try
            {
                using var answer = await PostAsync(client, address, ids);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Acknowledge(ids);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                _unknown.Add((address, ids));
                return;
            }
        }
    }

    /// <summary>What got no answer is sent again; as an import, so that what was stored nevertheless is not stored twice.</summary>
    private async Task RepeatAsync(HttpClient client)
    {
        while (_unknown.TryTake(out var batch))
        {
            using var answer = await PostAsync(client, "/api/v1/events?import=true", batch.Ids);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Acknowledge(batch.Ids);
        }
    }

    private Task<HttpResponseMessage> PostAsync(HttpClient client, string address, Guid[] ids)
    {
        // The same id has the same time in a repeat.
        var lines = string.Concat(ids.Select(id => Event(id, (int)(BitConverter.ToUInt32(id.ToByteArray()) % 5_000_000)) + "\n"));
        return client.PostAsync(address, new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), Stop);
    }

    private void Acknowledge(Guid[] ids)
    {
        foreach (var id in ids)
        {
            _acknowledged[id] = true;
        }
    }

    private static string Event(Guid? id, int second)
    {
        var time = DateTimeOffset.UnixEpoch.AddDays(19_000).AddSeconds(second).ToString("O");
        return id is null
            ? JsonSerializer.Serialize(new { scope = "use:ide", timestamp = time, user_id = $"u{second % 100}" })
            : JsonSerializer.Serialize(new { id, scope = "use:ide", timestamp = time, user_id = $"u{second % 100}" });
    }

    private static async Task<List<Guid>> StoredAsync(FootfallProgram program)
    {
        using var admin = program.Client();
        await using var csv = await admin.GetStreamAsync("/api/v1/events?period=all&format=csv&sort=time", Stop);
        using var reader = new StreamReader(csv);
        Assert.StartsWith("id,", await reader.ReadLineAsync(Stop));
        var ids = new List<Guid>();
        while (await reader.ReadLineAsync(Stop) is { } line)
        {
            ids.Add(Guid.Parse(line.AsSpan(0, 36)));
        }

        return ids;
    }

    private static async Task<(int Accepted, int Duplicates)> ImportAsync(string file, string data)
    {
        var result = JsonDocument.Parse((await FootfallProgram.RunAsync(["import", file, "--data", data, "--json"])).Succeeded()).RootElement;
        return (result.GetProperty("accepted").GetInt32(), result.GetProperty("duplicates").GetInt32());
    }

    /// <summary>Parts with many rows that the engine has written: a part is a folder with a file of its checksums.</summary>
    private static int PartsOf(string data)
    {
        try
        {
            return Directory.Exists(data)
                ? Directory.EnumerateFiles(data, "checksums.txt", SearchOption.AllDirectories).Count(f => new DirectoryInfo(Path.GetDirectoryName(f)!).EnumerateFiles().Sum(p => p.Length) > 50_000)
                : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
