using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Footfall.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Footfall.Server.Tests.Durability;

/// <summary>SIGTERM: what is under way is finished, nobody is left without an answer that counts, and the program ends well.</summary>
[Trait("Speed", "slow")]
public sealed class StopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task Terminate_FinishesWhatIsUnderWay_AndExits0()
    {
        var acknowledged = new ConcurrentBag<int>();
        await using (var program = await FootfallProgram.ServeAsync(_folder.Path))
        {
            var token = await program.NewTokenAsync();
            using var client = program.Client(token);

            // A page that listens must not hold the end up.
            using var admin = program.Client();
            using var live = await admin.GetAsync("/api/v1/events/live", HttpCompletionOption.ResponseHeadersRead, Stop);

            // A batch on its way in, whose last byte comes after the signal.
            var slow = new SlowContent(Line(0) + "\n" + Line(1));
            var slowAnswer = client.PostAsync("/api/v1/events", slow, Stop);
            var senders = Enumerable.Range(1, 4).Select(i => Task.Run(() => SendAsync(client, i, acknowledged), Stop)).ToList();
            while (acknowledged.Count < 20)
            {
                await Task.Delay(10, Stop);
            }

            var watch = System.Diagnostics.Stopwatch.StartNew();
            program.Terminate();
            await Task.Delay(4000, Stop);
            slow.Finish();

            using var answer = await slowAnswer;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var exit = await program.ExitAsync();
            Assert.Equal((0, ""), (exit.ExitCode, exit.Errors));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(25), $"It took {watch.Elapsed}.");
            await Task.WhenAll(senders);
        }

        Assert.False(File.Exists(_folder.File("footfall.sock")));
        Assert.EndsWith("nothing left", await File.ReadAllTextAsync(_folder.File("last-alive"), Stop), StringComparison.Ordinal);
        await using var again = await FootfallProgram.ServeAsync(_folder.Path);
        using var reader = again.Client();
        var stored = await (await reader.SendAsync("GET", "/api/v1/events/count?period=all&scope=stop:test")).JsonAsync();
        var kept = (await reader.GetStringAsync("/api/v1/events?period=all&format=csv", Stop)).Split("\r\n").Count(l => l.Contains("stop:test"));
        Assert.Equal((int)stored["matching"]!, kept);
        Assert.InRange(kept, acknowledged.Count + 2, acknowledged.Count + 2 + 4);
        Assert.DoesNotContain("nothing left", await File.ReadAllTextAsync(_folder.File("last-alive"), Stop), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task LockThatACrashLeftInTheDatabase_DoesNotHoldUpTheNextStart()
    {
        await using (await FootfallProgram.ServeAsync(_folder.Path))
        {
        }

        await using (var db = new SqliteConnection($"Data Source={_folder.File("footfall.db")};Pooling=False"))
        {
            await db.OpenAsync(Stop);
            await using var command = db.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 03:49:35');
                """;
            await command.ExecuteNonQueryAsync(Stop);
        }

        await using var again = await FootfallProgram.ServeAsync(_folder.Path);
        using var anonymous = new HttpClient { BaseAddress = again.Address };
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync("/readyz", Stop)).StatusCode);
    }

    private static async Task SendAsync(HttpClient client, int sender, ConcurrentBag<int> acknowledged)
    {
        for (var i = sender * 100_000; ; i++)
        {
            try
            {
                using var answer = await client.PostAsync("/api/v1/events", new StringContent(Line(i), Encoding.UTF8, "application/json"), Stop);
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                    return;
                }

                acknowledged.Add(i);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static string Line(int i) => JsonSerializer.Serialize(new { scope = "stop:test", timestamp = "2024-06-03T12:00:00Z", obj_id = i });

    /// <summary>A body that holds its second half back.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _body;
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent(string body)
        {
            _body = Encoding.UTF8.GetBytes(body);
            Headers.ContentType = new("application/x-ndjson");
        }

        public void Finish() => _go.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            await _go.Task;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
