using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Tells rows that were read from others in their place.</summary>
internal static class RowMark
{
    /// <summary>Of a row.</summary>
    internal static string Of(MonitorRow row) => Chain("", row);

    /// <summary>Of a row and all before it.</summary>
    /// <param name="before">That of the rows before it; empty for none.</param>
    /// <param name="row">The row.</param>
    internal static string Chain(string before, MonitorRow row)
    {
        var hash = new XxHash128();

        // Lengths first: two texts may be cut otherwise and be the same together.
        hash.Append(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{before} {row.Id} {row.At:R} {row.Kind.Length} {row.Kind} {row.Message.Length} ")));
        hash.Append(Encoding.UTF8.GetBytes(row.Message));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
