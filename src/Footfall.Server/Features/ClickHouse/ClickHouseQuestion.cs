using System.IO.Compression;
using System.Text;
using Footfall.Analytics.Sql;
using Footfall.ClickHouse;
using Footfall.Server.Features.Sql;

namespace Footfall.Server.Features.ClickHouse;

/// <summary>What a request to ClickHouse's HTTP interface asks.</summary>
/// <param name="Sql">The statement, without its FORMAT clause.</param>
/// <param name="Format">Format of the result.</param>
/// <param name="Database">Database that unqualified names mean.</param>
/// <param name="Parameters">Values, encoded by the client.</param>
internal sealed record ClickHouseQuestion(string Sql, string Format, string Database, Parameters Parameters)
{
    private const int LongestBody = 1 << 20;
    private const int UnknownFormat = 73;
    private const int ReadOnly = 164;

    // What clients send with every request, and what changes nothing here: limits are the server's own.
    private static readonly HashSet<string> Ignored =
    [
        "query", "database", "default_format", "query_id", "session_id", "session_check", "session_timeout", "enable_http_compression", "http_zlib_compression_level", "wait_end_of_query", "buffer_size",
        "send_progress_in_http_headers", "http_headers_progress_interval_ms", "readonly", "log_queries", "log_comment", "cancel_http_readonly_queries_on_client_close", "max_execution_time", "max_result_rows",
        "max_result_bytes", "result_overflow_mode", "max_block_size", "max_threads", "client_protocol_version", "compress", "decompress", "role", "add_http_cors_header",
        "output_format_json_quote_64bit_integers", "output_format_json_quote_denormals", "date_time_output_format", "date_time_input_format", "session_timezone", "allow_experimental_analyzer",
    ];

    internal static async Task<ClickHouseQuestion> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var parameters = new Parameters();
        foreach (var (name, value) in request.Query)
        {
            if (name.StartsWith("param_", StringComparison.Ordinal))
            {
                parameters.AddEncoded(name["param_".Length..], value.ToString());
            }
            else if (WhyNot(name, value.ToString()) is { } why)
            {
                throw new SqlException(ReadOnly, why);
            }
            else if (!Ignored.Contains(name))
            {
                throw new SqlException(ReadOnly, $"Cannot modify '{name}' setting in readonly mode.");
            }
        }

        var text = $"{request.Query["query"]}\n{await BodyAsync(request, cancellationToken)}".Trim();
        var (sql, format) = SplitFormat(text);
        format ??= First(request.Query["default_format"].ToString(), request.Headers["X-ClickHouse-Format"].ToString(), "TabSeparated");
        return SqlFormats.All.ContainsKey(format)
            ? new ClickHouseQuestion(sql, format, First(request.Query["database"].ToString(), request.Headers["X-ClickHouse-Database"].ToString(), ""), parameters)
            : throw new SqlException(UnknownFormat, $"Unknown format {format}");
    }

    /// <summary>Why a value of a setting that is otherwise of no consequence cannot be taken; without it the client would read the answer wrongly.</summary>
    private static string? WhyNot(string name, string value) => (name, value) switch
    {
        ("compress" or "decompress", "1" or "true") => $"Blocks that ClickHouse compresses itself are not to be had here. Leave '{name}' out; enable_http_compression=1 with Accept-Encoding: gzip makes answers small.",
        ("output_format_json_quote_64bit_integers" or "output_format_json_quote_denormals", not ("" or "0" or "false")) => $"Numbers in JSON are written without quotes here, so '{name}' must be 0. Say it in the statement, toString(count()), or take a format of texts: JSONStringsEachRow, JSONCompactStrings.",
        ("date_time_output_format", not ("" or "iso")) => "Times in texts are RFC 3339 here, so 'date_time_output_format' must be iso. Say another form in the statement: formatDateTime(time, '%F %T').",
        ("max_result_rows" or "max_result_bytes", not ("" or "0")) => $"The size of a result is limited by the settings of the server (Sql:MaxRows, Sql:MaxResultMegabytes), so '{name}' must be 0. Say it in the statement: LIMIT 1000.",
        ("result_overflow_mode", not ("" or "throw")) => "A result that is too large is refused here, so 'result_overflow_mode' must be throw.",
        ("session_timezone", not ("" or "UTC" or "Etc/UTC")) => "Times are UTC here, so 'session_timezone' must be UTC. Say the zone in the statement: toDateTime(time, 'Europe/Berlin').",
        _ => null,
    };

    /// <summary>The statement and the format that its last clause names; null where it names none.</summary>
    internal static (string Sql, string? Format) SplitFormat(string text)
    {
        var tokens = SqlTokens.Of(text);
        var count = tokens.Count > 0 && tokens[^1].Is(text, ";") ? tokens.Count - 1 : tokens.Count;
        return count >= 3 && tokens[count - 2] is { Kind: SqlTokenKind.Word } word && word.Is(text, "FORMAT") && tokens[count - 1].Kind == SqlTokenKind.Word
            ? (text[..word.Start], tokens[count - 1].Of(text))
            : (text, null);
    }

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }

    private static async Task<string> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return "";
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        await using var body = encoding switch
        {
            "" or "identity" => request.Body,
            "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
            _ => throw new BadHttpRequestException($"Content-Encoding {encoding} is not taken here; gzip is.", StatusCodes.Status415UnsupportedMediaType),
        };
        var bytes = new byte[LongestBody + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestBody ? Encoding.UTF8.GetString(bytes, 0, length) : throw new BadHttpRequestException("The body is too large for a statement.", StatusCodes.Status413PayloadTooLarge);
    }
}
