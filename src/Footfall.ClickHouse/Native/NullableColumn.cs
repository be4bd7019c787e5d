using System.Buffers;
using System.Runtime.InteropServices;

namespace Footfall.ClickHouse.Native;

/// <summary>A column of values of one size that may be null: a byte a row that says so, then the values.</summary>
/// <typeparam name="T">The value as the engine keeps it.</typeparam>
public sealed class NullableColumn<T>(string name, string type) : NativeColumn(name, $"Nullable({type})")
    where T : unmanaged
{
    private readonly List<byte> _nulls = [];
    private readonly List<T> _values = [];

    /// <inheritdoc />
    public override int Count => _values.Count;

    internal override int Size => _nulls.Count + MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)).Length;

    /// <summary>Adds a value or null.</summary>
    public void Add(T? value)
    {
        _nulls.Add(value is null ? (byte)1 : (byte)0);
        _values.Add(value.GetValueOrDefault());
    }

    /// <inheritdoc />
    public override void Clear()
    {
        _nulls.Clear();
        _values.Clear();
    }

    internal override void WriteTo(IBufferWriter<byte> destination)
    {
        destination.Write(CollectionsMarshal.AsSpan(_nulls));
        destination.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)));
    }
}
