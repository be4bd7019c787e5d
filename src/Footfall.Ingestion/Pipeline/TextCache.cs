using System.Buffers.Binary;
using System.Text;

namespace Footfall.Ingestion.Pipeline;

/// <summary>
/// Texts that come again and again (ids, names, scopes) become one string each instead of a new one an event. Each thread
/// has a table of its own in which a newer text takes the place of an older one, so nothing grows and nothing waits.
/// </summary>
internal static class TextCache
{
    private const int Slots = 4096;
    private const int MaxLength = 64;

    [ThreadStatic]
    private static string?[]? _table;

    /// <summary>The string of ASCII text; null for text that is too long or not ASCII, which the caller reads itself.</summary>
    internal static string? Find(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        _table ??= new string?[Slots];
        ref var slot = ref _table[Hash(text) & (Slots - 1)];
        if (slot is not null && Ascii.Equals(text, slot))
        {
            return slot;
        }

        return Ascii.IsValid(text) ? slot = Encoding.ASCII.GetString(text) : null;
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8)
        {
            Span<byte> padded = stackalloc byte[8];
            padded.Clear();
            text.CopyTo(padded);
            return Mix(BinaryPrimitives.ReadUInt64LittleEndian(padded), (ulong)text.Length);
        }

        // Ends differ where beginnings are alike.
        return Mix(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]) + (ulong)text.Length);
    }

    private static uint Mix(ulong a, ulong b) => (uint)(((a ^ (b * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) >> 40);
}
