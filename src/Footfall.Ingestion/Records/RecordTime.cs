using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Records;

/// <summary>Timestamps: RFC 3339, or Unix seconds with fraction as number or as text.</summary>
internal static class RecordTime
{
    // Over a thousand years; what lies beyond is no instant in seconds, but milliseconds or worse, and no date could hold it.
    private const decimal MostSeconds = 50_000_000_000m;

    private const int MaxUsual = 40;

    /// <summary>Reads the value that <paramref name="json"/> stands at; when it is none, the reader stands behind it.</summary>
    internal static bool TryRead(ref Utf8JsonReader json, out DateTimeOffset? time)
    {
        time = null;
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return TryReadUsual(ref json, out time) || (TryGetString(ref json) is { } text && TryParse(text, out time));
            case JsonTokenType.Number:
                return TryParse(Encoding.UTF8.GetString(json.ValueSpan), out time);
            default:
                json.Skip();
                return false;
        }
    }

    /// <summary>RFC 3339 without a string of it: nearly every event has it.</summary>
    private static bool TryReadUsual(ref Utf8JsonReader json, out DateTimeOffset? time)
    {
        Span<char> text = stackalloc char[MaxUsual];
        var read = Ascii.ToUtf16(json.ValueSpan, text, out var length) == OperationStatus.Done && Instants.TryParseRfc3339(text[..length], out var instant)
            ? instant
            : (DateTimeOffset?)null;
        time = read;
        return read is not null;
    }

    private static string? TryGetString(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is part of no time.
            return null;
        }
    }

    private static bool TryParse(string text, out DateTimeOffset? time)
    {
        if (Instants.TryParseRfc3339(text, out var instant))
        {
            time = instant;
            return true;
        }

        time = null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds) > MostSeconds)
        {
            return false;
        }

        time = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}
