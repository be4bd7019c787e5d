using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;
using Footfall.Server.Features.Machine;
using Footfall.Server.Features.Retention;

namespace Footfall.Server.Commands;

/// <summary><c>footfall retention</c>: takes old events away, by scope.</summary>
internal static partial class RetentionCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var age = new Option<string>("--older-than") { Description = "Age of the events that go: a number with d, w, m (30 days) or y (365 days), for example 90d.", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = "Scopes that go, click:element or click:*; *:* for all. Repeat it for several.", Required = true };
        var orgs = new Option<string[]>("--org") { Description = "Only events of this org, by id or short name. Repeat it for several." };
        var dry = new Option<bool>("--dry-run") { Description = "Only tell what would go." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("retention", "Takes events away for good that are older than you say, by scope. Look first with --dry-run. What was computed of them stays only where it tells of more than events: entities, runs and stored working time (send:working_time, which is a scope like any other). The audit always stays.") { age, scopes, orgs, dry, json };
        command.Validators.Add(r =>
        {
            if (r.GetValue(age) is { } text && !RetentionRules.IsAge(text))
            {
                r.AddError($"--older-than must be a number with d, w, m or y, for example 90d, but is '{text}'.");
            }

            foreach (var scope in (r.GetValue(scopes) ?? []).Where(s => !Pattern().IsMatch(s)))
            {
                r.AddError($"--scope must be verb:object, with * for any, but is '{scope}'.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            var request = new RetentionRequest(TimeProvider.System.GetUtcNow() - RetentionRules.ReadAge(result.GetValue(age)!), result.GetValue(scopes)!, result.GetValue(orgs) ?? [], result.GetValue(dry));
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            using var response = await server.Client.PostAsJsonAsync("/api/v1/machine/retention", request, StoreRows.Json, cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            var answer = (await response.Content.ReadFromJsonAsync<RetentionAnswer>(StoreRows.Json, cancellationToken))!;
            Console.WriteLine(result.GetValue(json) ? ToJson(answer) : Describe(answer));
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Instants as everywhere else, and not in the milliseconds of the store.</summary>
    private static string ToJson(RetentionAnswer answer) => JsonSerializer.Serialize(
        new { answer.Before, answer.DryRun, answer.Events, rows = answer.Rows.Select(r => new { r.Scope, r.Events, oldest = Instant(r.Oldest), newest = Instant(r.Newest) }) },
        StoreRows.Json);

    private static string Describe(RetentionAnswer answer)
    {
        string[] heading = ["scope", "events", "oldest", "newest"];
        var table = answer.Rows.Count == 0 ? "" : TextTable.Of([heading, .. answer.Rows.Select(r => new[] { r.Scope, r.Events.ToString(CultureInfo.InvariantCulture), Date(r.Oldest), Date(r.Newest) })]);
        var what = answer.DryRun ? "would go" : answer.Events == 1 ? "is gone" : "are gone";
        return string.Create(CultureInfo.InvariantCulture, $"{table}{Counted.Of(answer.Events, "event")} from before {answer.Before:yyyy-MM-dd HH:mm} UTC {what}.");
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static string Date(long milliseconds) => Instant(milliseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([a-z0-9_]+|\*):([a-z0-9_]+|\*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
