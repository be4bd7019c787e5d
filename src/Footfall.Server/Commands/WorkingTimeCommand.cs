using System.CommandLine;
using System.Net;
using System.Text.Json;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline;
using Footfall.Server.Answers;
using Footfall.Server.Features.WorkingTime;

namespace Footfall.Server.Commands;

/// <summary><c>footfall working-time recompute</c>.</summary>
internal static class WorkingTimeCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var period = new Option<string?>("--period") { Description = "A period such as all, 30d or last-month. Standard: all." };
        var from = new Option<string?>("--from") { Description = "Begin, RFC 3339. Whole UTC days are computed." };
        var to = new Option<string?>("--to") { Description = "End, RFC 3339, exclusive." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var recompute = new Command("recompute", "Computes stored working time again by the settings of now. Readers see the old figures until all of the new ones are there.") { period, from, to, json };
        recompute.Validators.Add(result =>
        {
            foreach (var mistake in Mistakes(result.GetValue(period), result.GetValue(from), result.GetValue(to)))
            {
                result.AddError(mistake);
            }
        });
        recompute.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            var (begin, end) = (result.GetValue(from), result.GetValue(to));
            var asked = result.GetValue(period) ?? (begin is null && end is null ? "all" : null);
            var state = await RunAsync(server.Client, QueryString.Create(Given(asked, begin, end)).Value!, cancellationToken);
            Console.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(state, StoreRows.Json) : Describe(state));
            return state.State == "done" ? CommandLine.Done : CommandLine.Failed;
        });
        return new Command("working-time", "Works on computed working time.") { recompute };
    }

    private static IEnumerable<KeyValuePair<string, string?>> Given(string? period, string? from, string? to) =>
        new KeyValuePair<string, string?>[] { new("period", period), new("from", from), new("to", to) }.Where(p => p.Value is not null);

    private static IEnumerable<string> Mistakes(string? period, string? from, string? to)
    {
        if (period is not null && (from ?? to) is not null)
        {
            yield return $"Give --period, or --from and --to, but not --period together with {(from is null ? "--to" : "--from")}.";
        }

        if (period is not null && !PeriodReader.Knows(period))
        {
            yield return $"--period {AskReader.NotUnderstood(period)}";
        }

        var (begin, end) = (default(DateTimeOffset), default(DateTimeOffset));
        if (from is not null && !Instants.TryParseRfc3339(from, out begin))
        {
            yield return $"--from must be RFC 3339 such as 2026-01-05T09:00:00Z, but is '{from}'.";
        }
        else if (to is not null && !Instants.TryParseRfc3339(to, out end))
        {
            yield return $"--to must be RFC 3339 such as 2026-01-05T09:00:00Z, but is '{to}'.";
        }
        else if (from is not null && to is not null && end <= begin)
        {
            yield return "--to must lie after --from.";
        }
    }

    private static async Task<WorkRecomputeState> RunAsync(HttpClient client, string query, CancellationToken cancellationToken)
    {
        using var started = await client.PostAsync($"/api/v1/working-time/recompute{query}", content: null, cancellationToken);
        await Replies.EnsureAsync(started, cancellationToken);
        while (true)
        {
            using var response = await client.GetAsync("/api/v1/working-time/recompute", cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            var state = response.StatusCode == HttpStatusCode.NoContent ? null : await response.Content.ReadFromJsonAsync<WorkRecomputeState>(StoreRows.Json, cancellationToken);
            if (state is { State: not WorkRecomputeState.Running })
            {
                return state;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static string Describe(WorkRecomputeState state) => state.State == "done"
        ? $"{Counted.Of(state.Days ?? 0, "day was", "days were")} computed. {(state.Inserted + state.Removed == 0 ? "Nothing had to be changed." : $"{Counted.Of(state.Inserted ?? 0, "row is", "rows are")} new or changed, {Counted.Of(state.Removed ?? 0, "row was", "rows were")} taken out.")}"
        : state.Message ?? "The recomputation failed.";
}
