using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Ingestion.Problems;
using Footfall.TestKit;

namespace Footfall.Server.Tests.ProblemsApi;

/// <summary>Random histories against a naive recount: sent in parts, twice, in any order, and once more after all rows were made anew.</summary>
public sealed class ProblemRecountTests
{
    private const int Seed = 20260105;

    [Fact]
    public async Task OfARandomHistory_EveryFigureEqualsARecount_AlsoAfterTheRowsWereMadeAnew()
    {
        var random = new Random(Seed);
        var server = await TestServer.StartAsync();
        try
        {
            var events = Enumerable.Range(0, 600).Select(_ => Some(random)).ToList();
            using (var ingest = await server.IngestAsync())
            {
                foreach (var part in events.Concat(events.Take(200)).OrderBy(_ => random.Next()).Chunk(97))
                {
                    await server.SendAsync(ingest, string.Join('\n', part.Select(e => e.ToJsonString())));
                }
            }

            foreach (var query in new[] { "", "user=u1&user=u2", "org=o1", "agent=g1", "version=1.1", "class=C1", "source=client", "level=error" })
            {
                Assert.Equal(Recount(events, query), await AnswersAsync(server, query));
            }

            await server.Store.ExecuteAsync(Statement.Write("ALTER TABLE error_events UPDATE rules = 'other' WHERE 1 SETTINGS mutations_sync = 1"), CancellationToken.None);
            server = await server.RestartAsync(password: TestServer.Password);
            Assert.Equal(Recount(events, ""), await AnswersAsync(server, ""));

            // What a crash left out is made again, and what it did not is there once.
            await ErrorFeed.RepairAsync(server.Store, null, CancellationToken.None);
            Assert.Equal(Recount(events, ""), await AnswersAsync(server, ""));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task AFloodOfOneErrorAndOfManyDifferentOnes_IsCountedToTheLast()
    {
        await using var server = await TestServer.StartAsync();
        using var ingest = await server.IngestAsync();
        const int Each = 10_000;
        var word = new Random(Seed);
        foreach (var chunk in Enumerable.Range(0, 2 * Each).Chunk(5_000))
        {
            await server.SendAsync(ingest, string.Join('\n', chunk.Select(i => ProblemServer.Event(
                "log:error", i / 100.0, null, new { message = i < Each ? $"connection {i} refused" : $"cannot {string.Concat(Enumerable.Range(0, 12).Select(_ => (char)('g' + word.Next(18))))}" }).ToJsonString())));
        }

        var list = JsonNode.Parse(await server.Admin.GetStringAsync("/api/v1/problems?sort=-events&limit=2", TestContext.Current.CancellationToken))!;

        Assert.Equal(Each, (int)list["rows"]![0]!["events"]!);
        Assert.Equal((Each + 1, 1), ((int)list["total"]!, (int)list["rows"]![1]!["events"]!));
    }

    private static JsonObject Some(Random random)
    {
        var scope = new[] { "send:exception", "send:exception", "log:error", "log:fatal", "log:info", "call:function" }[random.Next(6)];
        return ProblemServer.Event(
            scope,
            random.Next(3600),
            new
            {
                source = random.Next(2) == 0 ? "client" : "server",
                user_id = random.Next(5) is 0 ? null : $"u{random.Next(4)}",
                org_id = random.Next(4) is 0 ? null : $"o{random.Next(3)}",
                agent = random.Next(3) is 0 ? $"g{random.Next(3)}" : null,
                level = random.Next(2) is 0 ? "error" : null,
            },
            new { type = $"C{random.Next(3)}", message = "m", fingerprint = $"f{random.Next(9)}", version = random.Next(3) is 0 ? "" : $"1.{random.Next(3)}", status = random.Next(2) is 0 ? "error" : "finished" });
    }

    private static List<string> Recount(IEnumerable<JsonObject> events, string query)
    {
        var wanted = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToLookup(p => p[0], p => p[1]);
        var errors = events.Where(e => (string)e["scope"]! is "send:exception" or "log:error" or "log:fatal" || ((string)e["scope"]! == "call:function" && Payload(e, "status") == "error"));
        var fitting = errors.Where(e => wanted.All(w => w.Contains(w.Key switch { "user" => Text(e, "user_id"), "org" => Text(e, "org_id"), "version" => Payload(e, "version"), "class" => Payload(e, "type"), _ => Text(e, w.Key) })));
        return [.. fitting.GroupBy(e => Payload(e, "fingerprint")).Select(g => Line(g.Key, [.. g], [.. errors.Where(e => Payload(e, "fingerprint") == g.Key)])).Order(StringComparer.Ordinal)];
    }

    private static string Line(string fingerprint, List<JsonObject> fitting, List<JsonObject> all)
    {
        int Different(Func<JsonObject, string> of) => fitting.Select(of).Where(v => v.Length > 0).Distinct().Count();
        var versions = fitting.Select(e => Payload(e, "version")).Where(v => v.Length > 0).Distinct().OrderDescending(StringComparer.Ordinal);
        var times = all.ConvertAll(e => DateTimeOffset.Parse(Text(e, "timestamp"), System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        return $"{fingerprint} {fitting.Count} {Different(e => Text(e, "user_id"))} {Different(e => Text(e, "agent"))} {times.Min()} {times.Max()} {times.Max() - times.Min()} {string.Join(',', versions)}";
    }

    private static async Task<List<string>> AnswersAsync(TestServer server, string query)
    {
        var answer = JsonNode.Parse(await server.Admin.GetStringAsync($"/api/v1/problems?{query}", TestContext.Current.CancellationToken))!;
        return [.. answer["rows"]!.AsArray().Select(r =>
            $"{r!["fingerprint"]} {r["events"]} {r["users"]} {r["agents"]} {Milliseconds(r["first_seen"]!)} {Milliseconds(r["last_seen"]!)} {r["duration_ms"]} {string.Join(',', r["versions"]!.AsArray())}").Order(StringComparer.Ordinal)];
    }

    private static long Milliseconds(JsonNode time) => DateTimeOffset.Parse((string)time!, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    private static string Text(JsonObject e, string member) => (string?)e[member] ?? "";

    private static string Payload(JsonObject e, string member) => (string?)e["payload"]![member] ?? "";
}
