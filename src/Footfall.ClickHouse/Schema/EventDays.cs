using System.Globalization;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// Days of events for the engine's index. The table <c>events</c> is sorted by day, then by user, then by time: a condition on the time alone finds the
/// month in the index and not the day in it.
/// </summary>
public static class EventDays
{
    // From the 7th of this month on the start of a day does not fit into the engine's DateTime and wraps around, in the middle of a partition.
    private static readonly long End = new DateTimeOffset(2106, 2, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>
    /// A condition to be put behind those on the time, <c> AND ...</c>: it decides which parts of the table are read, and no row is asked for it. Empty where
    /// the index cannot tell.
    /// </summary>
    /// <param name="from">First instant.</param>
    /// <param name="to">First instant after.</param>
    public static string Hint(DateTimeOffset from, DateTimeOffset to) => Hint(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());

    /// <summary>The same for instants in milliseconds since 1970, whatever they are.</summary>
    public static string Hint(long from, long to) => to > End || to <= 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" AND indexHint(toStartOfDay(time) BETWEEN toDateTime({Day(from)}, 'UTC') AND toDateTime({Day(to)}, 'UTC'))");

    private static long Day(long time) => Math.Max(0, time / 86_400_000 * 86_400);
}
