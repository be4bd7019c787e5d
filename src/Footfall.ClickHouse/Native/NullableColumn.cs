using System.Buffers;
using System.Runtime.CompilerServices;
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

    /// <inheritdoc />
    public override void Append(NativeColumn other)
    {
        var column = (NullableColumn<T>)other;
        _nulls.AddRange(CollectionsMarshal.AsSpan(column._nulls));
        _values.AddRange(CollectionsMarshal.AsSpan(column._values));
    }

    /// <inheritdoc />
    public override void Append(NativeColumn other, ReadOnlySpan<bool> keep)
    {
        var column = (NullableColumn<T>)other;
        for (var i = 0; i < keep.Length; i++)
        {
            if (keep[i])
            {
                _nulls.Add(column._nulls[i]);
                _values.Add(column._values[i]);
            }
        }
    }

    /// <inheritdoc />
    public override void Read(ref ReadOnlySpan<byte> bytes, int rows)
    {
        _nulls.AddRange(Take(ref bytes, rows));
        _values.AddRange(MemoryMarshal.Cast<byte, T>(Take(ref bytes, rows * Unsafe.SizeOf<T>())));
    }

    internal override void WriteTo(IBufferWriter<byte> destination)
    {
        destination.Write(CollectionsMarshal.AsSpan(_nulls));
        destination.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)));
    }
}
