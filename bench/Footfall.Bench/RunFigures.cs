using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Bench;

/// <summary>How long lists of 100,000 runs take, spread over a year: a page of all, and periods with at most 1,000 of them.</summary>
internal static class RunFigures
{
    private const int Runs = 100_000;
    private const int Rounds = 25;
    private const int WarmUp = 5;
    private const double Bar = 50;
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static readonly string[] Routes =
    [
        "dashboard/running-agents?hours=999999&limit=100", "dashboard/running-agents?hours=72", "dashboard/timeline?hours=72", "dashboard/errors?hours=72", "dashboard/errors?hours=999999",
        "dashboard/agent-stats", $"dashboard/execution/{IdOf(1)}/details", $"dashboard/execution/{IdOf(1)}/files",
        "v1/runs?period=3d&limit=100", "v1/runs?period=30d&limit=100", "v1/runs?period=all&limit=100", "v1/runs?period=all&limit=100&sort=-runtime", "v1/runs?period=all&limit=100&status=error",
        "v1/runs?period=all&limit=100&search=valueerror", "v1/runs/errors?period=3d", "v1/runs/timeline?period=3d", "v1/runs/statistics?period=3d", "v1/runs/timeline?period=1y", "v1/runs/statistics?period=all",
        $"v1/runs/{IdOf(1)}",
    ];

    internal static async Task<IReadOnlyList<Result>> MeasureAsync(BenchOptions options, string folder)
    {
        var data = options.Keep ?? Path.Combine(folder, "runs");
        if (!Directory.Exists(Path.Combine(data, "engine")))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Filling a store with {Runs:N0} runs ..."));
            await using var store = await BenchStore.OpenAsync(data);
            await BenchStore.FillAsync(store, Enumerable.Range(0, Runs).SelectMany(Events));
        }

        await using (await ServerProcess.StartAsync(data))
        {
            // The first start after a fill from outside makes the rows of all runs.
        }

        await using var server = await ServerProcess.StartAsync(data);
        using var client = server.Admin();
        var results = new List<Result>();
        await MeasureAsync(server, client, Routes[0]);
        foreach (var route in Routes)
        {
            results.AddRange(await MeasureAsync(server, client, route));
        }

        return results;
    }

    /// <summary>One route: how long it takes, and how much of the processors, which tells more where other work goes on beside.</summary>
    private static async Task<IReadOnlyList<Result>> MeasureAsync(ServerProcess server, HttpClient client, string route)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            await client.GetByteArrayAsync($"/api/{route}");
        }

        var (times, used) = (new List<double>(), server.Processor);
        for (var i = 0; i < Rounds; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync($"/api/{route}");
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var processor = (server.Processor - used).TotalMilliseconds / Rounds;
        var sorted = times.Order().ToList();
        var median = Percentiles.Of(sorted, 0.5);
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"{Runs:N0} runs: {route}, median"), median, "ms", $"under {Bar}", median < Bar),
            new("  p95", Percentiles.Of(sorted, 0.95), "ms", "", null),
            new("  of the processors", processor, "ms", "", null),
        ];
    }

    /// <summary>A run as a connector tells it; most finish, some fail, a few go on.</summary>
    private static IEnumerable<Event> Events(int number)
    {
        var begin = TimeProvider.System.GetUtcNow() - (Year * (number / (double)Runs)) - TimeSpan.FromMinutes(10);
        var took = TimeSpan.FromSeconds(30 + (number % 500));
        yield return Told(number, begin, "start:run", "status", "starting", ("status", "starting"));
        yield return Told(number, begin.AddSeconds(0.2), "update:run", "meta", "", ("meta", new JsonObject { ["dict"] = new JsonObject { ["summary"] = $"agent {number % 50}" } }));
        yield return Told(number, begin.AddSeconds(0.3), "update:run", "status", "running", ("status", "running"));
        if (number % 10 < 7)
        {
            yield return Told(number, begin + took, "finish:run", "status", "finished", ("status", "finished"));
        }
        else if (number % 10 < 9)
        {
            yield return Told(number, begin + took, "log:run", "error", $"Traceback (most recent call last):\n{new string('x', 400)}\nValueError: no\n", ("level", "error"));
            yield return Told(number, begin + took, "fail:run", "status", "error", ("status", "error"));
        }
    }

    private static Event Told(int number, DateTimeOffset time, string scope, string kind, string message, (string Name, JsonNode Value) fact)
    {
        var payload = new JsonObject { ["type"] = "agent", ["kind"] = kind, ["message"] = message, ["at"] = time.ToUnixTimeMilliseconds() / 1000.0, [fact.Name] = fact.Value };
        return new Event
        {
            Id = Guid.NewGuid(),
            Time = time,
            Received = time,
            Scope = scope,
            Kind = EventKind.Of(scope, Source.Server, false, null),
            Source = Source.Server,
            RunId = IdOf(number),
            ObjVal = $"agent {number % 50}",
            UserId = $"user {number % 500}",
            Payload = payload.ToJsonString(),
        };
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{number * 7919 % Runs:x24}");
}
