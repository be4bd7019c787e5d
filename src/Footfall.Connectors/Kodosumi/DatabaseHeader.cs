using System.Buffers.Binary;

namespace Footfall.Connectors.Kodosumi;

/// <summary>The first 100 bytes of a SQLite database (https://www.sqlite.org/fileformat2.html, section 1.3).</summary>
internal static class DatabaseHeader
{
    private const int Length = 100;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>What the header alone shows to be wrong; null when it looks well.</summary>
    internal static SkipReason? WhyNot(string path, DatabaseStamp stamp)
    {
        if (stamp.Main.Size == 0)
        {
            // All of a young database may still be in its log.
            return stamp.IsAlone ? SkipReason.Empty : null;
        }

        Span<byte> header = stackalloc byte[Length];
        using var file = SourceFile.Open(path);
        var read = file.ReadAtLeast(header, Length, throwOnEndOfStream: false);
        if (!header[..read].StartsWith(Magic))
        {
            return SkipReason.NotADatabase;
        }

        return read < Length || (stamp.IsAlone && IsShort(header, stamp.Main.Size)) ? SkipReason.Truncated : null;
    }

    private static bool IsShort(ReadOnlySpan<byte> header, long size)
    {
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var given && given == 1 ? 65_536 : given;
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header[28..]);

        // The number of pages holds only where it was written with the last change.
        var holds = header.Slice(24, 4).SequenceEqual(header.Slice(92, 4));
        return holds && size < pages * (long)pageSize;
    }
}
