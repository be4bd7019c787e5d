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

    /// <summary>Bytes of the values.</summary>
    internal abstract int Size { get; }

    internal abstract void WriteTo(IBufferWriter<byte> destination);
}
