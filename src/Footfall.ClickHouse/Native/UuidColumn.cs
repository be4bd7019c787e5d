using System.Buffers;
using System.Buffers.Binary;

namespace Footfall.ClickHouse.Native;

/// <summary>A column of UUIDs: two little-endian 64-bit halves, the high one first.</summary>
public sealed class UuidColumn(string name) : NativeColumn(name, "UUID")
{
    private readonly FixedColumn<(ulong High, ulong Low)> _halves = new(name, "UUID");

    /// <inheritdoc />
    public override int Count => _halves.Count;

    internal override int Size => _halves.Size;

    /// <summary>Adds a UUID.</summary>
    public void Add(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        _halves.Add((BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])));
    }

    /// <inheritdoc />
    public override void Clear() => _halves.Clear();

    internal override void WriteTo(IBufferWriter<byte> destination) => _halves.WriteTo(destination);
}
