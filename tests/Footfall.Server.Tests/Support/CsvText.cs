using System.Text;

namespace Footfall.Server.Tests.Support;

/// <summary>CSV by the letter of RFC 4180, naively, to compare with.</summary>
internal static class CsvText
{
    public static string Line(params string?[] cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>Rows of a text; the last line must end like all others.</summary>
    public static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(c);
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',' || (c == '\r' && text[i + 1] == '\n'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\r')
                {
                    rows.Add([.. row]);
                    row.Clear();
                    i++;
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        Assert.True(row.Count == 0 && cell.Length == 0, "The last line has no end.");
        return rows;
    }

    private static string Cell(string? text) =>
        text is null ? "" : text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
