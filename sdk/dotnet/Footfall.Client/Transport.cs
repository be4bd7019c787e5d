using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Footfall.Client;

/// <summary>One request to the server, and what its answer means.</summary>
internal sealed class Transport : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    internal Transport(Uri url, string token, HttpMessageHandler handler, TimeProvider time)
    {
        _client = new HttpClient(handler) { BaseAddress = url, Timeout = Patience };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _time = time;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The program's own handler may throw anything; events wait all the same.")]
    internal async Task<SendResult> SendAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            using var answer = await _client.PostAsync("api/v1/events", content, cancellationToken).ConfigureAwait(false);
            return await JudgeAsync(answer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Later, Why: e.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<SendResult> JudgeAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.BadRequest:
                // 400 with such an answer means that no record was good.
                return await ReadAsync(answer, cancellationToken).ConfigureAwait(false) ?? new SendResult(SendOutcome.Later, Why: $"The server answered {(int)answer.StatusCode} in words that are not Footfall's.");
            case HttpStatusCode.RequestEntityTooLarge:
                return new SendResult(SendOutcome.TooLarge, Why: "The server takes less at once.");
            default:
                return new SendResult(SendOutcome.Later, After: After(answer.Headers.RetryAfter), Why: $"The server answered {(int)answer.StatusCode}.");
        }
    }

    private TimeSpan? After(RetryConditionHeaderValue? retry) => retry?.Delta ?? (retry?.Date - _time.GetUtcNow());

    private static async Task<SendResult?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), default, cancellationToken).ConfigureAwait(false);
            var root = json.RootElement;
            var rejected = root.GetProperty("rejected");
            return new SendResult(
                SendOutcome.Done,
                root.GetProperty("accepted").GetInt32() + root.GetProperty("duplicates").GetInt32(),
                rejected.GetArrayLength(),
                Why: rejected.EnumerateArray().Select(r => r.GetProperty("message").GetString()).FirstOrDefault());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
