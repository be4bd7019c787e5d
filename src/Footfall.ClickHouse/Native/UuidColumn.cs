using System.Buffers;

namespace Footfall.ClickHouse.Native;

/// <summary>A column of UUIDs: two little-endian 64-bit halves, the high one first.</summary>
public sealed class UuidColumn(string name) : NativeColumn(name, "UUID")
{
    private readonly FixedColumn<Uuid> _values = new(name, "UUID");

    /// <inheritdoc />
    public override int Count => _values.Count;

    /// <summary>The values; valid until the next change.</summary>
    public ReadOnlySpan<Uuid> Values => _values.Values;

    internal override int Size => _values.Size;

    /// <summary>Adds a UUID.</summary>
    public void Add(Guid value) => _values.Add(Uuid.From(value));

    /// <inheritdoc />
    public override void Clear() => _values.Clear();

    /// <inheritdoc />
    public override void Append(NativeColumn other) => _values.Append(((UuidColumn)other)._values);

    /// <inheritdoc />
    public override void Append(NativeColumn other, ReadOnlySpan<bool> keep) => _values.Append(((UuidColumn)other)._values, keep);

    /// <inheritdoc />
    public override void Read(ref ReadOnlySpan<byte> bytes, int rows) => _values.Read(ref bytes, rows);

    internal override void WriteTo(IBufferWriter<byte> destination) => _values.WriteTo(destination);
}
