using Footfall.Model;

namespace Footfall.Analytics.Asking;

/// <summary>
/// Width of the buckets of usage charts, by the span of the events that are present (semantics 5.3). Each kind of chart has
/// a table of its own; the first row that the span reaches decides. Source: <c>specs/datagrok.md</c> 2.2, where six months
/// are 180 days and a year is 360.
/// </summary>
public sealed class UsageBuckets
{
    private const int Finest = 600;

    private readonly (TimeSpan Span, long Seconds)[] _table;

    private UsageBuckets(params (TimeSpan Span, long Seconds)[] table) => _table = table;

    /// <summary>Unique users of the Overview.</summary>
    public static UsageBuckets Overview { get; } = new(
        (TimeSpan.FromDays(180), 604_800),
        (TimeSpan.FromDays(70), 172_800),
        (TimeSpan.FromDays(10), 43_200),
        (TimeSpan.FromDays(2), 14_400),
        (TimeSpan.FromHours(3), 1_800));

    /// <summary>Packages by time and user.</summary>
    public static UsageBuckets Packages { get; } = new(
        (TimeSpan.FromDays(360), 1_728_000),
        (TimeSpan.FromDays(180), 864_000),
        (TimeSpan.FromDays(70), 432_000),
        (TimeSpan.FromDays(10), 86_400),
        (TimeSpan.FromDays(2), 21_600),
        (TimeSpan.FromHours(3), 3_600));

    /// <summary>Functions by time and user.</summary>
    public static UsageBuckets Functions { get; } = new(
        (TimeSpan.FromDays(180), 864_000),
        (TimeSpan.FromDays(70), 432_000),
        (TimeSpan.FromDays(10), 86_400),
        (TimeSpan.FromDays(2), 21_600),
        (TimeSpan.FromHours(3), 3_600));

    /// <summary>Events by time and kind.</summary>
    public static UsageBuckets Events { get; } = new(
        (TimeSpan.FromDays(180), 864_000),
        (TimeSpan.FromDays(70), 216_000),
        (TimeSpan.FromDays(10), 86_400),
        (TimeSpan.FromDays(2), 14_400),
        (TimeSpan.FromHours(3), 3_600));

    /// <summary>The width in seconds.</summary>
    /// <param name="span">Time from the first to the last event that is present.</param>
    public long SecondsFor(TimeSpan span) => _table.Where(r => span >= r.Span).Select(r => r.Seconds).DefaultIfEmpty(Finest).First();

    /// <summary>The buckets of a period.</summary>
    public BucketSeries For(TimeRange range, TimeSpan span) => BucketSeries.OfEpoch(range, SecondsFor(span));
}
