using System.Globalization;
using Footfall.ClickHouse;
using Footfall.Server.Features.Retention;

namespace Footfall.Server.Commands;

/// <summary>What the doctor says about events that go by themselves: by which rules, how many next, and whether the last run worked.</summary>
internal static class RetentionFindings
{
    private const string Check = "retention";
    private const int Named = 5;

    internal static async Task<Finding> OfAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync("/api/v1/retention", cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return Finding.Bad(Check, await Replies.DetailAsync(response, cancellationToken), "Old events stay until this is mended.");
        }

        var status = (await response.Content.ReadFromJsonAsync<RetentionStatus>(StoreRows.Json, cancellationToken))!;
        return status.Rules.Count == 0
            ? Finding.Good(Check, "no rule takes events away. Retention:Rules sets some; 'footfall retention' does it by hand.")
            : status.Last?.Trouble is { } trouble
            ? Finding.Warning(Check, $"the last run did not work: {trouble}", "It is tried again in an hour; old events stay until then.")
            : Finding.Good(Check, $"{string.Join(", ", status.Rules)}. {Due(status)}");
    }

    private static string Due(RetentionStatus status)
    {
        var events = status.Due.Sum(d => d.Events);
        var when = status.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"at {next:yyyy-MM-dd HH:mm} UTC") : "ten minutes after the next start of the server";
        return events == 0
            ? "Nothing is old enough now."
            : $"{Counted.Of(events, "event")} of {string.Join(", ", status.Due.Take(Named).Select(d => d.Scope))}{(status.Due.Count > Named ? " and others" : "")} {(events == 1 ? "goes" : "go")} {when}.";
    }
}
