using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Footfall.Server.Answers;

/// <summary>
/// Reads the engine's TabSeparated format in constant memory: cells between tabs, lines between line feeds, escapes with a
/// backslash, NULL as <c>\N</c>. The result of a streamed statement can be cut anywhere.
/// </summary>
internal static class TsvRows
{
    /// <summary>The rows; null where a cell is NULL. The array is used again for the next row.</summary>
    internal static async IAsyncEnumerable<string?[]> ReadAsync(Stream stream, int columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cells = new string?[columns];
        var buffer = new byte[1 << 16];
        var (start, end) = (0, 0);
        int count;
        while ((count = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken)) > 0)
        {
            end += count;
            int length;
            while ((length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) >= 0)
            {
                Split(buffer.AsSpan(start, length), cells);
                start += length + 1;
                yield return cells;
            }

            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            else if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static void Split(ReadOnlySpan<byte> line, string?[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var tab = line.IndexOf((byte)'\t');
            cells[i] = Unescape(tab < 0 ? line : line[..tab]);
            line = tab < 0 ? [] : line[(tab + 1)..];
        }
    }

    private static string? Unescape(ReadOnlySpan<byte> cell)
    {
        if (!cell.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(cell);
        }

        if (cell.SequenceEqual("\\N"u8))
        {
            return null;
        }

        var rented = ArrayPool<byte>.Shared.Rent(cell.Length);
        var length = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            rented[length++] = cell[i] == '\\' && i + 1 < cell.Length ? Character(cell[++i]) : cell[i];
        }

        var text = Encoding.UTF8.GetString(rented, 0, length);
        ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    private static byte Character(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'0' => 0,
        _ => escape,
    };
}
