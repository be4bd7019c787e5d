using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Activity;

/// <summary>Parameters of charts of activity.</summary>
internal class ActivityChartQuery : ActivityQuery
{
    [FromQuery(Name = "bucket")]
    [Description("hour, day, week, month or year of the viewer's calendar. Standard: day.")]
    public string? Bucket { get; init; }

    internal override string? BucketText => Bucket;
}
