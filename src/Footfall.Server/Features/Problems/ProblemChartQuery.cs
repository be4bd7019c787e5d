using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Parameters of errors over time.</summary>
internal sealed class ProblemChartQuery : ProblemQuery
{
    [FromQuery(Name = "bucket")]
    [Description("minute, hour, day, week, month or year of the viewer's calendar. Standard: whatever keeps the chart readable.")]
    public string? Bucket { get; init; }

    internal override string? BucketText => Bucket;
}
