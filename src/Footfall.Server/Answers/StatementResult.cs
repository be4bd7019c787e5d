using System.Text;
using Footfall.ClickHouse;

namespace Footfall.Server.Answers;

/// <summary>A whole result set as a download, streamed in constant memory.</summary>
internal sealed class StatementResult(IStore store, Statement statement, string format, string name, IReadOnlyList<string> columns) : IResult
{
    private const int FlushAt = 1 << 16;

    /// <summary>Whether cells of CSV that a spreadsheet would take for formulas get an apostrophe.</summary>
    internal bool Neutralizes { get; init; } = true;

    private string EngineFormat => format switch
    {
        "parquet" => "Parquet",
        "ndjson" => "JSONEachRow",
        _ => "TabSeparated",
    };

    private string MediaType => format switch
    {
        "parquet" => "application/vnd.apache.parquet",
        "ndjson" => "application/x-ndjson",
        _ => Csv.MediaType,
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellationToken = httpContext.RequestAborted;
        var export = statement with { Lane = Lane.Export };
        await using var rows = await store.OpenAsync(export, EngineFormat, cancellationToken);
        var response = httpContext.Response;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        response.ContentType = MediaType;
        try
        {
            await WriteAsync(rows, response.Body, cancellationToken);
        }
        catch (StoreException)
        {
            // The status is sent already. Breaking the connection is how HTTP says that a body is not whole.
            httpContext.Abort();
            throw;
        }
    }

    private async Task WriteAsync(Stream rows, Stream body, CancellationToken cancellationToken)
    {
        if (format is "parquet" or "ndjson")
        {
            await rows.CopyToAsync(body, cancellationToken);
            return;
        }

        var text = new StringBuilder();
        AppendLine(text, columns);
        await foreach (var row in TsvRows.ReadAsync(rows, columns.Count, cancellationToken))
        {
            AppendLine(text, row);
            if (text.Length >= FlushAt)
            {
                await FlushAsync(text, body, cancellationToken);
            }
        }

        await FlushAsync(text, body, cancellationToken);
    }

    // Headings are cells like any other: some are names that came with events.
    private void AppendLine(StringBuilder text, IReadOnlyList<string?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            _ = i == 0 ? text : text.Append(',');
            Csv.Append(text, cells[i], Neutralizes);
        }

        text.Append("\r\n");
    }

    private static async Task FlushAsync(StringBuilder text, Stream body, CancellationToken cancellationToken)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        text.Clear();
    }
}
