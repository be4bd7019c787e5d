using System.Buffers;
using System.Runtime.CompilerServices;
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

    /// <summary>The values; valid until the next change.</summary>
    public ReadOnlySpan<T> Values => CollectionsMarshal.AsSpan(_values);

    internal override int Size => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)).Length;

    /// <summary>Adds a value.</summary>
    public void Add(T value) => _values.Add(value);

    /// <inheritdoc />
    public override void Clear() => _values.Clear();

    /// <inheritdoc />
    public override void Append(NativeColumn other) => _values.AddRange(((FixedColumn<T>)other).Values);

    /// <inheritdoc />
    public override void Append(NativeColumn other, ReadOnlySpan<bool> keep)
    {
        var values = ((FixedColumn<T>)other).Values;
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i])
            {
                _values.Add(values[i]);
            }
        }
    }

    /// <inheritdoc />
    public override void Read(ref ReadOnlySpan<byte> bytes, int rows) => _values.AddRange(MemoryMarshal.Cast<byte, T>(Take(ref bytes, rows * Unsafe.SizeOf<T>())));

    internal override void WriteTo(IBufferWriter<byte> destination) =>
        destination.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)));
}
