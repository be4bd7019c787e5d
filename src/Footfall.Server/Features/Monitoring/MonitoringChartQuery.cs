using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Monitoring;

/// <summary>Parameters of monitoring over time.</summary>
internal sealed class MonitoringChartQuery : EventQuery
{
    private const int QuarterSeconds = 900;
    private const int MostQuarters = 20_000;

    [FromQuery(Name = "bucket")]
    [Description("minute, hour, day, week, month or year of the viewer's calendar. Standard: 15 minutes, as CVAT has it, where that makes no more than 20000 parts.")]
    public string? Bucket { get; init; }

    internal override string? BucketText => Bucket;

    internal static BucketSeries BucketsOf(Ask ask)
    {
        var range = ask.Period.Range;
        var fitting = range.Length.TotalSeconds / QuarterSeconds > MostQuarters ? Calendar.UnitFor(range) : (BucketUnit?)null;
        return (ask.Unit ?? fitting) is { } unit ? ask.Calendar.Buckets(range, unit) : BucketSeries.OfEpoch(range, QuarterSeconds);
    }
}
