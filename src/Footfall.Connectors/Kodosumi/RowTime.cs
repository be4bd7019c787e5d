using System.Text.Json;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Connectors.Kodosumi;

/// <summary>When a row was, as far as its clock can be believed.</summary>
/// <param name="Time">The instant.</param>
/// <param name="At">The same, Unix seconds as exactly as the row says it.</param>
/// <param name="Odd">What is odd about the row's own: <c>milliseconds</c> in place of seconds, or no <c>timestamp</c> at all; null for nothing.</param>
internal readonly record struct RowTime(DateTimeOffset Time, double At, string? Odd)
{
    /// <summary>No row is as late as that, Unix seconds: the year 2200.</summary>
    internal const double End = 7_258_118_400;

    /// <summary>The time of a row.</summary>
    /// <param name="at">What its clock says; null for nothing.</param>
    /// <param name="before">Time of the row before it, which stands in: of rows of one time the order of their numbers counts.</param>
    internal static RowTime Of(double? at, DateTimeOffset before)
    {
        if (Instant(at) is { } time)
        {
            return new RowTime(time, at!.Value, null);
        }

        return at >= End && Instant(at / 1000) is { } milliseconds
            ? new RowTime(milliseconds, at.Value / 1000, "milliseconds")
            : new RowTime(before, (before - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond, "timestamp");
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("at", At);
        if (Odd is not null)
        {
            json.WriteString("odd", Odd);
        }
    }

    private static DateTimeOffset? Instant(double? at) =>
        at is >= 0 and < End && DateTimeOffset.UnixEpoch.AddTicks((long)(at.Value * TimeSpan.TicksPerSecond)) is var time && Instants.IsTaken(time) ? time : null;
}
