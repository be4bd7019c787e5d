using System.CommandLine;
using System.Text;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Features.Machine;

namespace Footfall.Server.Commands;

/// <summary><c>footfall query SQL</c>: one statement that reads, as a table, CSV or JSON.</summary>
internal static class QueryCommand
{
    private const int MostShown = 1000;
    private static readonly string[] Formats = ["table", "csv", "json", "ndjson"];

    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var sql = new Argument<string>("SQL") { Description = "One statement that reads, for example \"SELECT scope, count() FROM events GROUP BY scope ORDER BY 2 DESC\"; - reads it from standard input." };
        var format = new Option<string>("--format") { Description = "table, csv, json (an array) or ndjson (an object a line).", DefaultValueFactory = _ => "table" };
        var json = new Option<bool>("--json") { Description = "The same as --format json." };
        format.AcceptOnlyFromAmong(Formats);
        var command = new Command("query", FormattableString.Invariant($"Asks the store in SQL, without changing anything. A table shows {MostShown:N0} rows; the other formats give all of them.")) { sql, format, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var text = result.GetValue(sql)!;
            text = text == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : text;
            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/machine/query") { Content = JsonContent.Create(new QueryRequest(text.Trim().TrimEnd(';')), options: StoreRows.Json) };
            using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            await using var rows = await response.Content.ReadAsStreamAsync(cancellationToken);
            var asked = result.GetValue(json) ? "json" : result.GetValue(format)!;
            await (asked == "table" ? WriteTableAsync(rows, cancellationToken) : WriteAsync(rows, asked, cancellationToken));
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task WriteTableAsync(Stream rows, CancellationToken cancellationToken)
    {
        var table = new List<string[]>();
        var more = 0L;
        await foreach (var row in RowsAsync(rows, cancellationToken))
        {
            if (table.Count == 0)
            {
                table.Add([.. row.Select(c => c.Name)]);
            }

            if (table.Count <= MostShown)
            {
                table.Add([.. row.Select(c => Text(c.Value))]);
            }
            else
            {
                more++;
            }
        }

        Console.Write(TextTable.Of(table));
        await Console.Error.WriteLineAsync(more == 0
            ? Counted.Of(Math.Max(0, table.Count - 1), "row")
            : FormattableString.Invariant($"{MostShown:N0} rows of {more + MostShown:N0}; --format csv or json gives all."));
    }

    private static async Task WriteAsync(Stream rows, string format, CancellationToken cancellationToken)
    {
        var first = true;
        var line = new StringBuilder();
        await foreach (var row in RowsAsync(rows, cancellationToken))
        {
            line.Clear();
            if (format == "csv")
            {
                _ = first ? AppendCsv(line, row.Select(c => c.Name)) : line;
                AppendCsv(line, row.Select(c => Text(c.Value)));
            }
            else
            {
                line.Append(format == "json" ? first ? "[\n" : ",\n" : "").Append('{').AppendJoin(',', row.Select(c => $"{JsonSerializer.Serialize(c.Name)}:{c.Value.GetRawText()}")).Append('}').Append(format == "json" ? "" : "\n");
            }

            Console.Write(line);
            first = false;
        }

        Console.Write(format == "json" ? first ? "[]\n" : "\n]\n" : "");
    }

    private static StringBuilder AppendCsv(StringBuilder line, IEnumerable<string> cells)
    {
        foreach (var (index, cell) in cells.Index())
        {
            _ = index == 0 ? line : line.Append(',');
            Csv.Append(line, cell, true);
        }

        return line.Append("\r\n");
    }

    private static async IAsyncEnumerable<List<JsonProperty>> RowsAsync(Stream rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in Lines.ReadAsync(rows, cancellationToken))
        {
            using var json = JsonDocument.Parse(line);
            yield return [.. json.RootElement.EnumerateObject()];
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
