using System.Text;

namespace Footfall.Server.Commands;

/// <summary>Rows as aligned columns for a terminal; numbers stand to the right.</summary>
internal static class TextTable
{
    private const int Widest = 60;

    /// <summary>The first row is the heading.</summary>
    internal static string Of(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
        {
            return "";
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => Math.Min(Widest, r[c].Length))).ToArray();
        var right = Enumerable.Range(0, rows[0].Length).Select(c => rows.Skip(1).All(r => r[c].Length == 0 || double.TryParse(r[c], System.Globalization.CultureInfo.InvariantCulture, out _))).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            text.AppendJoin("  ", rows[i].Select((cell, c) => right[c] ? Short(cell).PadLeft(widths[c]) : Short(cell).PadRight(widths[c]))).Append('\n');
            _ = i == 0 ? text.AppendJoin("  ", widths.Select(w => new string('-', w))).Append('\n') : text;
        }

        return text.ToString();
    }

    private static string Short(string cell)
    {
        var line = cell.ReplaceLineEndings(" ");
        return line.Length <= Widest ? line : $"{line[..(Widest - 3)]}...";
    }
}
