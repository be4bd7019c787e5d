using System.Globalization;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Records;

/// <summary>Timestamps: RFC 3339, or Unix seconds with fraction as number or as text.</summary>
internal static class RecordTime
{
    // Over a thousand years; what lies beyond is no instant in seconds, but milliseconds or worse, and no date could hold it.
    private const decimal MostSeconds = 50_000_000_000m;

    internal static bool TryParse(string text, out DateTimeOffset? time)
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
