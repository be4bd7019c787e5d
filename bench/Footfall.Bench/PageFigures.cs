using System.Diagnostics;
using System.Globalization;

namespace Footfall.Bench;

/// <summary>How long the data of each page takes, over 30 days of a year.</summary>
internal static class PageFigures
{
    private const int Rounds = 25;
    private const string BytesFile = "bench-bytes";

    private static readonly (string Page, string[] Routes)[] Pages =
    [
        ("Overview", ["usage/overview/figures", "usage/overview/unique-users", "usage/overview/packages?limit=12", "usage/overview/users?limit=12", "usage/overview/heat"]),
        ("Activity", ["activity/figures", "activity/active-users", "activity/stickiness", "activity/weeks", "activity/apps?limit=100", "activity/users?limit=100"]),
        ("Working time", ["working-time?limit=100", "working-time?group_by=user,week&limit=100", "working-time/users?limit=8", "working-time/explain?user=1001&limit=20"]),
        ("Events", ["events?limit=100", "events/count", "events/activity", "events/browsers", "events/systems"]),
        ("Packages", ["usage/packages", "usage/context", "usage/packages/installations"]),
        ("Packages, patterns", ["usage/clusters?limit=12"]),
        ("Functions", ["usage/functions", "usage/functions/calls?limit=100", "usage/durations?by=function&limit=1000", "usage/unused?limit=1000"]),
        ("Events, kinds and clicks", ["usage/events/kinds", "usage/events/users", "usage/clicks?limit=1000"]),
        ("Problems", ["problems?limit=100&sort=attention", "problems/trend", "problems/causes?limit=100"]),
    ];

    internal static async Task<IReadOnlyList<Result>> MeasureAsync(BenchOptions options, string folder)
    {
        var data = options.Keep ?? Path.Combine(folder, "pages");
        var isNew = !Directory.Exists(Path.Combine(data, "engine"));
        if (isNew)
        {
            Console.Error.WriteLine($"Filling a store with about {options.Events:N0} events ...");
            await using var store = await BenchStore.OpenAsync(data);
            await BenchStore.FillAsync(store, Data.Events(options.Events));
            await File.WriteAllTextAsync(Path.Combine(data, BytesFile), (await BenchStore.BytesAsync(store)).ToString(CultureInfo.InvariantCulture));
        }

        // The first start after a fill from outside looks through all events for names; what is measured is every later one.
        var results = new List<Result>();
        await using (var first = await ServerProcess.StartAsync(data))
        {
            if (isNew)
            {
                results.Add(await RecomputeAsync(first, options.Events));
                await RestAsync(first);
            }
        }

        await using var server = await ServerProcess.StartAsync(data);
        using var client = server.Admin();
        var bar = options.Events > 20_000_000 ? 250 : 60;
        results.AddRange(await SizesAsync(client, data, server));
        foreach (var (page, routes) in Pages)
        {
            foreach (var route in routes)
            {
                var (median, p95) = await TimeAsync(client, [route]);
                results.Add(new($"{page}: {route}, p95", p95, "ms", $"under {bar}", p95 < bar));
                results.Add(new("  median", median, "ms", "", null));
            }

            var (together, slowest) = await TimeAsync(client, routes);
            results.Add(new($"{page}: all at once, as the page asks, p95", slowest, "ms", "", null));
            results.Add(new("  median", together, "ms", "", null));
        }

        return results;
    }

    /// <summary>Working time of all days from their events: what a late import or another setting costs.</summary>
    private static async Task<Result> RecomputeAsync(ServerProcess server, long events)
    {
        using var client = server.Admin();
        var watch = Stopwatch.StartNew();
        using var started = await client.PostAsync("/api/v1/working-time/recompute?period=all", null);
        started.EnsureSuccessStatusCode();
        while ((await client.GetStringAsync("/api/v1/working-time/recompute")).Contains("\"running\"", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }

        return new("working time of all days computed again", events / watch.Elapsed.TotalSeconds, "events/s", "", null);
    }

    /// <summary>Waits until days that changed are sealed again and parts are merged: a store at rest is measured.</summary>
    private static async Task RestAsync(ServerProcess server)
    {
        var pause = TimeSpan.FromSeconds(10);
        for (var patience = 90; patience > 0; patience--)
        {
            var before = server.Processor;
            await Task.Delay(pause);
            if ((server.Processor - before) / pause < 0.1)
            {
                return;
            }
        }

        await Console.Error.WriteLineAsync("The server does not come to rest; the pages are measured all the same.");
    }

    private static async Task<IReadOnlyList<Result>> SizesAsync(HttpClient client, string data, ServerProcess server)
    {
        // Merges of what the start repaired go on for a while.
        await RestAsync(server);
        var memory = server.Memory;
        var before = server.Processor;
        await Task.Delay(TimeSpan.FromSeconds(10));
        var rest = (server.Processor - before).TotalSeconds / 10 * 100;
        var counts = await client.GetStringAsync("/api/v1/events/count?period=all");
        var events = long.Parse(counts.Split("\"matching\":")[1].Split(',')[0], CultureInfo.InvariantCulture);
        var bytes = await File.ReadAllTextAsync(Path.Combine(data, BytesFile));
        var perEvent = double.Parse(bytes, CultureInfo.InvariantCulture) / events;
        return
        [
            new("events in the store", events, "events", "", null),
            new("bytes on disk an event, rollups too", perEvent, "bytes", "at most 40", perEvent <= 40),
            new("start to ready", server.StartedIn.TotalSeconds, "s", "under 2 (empty store)", null),
            new("memory after start", memory, "MB", "under 400 (empty store)", null),
            new("processor at rest", rest, "% of core", "under 1", rest < 1),
        ];
    }

    private static async Task<(double Median, double P95)> TimeAsync(HttpClient client, string[] routes)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds + 2; i++)
        {
            // Another 30 days each time: what is measured is the question, not a cache of its answer.
            var from = Data.First.AddDays(Data.Days - 31 - (i * 7));
            var period = FormattableString.Invariant($"from={from:yyyy-MM-dd}T00:00:00Z&to={from.AddDays(30):yyyy-MM-dd}T00:00:00Z&tz=Europe/Berlin");
            var begun = Stopwatch.GetTimestamp();
            await Task.WhenAll(routes.Select(async r =>
            {
                using var response = await client.GetAsync($"/api/v1/{r}{(r.Contains('?') ? '&' : '?')}{period}");
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
            }));
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        var sorted = times.Skip(2).Order().ToList();
        return (Percentiles.Of(sorted, 0.5), Percentiles.Of(sorted, 0.95));
    }
}
