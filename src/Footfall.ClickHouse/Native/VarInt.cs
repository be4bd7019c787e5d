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

    /// <summary>The number at the beginning of <paramref name="bytes"/>, which moves behind it.</summary>
    internal static ulong Read(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; i < Math.Min(bytes.Length, MaxSize); i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }

        throw new FormatException("A length in the block is cut off.");
    }

    internal static void WriteText(IBufferWriter<byte> destination, string text)
    {
        Write(destination, (ulong)Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, destination);
    }

    /// <summary>The text at the beginning of <paramref name="bytes"/>, which moves behind it.</summary>
    internal static string ReadText(ref ReadOnlySpan<byte> bytes)
    {
        var length = Read(ref bytes);
        if (length > (ulong)bytes.Length)
        {
            throw new FormatException("A text in the block is cut off.");
        }

        var text = Encoding.UTF8.GetString(bytes[..(int)length]);
        bytes = bytes[(int)length..];
        return text;
    }
}
