using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Server.Answers;

/// <summary>Parameter <c>bucket</c> of charts over time, or whatever a route calls it.</summary>
internal static class ChartBuckets
{
    // More points than this no chart shows and no page should fetch.
    private const int MostBuckets = 20_000;

    /// <summary>The calendar unit asked for; null when the chart is to choose.</summary>
    internal static BucketUnit? Read(string name, string? bucket, TimeRange range, Mistakes mistakes)
    {
        BucketUnit? unit = mistakes.Choice(name, bucket, "auto", "minute", "hour", "day", "week", "month", "year") switch
        {
            "minute" => BucketUnit.Minute,
            "hour" => BucketUnit.Hour,
            "day" => BucketUnit.Day,
            "week" => BucketUnit.Week,
            "month" => BucketUnit.Month,
            "year" => BucketUnit.Year,
            _ => null,
        };
        if (unit is { } given && range.Length.TotalSeconds / Calendar.SecondsOf(given) > MostBuckets)
        {
            mistakes.Add(name, FormattableString.Invariant($"would cut the period into more than {MostBuckets} pieces; choose a wider one."));
        }

        return unit;
    }
}
