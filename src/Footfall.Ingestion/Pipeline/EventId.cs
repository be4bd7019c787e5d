using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Footfall.Model;

/// <summary>
/// Identity of events (semantics 3). An id is any text of up to <see cref="MaxLength"/> characters, unique per token,
/// kept as a UUID: itself when it is one, else a hash of the token and the text.
/// </summary>
public static class EventId
{
    /// <summary>Longest id text that is taken.</summary>
    public const int MaxLength = 200;

    /// <summary>The UUID of an id that the sender gave.</summary>
    /// <param name="owner">The token or account that sent it.</param>
    /// <param name="text">The id as sent.</param>
    public static Guid FromText(string owner, string text) =>
        Guid.TryParseExact(text, "D", out var id) ? id : Hash("id", owner, text);

    /// <summary>The UUID of an event without id, from its content and its rank among equals of the same request or file.</summary>
    /// <param name="owner">The token or account that sent it, or the fixed owner of imports.</param>
    /// <param name="content">The content as the client sent it.</param>
    /// <param name="rank">0 for the first of several equal contents, then 1, 2, ...</param>
    public static Guid FromContent(string owner, ReadOnlySpan<byte> content, int rank)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("content\0"u8);
        hash.AppendData(Encoding.UTF8.GetBytes(owner));
        Span<byte> separatorAndRank = stackalloc byte[5];
        BinaryPrimitives.WriteInt32LittleEndian(separatorAndRank[1..], rank);
        hash.AppendData(separatorAndRank);
        hash.AppendData(content);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return FromDigest(digest);
    }

    /// <summary>The UUID of the event at <paramref name="position"/> of a request that carried an idempotency key.</summary>
    public static Guid FromKey(string owner, string key, int position) =>
        Hash("key", owner, FormattableString.Invariant($"{key}\0{position}"));

    private static Guid Hash(string kind, string owner, string text)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{owner}\0{text}"), digest);
        return FromDigest(digest);
    }

    /// <summary>The first 16 bytes of a digest with the version and variant bits of a UUID v8 (RFC 9562, 5.8).</summary>
    private static Guid FromDigest(Span<byte> digest)
    {
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
