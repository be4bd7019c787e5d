using System.Buffers.Text;
using System.Text.Json;

namespace Footfall.Analytics.Asking;

/// <summary>Where a page ended: how it was sorted, and the last row's sort value, time and id. Callers hand it back unread.</summary>
public sealed record PageToken(string Order, string Value, DateTimeOffset Time, Guid Id)
{
    /// <summary>The token as text for an address.</summary>
    public string Encode() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Reads a token; null when it is none of ours.</summary>
    public static PageToken? Decode(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PageToken>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
