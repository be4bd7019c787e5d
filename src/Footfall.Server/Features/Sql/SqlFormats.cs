namespace Footfall.Server.Features.Sql;

/// <summary>Formats that results are given in.</summary>
internal static class SqlFormats
{
    private const string Json = "application/json; charset=utf-8";
    private const string Lines = "application/x-ndjson; charset=utf-8";
    private const string Csv = "text/csv; charset=utf-8; header=present";
    private const string Tsv = "text/tab-separated-values; charset=utf-8";
    private const string Plain = "text/plain; charset=utf-8";
    private const string Bytes = "application/octet-stream";

    /// <summary>The engine's formats, by their names, with their media types. Only such as write themselves: none that needs a schema or a template from a file.</summary>
    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["JSON"] = Json, ["JSONStrings"] = Json, ["JSONCompact"] = Json, ["JSONCompactStrings"] = Json, ["JSONColumns"] = Json, ["JSONColumnsWithMetadata"] = Json, ["JSONCompactColumns"] = Json, ["JSONObjectEachRow"] = Json,
        ["JSONEachRow"] = Lines, ["JSONLines"] = Lines, ["NDJSON"] = Lines, ["JSONStringsEachRow"] = Lines, ["JSONCompactEachRow"] = Lines, ["JSONCompactEachRowWithNames"] = Lines,
        ["JSONCompactEachRowWithNamesAndTypes"] = Lines, ["JSONCompactStringsEachRow"] = Lines, ["JSONCompactStringsEachRowWithNames"] = Lines, ["JSONCompactStringsEachRowWithNamesAndTypes"] = Lines,
        ["TabSeparated"] = Tsv, ["TSV"] = Tsv, ["TabSeparatedRaw"] = Tsv, ["TSVRaw"] = Tsv, ["TabSeparatedWithNames"] = Tsv, ["TSVWithNames"] = Tsv, ["TabSeparatedWithNamesAndTypes"] = Tsv, ["TSVWithNamesAndTypes"] = Tsv,
        ["CSV"] = Csv, ["CSVWithNames"] = Csv, ["CSVWithNamesAndTypes"] = Csv,
        ["RowBinary"] = Bytes, ["RowBinaryWithNames"] = Bytes, ["RowBinaryWithNamesAndTypes"] = Bytes, ["Native"] = Bytes, ["Null"] = Plain,
        ["Parquet"] = "application/vnd.apache.parquet", ["Arrow"] = "application/vnd.apache.arrow.file", ["ArrowStream"] = "application/vnd.apache.arrow.stream",
        ["Pretty"] = Plain, ["PrettyCompact"] = Plain, ["PrettyCompactMonoBlock"] = Plain, ["PrettySpace"] = Plain, ["Vertical"] = Plain, ["Values"] = Plain, ["Markdown"] = Plain, ["XML"] = "application/xml; charset=utf-8",
    };

    /// <summary>Formats of the SQL API, by the names of its parameter.</summary>
    internal static IReadOnlyDictionary<string, string> OfApi { get; } = new Dictionary<string, string> { ["json"] = "JSON", ["csv"] = "CSVWithNames", ["parquet"] = "Parquet", ["arrow"] = "Arrow" };
}
