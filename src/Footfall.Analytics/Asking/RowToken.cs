using System.Buffers.Text;
using System.Text.Json;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Asking;

/// <summary>Where a page of runs or problems ended: how it was sorted, the last row's sort value and its id. Callers hand it back unread.</summary>
public sealed record RowToken(string Order, string Value, string Id)
{
    /// <summary>When the first page was asked for, Unix milliseconds, where values move with the clock; 0 elsewhere.</summary>
    public long At { get; init; }

    /// <summary>The token as text for an address.</summary>
    public string Encode() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Reads a token; null when it is none of ours.</summary>
    public static RowToken? Decode(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RowToken>(Base64Url.DecodeFromChars(text)) is { Order: not null, Value: not null, Id: not null } token ? token : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Adds the values that conditions for what lies behind it name.</summary>
    internal void AddTo(Parameters parameters) => parameters.Add("after_value", Value).Add("after_id", Id);
}
