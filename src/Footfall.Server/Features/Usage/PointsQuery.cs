using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Usage;

/// <summary>Parameters of scatter plots over time.</summary>
internal sealed class PointsQuery : EventQuery
{
    internal const int Standard = 10_000;
    private const int Most = 50_000;

    [FromQuery(Name = "bucket")]
    [Description("day, week, month or year of the viewer's calendar. Standard: chosen by the time that the events cover.")]
    public string? Bucket { get; init; }

    [FromQuery(Name = "points")]
    [Description("Most points, 1 to 50000; the largest are kept. Standard: 10000. A CSV has all of them.")]
    public string? Points { get; init; }

    internal override string? BucketText => Bucket;

    internal int Limit(Mistakes mistakes) => mistakes.Number("points", Points, Standard, 1, Most);
}
