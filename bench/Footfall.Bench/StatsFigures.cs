using System.Diagnostics;
using System.Text;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;

namespace Footfall.Bench;

/// <summary>How long Server stats take with many entities: a third as many as there are events of them.</summary>
internal static class StatsFigures
{
    private const int Rounds = 15;

    // Kinds that the page counts, each as often as it is named.
    private const string Kinds = "['user', 'project', 'project', 'job', 'job', 'job', 'link', 'agent', 'model', 'notebook', 'workspace', 'team', 'task', 'dataset']";

    private static readonly (string What, string Route)[] Questions =
    [
        ("the page", "stats?period=30d"),
        ("the page without comparison", "stats?period=30d&compare=false"),
        ("the page's trends by day", "stats?period=30d&interval=day"),
        ("one category", "stats/projects?period=30d"),
        ("one metric with its rows", "stats/users/signups?period=30d&limit=100"),
        ("one metric's trend by day", "stats/jobs/total?period=30d&interval=day"),
    ];

    internal static async Task<IReadOnlyList<Result>> MeasureAsync(BenchOptions options, string folder)
    {
        var data = options.Keep ?? Path.Combine(folder, "stats");
        if (!Directory.Exists(Path.Combine(data, "engine")))
        {
            await FillAsync(data, options.Events);
        }

        await using (await ServerProcess.StartAsync(data))
        {
            // The first start after a fill from outside looks through all events for names.
        }

        await using var server = await ServerProcess.StartAsync(data);
        using var client = server.Admin();
        var cold = await TimeAsync(client, Questions[0].Route);
        var results = new List<Result> { new("Server stats: the page, the first question after a start", cold, "ms", "", null) };
        foreach (var (what, route) in Questions)
        {
            var times = new List<double>();
            for (var i = 0; i < Rounds; i++)
            {
                times.Add(await TimeAsync(client, route));
            }

            results.AddRange(Of(what, times));
        }

        results.AddRange(Of("the page, the first question after 100 new and 20 deleted things", await AfterEventsAsync(server, client, data)));
        return results;
    }

    private static IEnumerable<Result> Of(string what, List<double> times)
    {
        var sorted = times.Order().ToList();
        yield return new($"Server stats: {what}, p95", Percentiles.Of(sorted, 0.95), "ms", "", null);
        yield return new("  median", Percentiles.Of(sorted, 0.5), "ms", "", null);
    }

    private static async Task<double> TimeAsync(HttpClient client, string route)
    {
        var begun = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync($"/api/v1/{route}");
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Each question comes right after a commit, so it has to look at what that touched.</summary>
    private static async Task<List<double>> AfterEventsAsync(ServerProcess server, HttpClient client, string data)
    {
        using var sender = await server.IngestAsync(data);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var run = Guid.NewGuid().ToString("N");
            var created = Enumerable.Range(0, 100).Select(i => $$"""{"scope":"create:project","timestamp":"{{DateTime.UtcNow:O}}","source":"server","obj_name":"project","obj_id":"{{run}}-{{i}}","org_id":"o1","user_id":"us1"}""");
            var deleted = Enumerable.Range(0, 20).Select(i => $$"""{"scope":"delete:job","timestamp":"{{DateTime.UtcNow:O}}","source":"server","obj_name":"job","obj_id":"jo{{(round * 20 + i) * 4001}}"}""");
            using var body = new StringContent($"[{string.Join(',', created.Concat(deleted))}]", Encoding.UTF8, "application/json");
            using var taken = await sender.PostAsync("/api/v1/events", body);
            taken.EnsureSuccessStatusCode();
            times.Add(await TimeAsync(client, Questions[0].Route));
        }

        return times;
    }

    private static async Task FillAsync(string data, long events)
    {
        await Console.Error.WriteLineAsync($"Filling a store with {events:N0} events of entities ...");
        await using var store = await BenchStore.OpenAsync(data);
        await EntityFeedKeeper.ApplyAsync(store, CancellationToken.None);
        const int Part = 1_000_000;
        for (var from = 0L; from < events; from += Part)
        {
            await store.ExecuteAsync(
                new Statement(
                    $$"""
                    INSERT INTO events (id, batch, sender, time, received, scope, kind, source, obj_name, obj_id, obj_val, org_id, user_id, payload)
                    SELECT generateUUIDv4() AS id, generateUUIDv4() AS batch, 'token:1' AS sender, toDateTime64({begin:Int64} + intDiv(thing * 31536000, {things:Int64}) + step * 3600 * (1 + thing % 700), 3, 'UTC') AS time, now64(3) AS received,
                        concat(['create', 'update', if(thing % 5 = 0, 'delete', 'update')][step + 1], ':', what) AS scope, 'audit' AS kind, 'server' AS source, what AS obj_name, concat(substring(what, 1, 2), toString(thing)) AS obj_id,
                        concat('Name of ', toString(thing)) AS obj_val, concat('o', toString(thing % 20)) AS org_id, concat('us', toString(thing * 7 % 5000)) AS user_id,
                        if(what = 'user', concat('{"email": "u', toString(thing), '@d', toString(thing % 3000), '.example"}'), '') AS payload
                    FROM (SELECT intDiv(number, 3) AS thing, number % 3 AS step, {{Kinds}}[1 + cityHash64(thing) % 14] AS what FROM numbers({from:Int64}, {count:Int64}))
                    """)
                {
                    Lane = Lane.Write,
                    Parameters = new Parameters()
                        .Add("begin", new DateTimeOffset(Data.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds())
                        .Add("things", events / 3)
                        .Add("from", from)
                        .Add("count", Math.Min(Part, events - from)),
                },
                CancellationToken.None);
        }
    }
}
