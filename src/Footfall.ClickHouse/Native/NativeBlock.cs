using System.Buffers;

namespace Footfall.ClickHouse.Native;

/// <summary>
/// Rows as columns, in the engine's Native format: the number of columns, the number of rows, then for each column its
/// name, its type and its values. The fastest way in: the engine stores columns, so nothing is turned around.
/// Source: ClickHouse documentation, <c>interfaces/formats/Native</c>, and <c>NativeReader.cpp</c>.
/// </summary>
public sealed class NativeBlock(params IReadOnlyList<NativeColumn> columns)
{
    /// <summary>The columns. Each must get one value a row.</summary>
    public IReadOnlyList<NativeColumn> Columns { get; } = columns;

    /// <summary>The bytes of the block.</summary>
    /// <exception cref="InvalidOperationException">The columns do not have the same number of values.</exception>
    public ReadOnlyMemory<byte> ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>(Size);
        WriteTo(bytes);
        return bytes.WrittenMemory;
    }

    /// <summary>About as many bytes as the block has, never fewer.</summary>
    public int Size => Columns.Sum(c => c.Size + c.Name.Length + c.Type.Length + 4) + 20;

    /// <summary>Writes the bytes of the block.</summary>
    /// <exception cref="InvalidOperationException">The columns do not have the same number of values.</exception>
    public void WriteTo(IBufferWriter<byte> bytes)
    {
        var rows = Columns[0].Count;
        if (Columns.FirstOrDefault(c => c.Count != rows) is { } odd)
        {
            throw new InvalidOperationException($"Column {odd.Name} has {odd.Count} values where {Columns[0].Name} has {rows}.");
        }

        VarInt.Write(bytes, (ulong)Columns.Count);
        VarInt.Write(bytes, (ulong)rows);
        foreach (var column in Columns)
        {
            VarInt.WriteText(bytes, column.Name);
            VarInt.WriteText(bytes, column.Type);
            column.WriteTo(bytes);
        }
    }

    /// <summary>Adds the rows of a block that has the same columns.</summary>
    /// <exception cref="FormatException">It has other columns, or is damaged.</exception>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        if (VarInt.Read(ref bytes) != (ulong)Columns.Count)
        {
            throw new FormatException("The block has other columns.");
        }

        var rows = checked((int)VarInt.Read(ref bytes));
        foreach (var column in Columns)
        {
            if (VarInt.ReadText(ref bytes) != column.Name || VarInt.ReadText(ref bytes) != column.Type)
            {
                throw new FormatException($"The block has another column where {column.Name} belongs.");
            }

            column.Read(ref bytes, rows);
        }
    }
}
