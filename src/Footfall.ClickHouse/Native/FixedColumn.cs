using System.Buffers;
using System.Runtime.InteropServices;

namespace Footfall.ClickHouse.Native;

/// <summary>A column of values of one size, little-endian as they lie in memory.</summary>
/// <typeparam name="T">The value as the engine keeps it.</typeparam>
public sealed class FixedColumn<T>(string name, string type) : NativeColumn(name, type)
    where T : unmanaged
{
    private readonly List<T> _values = [];

    /// <inheritdoc />
    public override int Count => _values.Count;

    internal override int Size => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)).Length;

    /// <summary>Adds a value.</summary>
    public void Add(T value) => _values.Add(value);

    /// <inheritdoc />
    public override void Clear() => _values.Clear();

    internal override void WriteTo(IBufferWriter<byte> destination) =>
        destination.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)));
}
