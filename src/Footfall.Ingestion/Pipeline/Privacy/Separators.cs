using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>
/// Finds points and colons that stand between hexadecimal digits or colons, as in addresses. JSON is full of points and
/// colons that do not, so eight places are looked at together.
/// </summary>
internal static class Separators
{
    /// <summary>The first such place at or behind <paramref name="from"/>; -1 when there is none.</summary>
    internal static int Next(ReadOnlySpan<char> text, int from)
    {
        var i = Math.Max(from, 1);
        ref var first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        for (; i + Vector128<ushort>.Count < text.Length; i += Vector128<ushort>.Count)
        {
            var here = Vector128.LoadUnsafe(ref first, (nuint)i);
            var marks = Vector128.Equals(here, Vector128.Create((ushort)'.')) | Vector128.Equals(here, Vector128.Create((ushort)':'));
            if (marks == Vector128<ushort>.Zero)
            {
                continue;
            }

            marks &= AreParts(Vector128.LoadUnsafe(ref first, (nuint)(i - 1))) & AreParts(Vector128.LoadUnsafe(ref first, (nuint)(i + 1)));
            if (marks != Vector128<ushort>.Zero)
            {
                return i + BitOperations.TrailingZeroCount(marks.ExtractMostSignificantBits());
            }
        }

        for (; i + 1 < text.Length; i++)
        {
            if (text[i] is '.' or ':' && IsPart(text[i - 1]) && IsPart(text[i + 1]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsPart(char c) => char.IsAsciiHexDigit(c) || c == ':';

    private static Vector128<ushort> AreParts(Vector128<ushort> c) =>
        Vector128.LessThan(c - Vector128.Create((ushort)'0'), Vector128.Create((ushort)11))
        | Vector128.LessThan((c | Vector128.Create((ushort)0x20)) - Vector128.Create((ushort)'a'), Vector128.Create((ushort)6));
}
