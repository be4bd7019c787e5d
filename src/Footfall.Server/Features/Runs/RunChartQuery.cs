using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Model;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Runs;

/// <summary>Parameters of runs over time.</summary>
internal sealed class RunChartQuery : RunQuery
{
    private const int MostBuckets = 20_000;

    private static readonly Dictionary<string, BucketUnit> Units = new()
    {
        ["5min"] = BucketUnit.FiveMinutes,
        ["15min"] = BucketUnit.Quarter,
        ["hour"] = BucketUnit.Hour,
        ["3hours"] = BucketUnit.ThreeHours,
        ["day"] = BucketUnit.Day,
        ["week"] = BucketUnit.Week,
        ["month"] = BucketUnit.Month,
    };

    [FromQuery(Name = "bucket")]
    [Description("5min, 15min, hour, 3hours, day, week or month of the viewer's calendar. Standard: hour up to four days, then whatever keeps the chart readable.")]
    public string? Bucket { get; init; }

    /// <summary>The width of buckets; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal BucketUnit UnitOf(TimeRange range, Mistakes mistakes)
    {
        if (!Units.TryGetValue(mistakes.Choice("bucket", Bucket, ["auto", .. Units.Keys]), out var unit))
        {
            var fitting = Calendar.UnitFor(range);
            return fitting is BucketUnit.Minute ? BucketUnit.FiveMinutes : range.Length <= TimeSpan.FromDays(4) && range.Length > TimeSpan.FromHours(6) ? BucketUnit.Hour : fitting;
        }

        if (range.Length.TotalSeconds / Calendar.SecondsOf(unit) > MostBuckets)
        {
            mistakes.Add("bucket", FormattableString.Invariant($"would cut the period into more than {MostBuckets} pieces; choose a wider one."));
        }

        return unit;
    }
}
