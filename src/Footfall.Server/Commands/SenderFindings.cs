using Footfall.ClickHouse;
using Footfall.Server.Features.Events;
using Footfall.Server.Features.Tokens;

namespace Footfall.Server.Commands;

/// <summary>What the doctor says about those who send: whether anybody can, who has stopped working, and what was not taken.</summary>
internal static class SenderFindings
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private static readonly string[] Sending = ["ingest", "browser"];

    internal static async Task<IEnumerable<Finding>> OfAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var tokens = (await client.GetFromJsonAsync<List<TokenEntry>>("/api/v1/tokens", StoreRows.Json, cancellationToken))!;
        var rejected = (await client.GetFromJsonAsync<EventCounts>("/api/v1/intake/rejections/count?period=24h", StoreRows.Json, cancellationToken))!;
        return [OfTokens([.. tokens.Where(t => Sending.Contains(t.Kind))]), OfRejected(rejected.Matching)];
    }

    private static Finding OfTokens(List<TokenEntry> tokens)
    {
        var end = TimeProvider.System.GetUtcNow() + Soon;
        var ending = tokens.Where(t => t.Expires <= end).ToList();
        return tokens.Count == 0
            ? Finding.Warning("senders", "no token can send events.", "'footfall token create NAME --ingest' makes one for a server, --browser ORIGIN one for web pages.")
            : ending.Count > 0
            ? Finding.Warning("senders", $"{string.Join(", ", ending.Select(t => t.Name))} expired or will within two weeks.", "Make new tokens before their senders are refused; 'footfall token list' says when each was last used.")
            : Finding.Good("senders", $"{Counted.Of(tokens.Count, "token")} can send events.");
    }

    private static Finding OfRejected(long count) => count == 0
        ? Finding.Good("rejected", "every record of the last 24 hours was taken.")
        : Finding.Warning("rejected", $"{Counted.Of(count, "record of the last 24 hours was", "records of the last 24 hours were")} not taken.", "Settings / Intake shows why, by sender and reason, and sends them again once that is mended.");
}
