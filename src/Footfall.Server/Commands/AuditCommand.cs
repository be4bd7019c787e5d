using System.CommandLine;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Audit;

namespace Footfall.Server.Commands;

/// <summary><c>footfall audit verify</c>.</summary>
internal static class AuditCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var head = new Option<string?>("--head") { Description = "Hash that an earlier check printed: the audit must still hold it. Without it a cut at the end cannot be seen." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var verify = new Command("verify", "Checks that nobody changed, removed or added records of the audit. Ends with 1 if somebody did.") { head, json };
        verify.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            var query = result.GetValue(head) is { } hash ? $"?head={Uri.EscapeDataString(hash)}" : "";
            using var response = await server.Client.GetAsync($"/api/v1/audit/verify{query}", cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            var report = (await response.Content.ReadFromJsonAsync<AuditReport>(StoreRows.Json, cancellationToken))!;
            Console.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(report, StoreRows.Json) : Describe(report));
            return report.Problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return new Command("audit", "Checks the record of who did what in Footfall.") { verify };
    }

    private static string Describe(AuditReport report)
    {
        var lines = new List<string> { $"{Counted.Of(report.Records, "record")}, {Counted.Of(report.Events, "event that shows", "events that show")} them. Head: {report.Head ?? "none"}" };
        if (report.Foreign > 0)
        {
            lines.Add($"{Counted.Of(report.Foreign, "event of the org footfall was", "events of the org footfall were")} sent by others, and no part of the audit.");
        }

        lines.AddRange(report.Problems);
        lines.Add(report.Problems.Count == 0 ? "The audit is whole." : "The audit is NOT whole.");
        return string.Join('\n', lines);
    }
}
