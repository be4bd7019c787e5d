using Footfall.Model;

namespace Footfall.Bench;

/// <summary>Durable intake over HTTP against what the engine itself takes, in one run on the same cores.</summary>
internal static class IntakeFigures
{
    private const int BatchEvents = 1_000;

    // More than keeps both sides busy would only measure how long a queue is.
    private const int BatchConnections = 16;

    internal static async Task<IReadOnlyList<Result>> MeasureAsync(BenchOptions options, string folder)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        var sample = Data.Events(2_000_000).Take(400_000).ToList();
        var labeling = sample.Where(e => e.JobId is not null && e.Scope != Scope.Exception).Take(BatchEvents).ToList();

        // Before each load once more: on a shared machine a minute is enough for the engine to be a fifth faster or slower.
        async Task<double> BestAsync()
        {
            Console.Error.WriteLine("The engine alone ...");
            await using var store = await BenchStore.OpenAsync(Path.Combine(folder, Path.GetRandomFileName()));
            return await BenchStore.BestInsertAsync(store, sample, duration);
        }

        // Each load begins with an empty store, as the engine alone did: merges of what came before are not part of it.
        async Task<LoadResult> LoadAsync(string what, string route, Bodies bodies, int connections)
        {
            Console.Error.WriteLine($"{what} ...");
            var data = Path.Combine(folder, Path.GetRandomFileName());
            await using var server = await ServerProcess.StartAsync(data);
            using var ingest = await server.IngestAsync(data);
            return await Load.RunAsync(ingest, route, bodies, connections, duration, () => server.Processor);
        }

        var bestForCanonical = await BestAsync();
        var canonical = await LoadAsync("Batches of 1,000, canonical", "/api/v1/events", Bodies.Canonical(labeling), BatchConnections);
        var bestForCvat = await BestAsync();
        var cvat = await LoadAsync("Batches of 1,000, CVAT", "/api/events", Bodies.Cvat(labeling), BatchConnections);
        var single = await LoadAsync("One event a request", "/api/v1/events", Bodies.Canonical([labeling[0]]), 64);
        return
        [
            .. Batches("batches of 1,000, /api/v1/events", canonical, bestForCanonical),
            .. Batches("batches of 1,000, /api/events (CVAT)", cvat, bestForCvat),
            new("one event a request, 64 connections", single.EventsPerSecond, "events/s", "at least 8,000", single.EventsPerSecond >= 8_000),
            new("  acknowledgement, p99", single.P99, "ms", "under 100", single.P99 < 100),
            new("  processor time of the server", single.ProcessorMicroseconds, "us an event", "", null),
        ];
    }

    private static IEnumerable<Result> Batches(string what, LoadResult load, double best) =>
    [
        new("engine alone: Native, 50,000 a batch", best, "events/s", "", null),
        new(what, load.EventsPerSecond, "events/s", "at least 250,000", load.EventsPerSecond >= 250_000),
        new("  of the engine's best", load.EventsPerSecond / best * 100, "%", "at least 40", load.EventsPerSecond / best >= 0.4),
        new("  acknowledgement, p99", load.P99, "ms", "under 300", load.P99 < 300),
        new("  processor time of the server", load.ProcessorMicroseconds, "us an event", "", null),
    ];
}
