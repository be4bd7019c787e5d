using System.Buffers.Binary;

namespace Footfall.ClickHouse.Native;

/// <summary>A UUID as the engine keeps it: two 64-bit halves.</summary>
/// <param name="High">The first eight bytes as a number.</param>
/// <param name="Low">The last eight.</param>
public readonly record struct Uuid(ulong High, ulong Low)
{
    /// <summary>The same UUID as .NET has it.</summary>
    public static Uuid From(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new Uuid(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    /// <summary>The same UUID for .NET.</summary>
    public Guid ToGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        return new Guid(bytes, bigEndian: true);
    }
}
