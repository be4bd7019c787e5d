using System.Buffers;
using System.Text;

namespace Footfall.ClickHouse.Native;

/// <summary>Variable-length numbers (LEB128) and texts that begin with their length.</summary>
internal static class VarInt
{
    internal const int MaxSize = 10;

    internal static int Write(Span<byte> destination, ulong value)
    {
        var length = 0;
        while (value >= 0x80)
        {
            destination[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        destination[length++] = (byte)value;
        return length;
    }

    internal static void Write(IBufferWriter<byte> destination, ulong value) =>
        destination.Advance(Write(destination.GetSpan(MaxSize), value));

    internal static void WriteText(IBufferWriter<byte> destination, string text)
    {
        Write(destination, (ulong)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, destination);
    }
}
