using System.CommandLine;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.Server.Features.Machine;

namespace Footfall.Server.Commands;

/// <summary><c>footfall tail</c>: events as they come in.</summary>
internal static class TailCommand
{
    private const int Most = 10_000;
    private static readonly string[] Shown = ["org_slug", "user_name", "user_id", "package", "obj_name", "obj_id", "obj_val"];

    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print events whole, one JSON object a line." };
        var count = new Option<int?>("--count") { Description = "End after so many events." };
        WholeNumber.Require(count, 1, int.MaxValue);
        var command = new Command("tail", "Shows events as the server that has the folder takes them in, until Ctrl+C.") { json, count };
        var selection = new EventSelection(command, hasPeriod: false);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            if (server.IsOwn)
            {
                throw new CommandException("No server has this folder, so no events come in. Start one with 'footfall serve', or name another folder with --data.");
            }

            var request = selection.Read(result, new TimeRange(Instants.Earliest, Instants.End)) with { After = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), Most = Most };
            try
            {
                await FollowAsync(server.Client, request, result.GetValue(json), result.GetValue(count) ?? int.MaxValue, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is how it ends.
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static async Task FollowAsync(HttpClient client, ExportRequest request, bool json, int left, CancellationToken cancellationToken)
    {
        await using var stream = await client.GetStreamAsync("/api/v1/events/live", cancellationToken);
        using var news = new StreamReader(stream);
        while (left > 0 && await news.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith("event: commit", StringComparison.Ordinal) && !line.StartsWith("event: hello", StringComparison.Ordinal))
            {
                continue;
            }

            (request, left) = await ShowAsync(client, request, json, left, cancellationToken);
        }
    }

    private static async Task<(ExportRequest Next, int Left)> ShowAsync(HttpClient client, ExportRequest request, bool json, int left, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/machine/tail", request, StoreRows.Json, cancellationToken);
        await Replies.EnsureAsync(response, cancellationToken);
        await using var rows = await response.Content.ReadAsStreamAsync(cancellationToken);
        var after = request.After;
        await foreach (var row in Lines.ReadAsync(rows, cancellationToken))
        {
            using var e = JsonDocument.Parse(row);
            after = Math.Max(after, e.RootElement.GetProperty("received").GetInt64());
            if (left-- <= 0)
            {
                break;
            }

            Console.WriteLine(json ? System.Text.Encoding.UTF8.GetString(row) : Describe(e.RootElement));
        }

        return (request with { After = after }, left);
    }

    private static string Describe(JsonElement e)
    {
        var parts = Shown
            .Select(name => e.GetProperty(name).GetString())
            .Where(text => !string.IsNullOrEmpty(text))
            .Distinct();
        return $"{e.GetProperty("timestamp").GetString()}  {e.GetProperty("source").GetString()}  {e.GetProperty("scope").GetString(),-24}  {string.Join("  ", parts)}".TrimEnd().ReplaceLineEndings(" ");
    }
}
