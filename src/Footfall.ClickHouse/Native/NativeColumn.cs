using System.Buffers;

namespace Footfall.ClickHouse.Native;

/// <summary>One column of a block: a name, a type in the engine's words, and values.</summary>
public abstract class NativeColumn(string name, string type)
{
    /// <summary>Name of the table's column.</summary>
    public string Name { get; } = name;

    /// <summary>Type of the values as sent; the engine casts to the table's type where they differ.</summary>
    public string Type { get; } = type;

    /// <summary>Number of values.</summary>
    public abstract int Count { get; }

    /// <summary>Forgets the values and keeps their memory for the next ones.</summary>
    public abstract void Clear();

    /// <summary>Adds the values of another column of the same kind.</summary>
    public abstract void Append(NativeColumn other);

    /// <summary>Adds those values of another column of the same kind whose place in <paramref name="keep"/> is true.</summary>
    public abstract void Append(NativeColumn other, ReadOnlySpan<bool> keep);

    /// <summary>Adds values as they stand in a block, and moves <paramref name="bytes"/> behind them.</summary>
    /// <exception cref="FormatException">The bytes end before the values do.</exception>
    public abstract void Read(ref ReadOnlySpan<byte> bytes, int rows);

    /// <summary>Bytes of the values.</summary>
    internal abstract int Size { get; }

    internal abstract void WriteTo(IBufferWriter<byte> destination);

    /// <summary>The first <paramref name="count"/> bytes, and <paramref name="bytes"/> moved behind them.</summary>
    protected static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (count < 0 || count > bytes.Length)
        {
            throw new FormatException("The block ends before its values do.");
        }

        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
