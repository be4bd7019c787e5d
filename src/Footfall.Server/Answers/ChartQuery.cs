using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Answers;

/// <summary>Parameters of charts over time.</summary>
internal sealed class ChartQuery : EventQuery
{
    [FromQuery(Name = "bucket")]
    [Description("minute, hour, day, week, month or year of the viewer's calendar. Standard: chosen by the time that the events cover.")]
    public string? Bucket { get; init; }

    internal override string? BucketText => Bucket;
}
