using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Durability;

/// <summary>The real program, killed at random moments while events come in: what was acknowledged is there, and once.</summary>
[Trait("Speed", "slow")]
public sealed class KillTests : IDisposable
{
    private const int Senders = 6;

    private static readonly int Rounds = Depth.Times(4, 100);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();
    private readonly ConcurrentBag<Guid[]> _unknown = [];
    private readonly ConcurrentDictionary<Guid, long> _sessions = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 3_600_000)]
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
            senders.Add(Task.Run(() => ReportUntilItBreaksAsync(client, stop.Token), Stop));
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
        await CheckSessionsAsync(last);
        await CheckRollupsAsync(last, stored.Count + _sessions.Count);
    }

    [Fact(Timeout = 180_000)]
    public async Task Import_KilledInTheMiddle_IsStartedAgain_AndNothingIsThereTwice()
    {
        const int Lines = 120_000;
        var file = _folder.Write("history.ndjson", string.Concat(Enumerable.Range(0, Lines).Select(i => Event(null, i / 2) + "\n")));
        var data = _folder.File("data");
        await using (var import = FootfallProgram.Start(["import", file, "--data", data]))
        {
            while (!import.HasExited && JournalOf(data) < 2_000_000)
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

    private async Task SendUntilItBreaksAsync(HttpClient client, int size, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var ids = Enumerable.Range(0, size).Select(_ => Guid.NewGuid()).ToArray();
            try
            {
                using var answer = await PostAsync(client, ids);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Acknowledge(ids);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                _unknown.Add(ids);
                return;
            }
        }
    }

    /// <summary>Sessions that grow from report to report; the longest acknowledged one must be what is stored, or a longer one that got no answer.</summary>
    private async Task ReportUntilItBreaksAsync(HttpClient client, CancellationToken stop)
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        for (var minutes = 1; !stop.IsCancellationRequested; minutes++)
        {
            var lines = string.Concat(ids.Select(id =>
                JsonSerializer.Serialize(new { id, scope = "use:app", timestamp = "2022-01-08T10:00:00Z", session_id = id, user_id = "worker", duration = minutes * 60_000 }) + "\n"));
            try
            {
                using var answer = await client.PostAsync("/api/v1/events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), Stop);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                foreach (var id in ids)
                {
                    _sessions[id] = minutes * 60_000;
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task CheckSessionsAsync(FootfallProgram program)
    {
        using var admin = program.Client();
        var csv = CsvText.Read(await admin.GetStringAsync("/api/v1/events?period=all&scope=use:app&format=csv", Stop));
        var (id, duration) = (Array.IndexOf(csv[0], "id"), Array.IndexOf(csv[0], "duration"));
        var stored = csv.Skip(1).ToDictionary(r => Guid.Parse(r[id]), r => long.Parse(r[duration]));
        Assert.All(_sessions, s => Assert.InRange(stored[s.Key], s.Value, s.Value + 60_000));
    }

    /// <summary>Figures that are read from rollups of sealed days equal a count of the events.</summary>
    private static async Task CheckRollupsAsync(FootfallProgram program, int events)
    {
        using var admin = program.Client();
        for (var tries = 0; tries < Depth.Times(2, 20); tries++)
        {
            var figures = JsonDocument.Parse(await admin.GetStringAsync("/api/v1/usage/overview/figures?period=all", Stop)).RootElement.GetProperty("rows");
            var counted = figures.EnumerateArray().Single(f => f.GetProperty("key").GetString() == "overview.events").GetProperty("value").GetDouble();
            Assert.InRange(counted, (double)events, events + (Rounds * 5));
            await Task.Delay(TimeSpan.FromSeconds(Depth.Times(1, 5)), Stop);
        }
    }

    /// <summary>What got no answer is sent again.</summary>
    private async Task RepeatAsync(HttpClient client)
    {
        while (_unknown.TryTake(out var batch))
        {
            using var answer = await PostAsync(client, batch);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Acknowledge(batch);
        }
    }

    private Task<HttpResponseMessage> PostAsync(HttpClient client, Guid[] ids)
    {
        // The same id has the same time in a repeat.
        var lines = string.Concat(ids.Select(id => Event(id, (int)(BitConverter.ToUInt32(id.ToByteArray()) % 5_000_000)) + "\n"));
        return client.PostAsync("/api/v1/events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), Stop);
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
        await using var csv = await admin.GetStreamAsync("/api/v1/events?period=all&scope=use:ide&format=csv&sort=time", Stop);
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

    /// <summary>Bytes of events that are safe in the journal.</summary>
    private static long JournalOf(string data)
    {
        var folder = new DirectoryInfo(Path.Combine(data, "journal"));
        try
        {
            return folder.Exists ? folder.EnumerateFiles().Sum(f => f.Length) : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
