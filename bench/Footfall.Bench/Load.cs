using System.Diagnostics;
using System.Net.Http.Headers;

namespace Footfall.Bench;

/// <summary>Requests from a number of connections for a while, each sending its next one as soon as the last was answered.</summary>
internal static class Load
{
    private const int AnswerBuffer = 256 << 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

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
            var body = bodies.Copy();
            var answer = new byte[AnswerBuffer];
            while (Stopwatch.GetElapsedTime(begun) < duration)
            {
                bodies.Renew(body);
                own.Add(await SendAsync(client, route, body, answer));
            }

            return own;
        })));
        return [.. times.SelectMany(t => t).Order()];
    }

    private static async Task<double> SendAsync(HttpClient client, string route, byte[] body, byte[] answer)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var sent = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (response.IsSuccessStatusCode)
            {
                await ReadToEndAsync(response, answer);
                return Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }

            if ((int)response.StatusCode != 503)
            {
                throw new InvalidOperationException($"The server answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            }

            await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Takes the answer in without keeping it.</summary>
    private static async Task ReadToEndAsync(HttpResponseMessage response, byte[] answer)
    {
        await using var stream = await response.Content.ReadAsStreamAsync();
        while (await stream.ReadAsync(answer) > 0)
        {
        }
    }
}
