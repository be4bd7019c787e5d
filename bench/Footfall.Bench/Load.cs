using System.Diagnostics;
using System.Net.Http.Headers;

namespace Footfall.Bench;

/// <summary>Requests from a number of connections for a while, each sending its next one as soon as the last was answered.</summary>
internal static class Load
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    internal static async Task<LoadResult> RunAsync(HttpClient client, string route, Bodies bodies, int connections, TimeSpan duration, Func<TimeSpan> processor)
    {
        // A server that just started is still being compiled; that belongs to the start.
        await SendForAsync(client, route, bodies, connections, WarmUp);
        var used = processor();
        var begun = Stopwatch.GetTimestamp();
        var all = await SendForAsync(client, route, bodies, connections, duration);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var events = all.Count * (double)bodies.Count;
        return new LoadResult(events / seconds, Percentiles.Of(all, 0.5), Percentiles.Of(all, 0.99), (processor() - used).TotalMicroseconds / events);
    }

    private static async Task<List<double>> SendForAsync(HttpClient client, string route, Bodies bodies, int connections, TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(begun) < duration)
            {
                own.Add(await SendAsync(client, route, bodies));
            }

            return own;
        })));
        return [.. times.SelectMany(t => t).Order()];
    }

    private static async Task<double> SendAsync(HttpClient client, string route, Bodies bodies)
    {
        using var content = new ByteArrayContent(bodies.Next());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        while (true)
        {
            var sent = Stopwatch.GetTimestamp();
            using var response = await client.PostAsync(route, content);
            if (response.IsSuccessStatusCode)
            {
                return Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }

            if ((int)response.StatusCode != 503)
            {
                throw new InvalidOperationException($"The server answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        }
    }
}
