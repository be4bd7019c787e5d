using System.Diagnostics;
using System.Net.Http.Headers;

namespace Footfall.Bench;

/// <summary>Requests from a number of connections for a while, each sending its next one as soon as the last was answered.</summary>
internal static class Load
{
    internal static async Task<LoadResult> RunAsync(HttpClient client, string route, Bodies bodies, int connections, TimeSpan duration)
    {
        await SendAsync(client, route, bodies);
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
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToList();
        return new LoadResult(all.Count * (double)bodies.Count / seconds, Percentiles.Of(all, 0.5), Percentiles.Of(all, 0.99));
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
