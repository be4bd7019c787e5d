using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Footfall.Ingestion.Pipeline;

/// <summary>
/// Identity of events (semantics 3). An id is any text of up to <see cref="MaxLength"/> characters, unique per owner (the
/// token or account that sends it), kept as a UUID: itself when it is one, else a hash. XXH128 is no cryptographic hash: a
/// sender who constructs two events with one hash loses their own second event, and nobody else's.
/// </summary>
public static class EventId
{
    /// <summary>Longest id text that is taken.</summary>
    public const int MaxLength = 200;

    private const int HeadLength = 8;
    private const int MostOnStack = 1024;

    /// <summary>The UUID of an id that the sender gave.</summary>
    public static Guid FromText(string owner, string text) =>
        Guid.TryParseExact(text, "D", out var id) ? id : FromBytes(owner, 'i', Encoding.UTF8.GetBytes(text), 0);

    /// <summary>The UUID of the event at <paramref name="position"/> of a request that carried an idempotency key.</summary>
    public static Guid FromKey(string owner, string key, int position) =>
        FromBytes(owner, 'k', Encoding.UTF8.GetBytes(key), position);

    /// <summary>The UUID of an event without id, from its content as sent and its rank among equals.</summary>
    public static Guid FromContent(string owner, ReadOnlySpan<byte> content, int rank) => FromBytes(owner, 'c', content, rank);

    /// <summary>The UUID of a session's report, from what stays the same while the session goes on.</summary>
    public static Guid FromSession(string owner, string session) => FromBytes(owner, 's', Encoding.UTF8.GetBytes(session), 0);

    private static Guid FromBytes(string owner, char kind, ReadOnlySpan<byte> content, int rank)
    {
        var ownerBytes = MemoryMarshal.AsBytes(owner.AsSpan());
        var length = HeadLength + ownerBytes.Length + 2 + content.Length;
        var rented = length > MostOnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var hashed = rented is null ? stackalloc byte[MostOnStack] : rented;
        BinaryPrimitives.WriteInt32LittleEndian(hashed, kind);
        BinaryPrimitives.WriteInt32LittleEndian(hashed[4..], rank);
        ownerBytes.CopyTo(hashed[HeadLength..]);
        hashed.Slice(HeadLength + ownerBytes.Length, 2).Clear();
        content.CopyTo(hashed[(length - content.Length)..]);
        Span<byte> bytes = stackalloc byte[16];
        XxHash128.Hash(hashed[..length], bytes);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        // Version and variant of a UUID v8 (RFC 9562, section 5.8).
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
