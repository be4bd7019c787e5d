using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Commands;
using Footfall.Server.Hosting;

namespace Footfall.Server.Demo;

/// <summary>
/// The servers of the made-up platform. They send over HTTP with tokens of their own, as real ones do, so that Settings /
/// Intake shows what it shows for real; one of them is old and sends a record now and then that is refused.
/// </summary>
internal sealed class DemoSenders : IDisposable
{
    private const int EventsAtOnce = 20;
    private const int RequestsToAMistake = 15;

    private readonly HttpClient _client;
    private readonly string _labeling;
    private readonly string _functions;
    private int _requests;

    private DemoSenders(HttpClient client, string labeling, string functions) => (_client, _labeling, _functions) = (client, labeling, functions);

    internal static async Task<DemoSenders> CreateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        // Through the folder's socket, for which it does not matter where the server listens and with which certificate.
        var client = LocalServer.CreateClient(services.GetRequiredService<DataFolder>().Socket);
        var tokens = services.GetRequiredService<TokenBook>();
        return new DemoSenders(
            client,
            (await tokens.CreateAsync(new TokenDraft("labeling server", TokenKinds.Ingest), cancellationToken)).Text,
            (await tokens.CreateAsync(new TokenDraft("function server", TokenKinds.Ingest), cancellationToken)).Text);
    }

    /// <summary>Sends events, each from the server that it would come from.</summary>
    internal async Task SendAsync(IEnumerable<Event> events, CancellationToken cancellationToken)
    {
        foreach (var ofOne in events.GroupBy(e => e.JobId is not null))
        {
            foreach (var batch in ofOne.Chunk(EventsAtOnce))
            {
                await PostAsync(ofOne.Key ? _labeling : _functions, batch, withMistake: !ofOne.Key && _requests++ % RequestsToAMistake == 0, cancellationToken);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(string token, Event[] batch, bool withMistake, CancellationToken cancellationToken)
    {
        var records = new JsonArray([.. batch.Select(CanonicalSample.Write)]);
        if (withMistake)
        {
            // As an old version of it wrote them: the scope without a colon, the time without a zone.
            records.Add(new JsonObject { ["scope"] = "function finished", ["timestamp"] = batch[0].Time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), ["user_id"] = batch[0].UserId });
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = new StringContent(records.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _client.SendAsync(request, cancellationToken);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
        {
            throw new InvalidOperationException($"The demo's events were answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }
}
