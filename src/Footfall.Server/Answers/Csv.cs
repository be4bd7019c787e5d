using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Footfall.Server.Answers;

/// <summary>
/// CSV as RFC 4180 has it: comma, CRLF, quotes only where they are needed and doubled inside. A text that a spreadsheet would
/// take for a formula gets an apostrophe in front (OWASP ASVS 1.2.10).
/// </summary>
internal static class Csv
{
    internal const string MediaType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>A cell.</summary>
    internal static void Append(StringBuilder line, string? text, bool neutralizes = true)
    {
        text = string.IsNullOrEmpty(text) || !neutralizes || !IsFormula(text) ? text : $"'{text}";
        if (text is not null && text.AsSpan().ContainsAny(NeedQuotes))
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(text);
        }
    }

    /// <summary>
    /// Rows with a heading line; columns are named and ordered like the row's properties. <c>Total</c>, how many rows there are beyond the limit, is the same in each and no
    /// column.
    /// </summary>
    internal static string Of<TRow>(IEnumerable<TRow> rows, JsonNamingPolicy naming)
    {
        var properties = Array.FindAll(typeof(TRow).GetProperties(), p => p.Name != "Total");
        var text = new StringBuilder();
        AppendLine(text, properties.Select(p => naming.ConvertName(p.Name)));
        foreach (var row in rows)
        {
            AppendLine(text, properties.Select(p => Format(p.GetValue(row))));
        }

        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            Append(text, cell);
        }

        text.Append("\r\n");
    }

    private static string? Format(object? value) => value switch
    {
        // As JSON and the store's own CSV spell it; .NET would write False.
        bool isSo => isSo ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    private static bool IsFormula(string text) => text[0] switch
    {
        // Also as wide as an ideograph, which some spreadsheets read alike.
        '\uFF1D' or '\uFF20' or '\uFF0B' or '\uFF0D' => true,
        '=' or '@' or '\t' or '\r' or '\n' or '\0' => true,
        '+' or '-' => !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
