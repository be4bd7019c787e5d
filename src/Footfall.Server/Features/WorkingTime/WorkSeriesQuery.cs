using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>Parameters of users over time.</summary>
internal sealed class WorkSeriesQuery : WorkQuery
{
    [FromQuery(Name = "bucket")]
    [Description("minute, hour, day, week, month or year of the viewer's calendar. Standard: chosen by the period.")]
    public string? Bucket { get; init; }

    internal override string? BucketText => Bucket;
}
