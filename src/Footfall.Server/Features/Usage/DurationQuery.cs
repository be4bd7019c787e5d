using System.ComponentModel;
using Footfall.Analytics.Usage;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Usage;

/// <summary>Parameters of how long operations take.</summary>
internal sealed class DurationQuery : EventQuery
{
    [FromQuery(Name = "by")]
    [Description("function or package, of calls alone, or scope, of every event with a duration. Standard: function.")]
    public string? By { get; init; }

    [FromQuery(Name = "sort")]
    [Description("-p95, -median, -p99, -longest, -count, -total_ms or -failed. Standard: -p95.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>What is compared, and in which order; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal (DurationGroup Group, string Order) Read(Mistakes mistakes) =>
        (DurationGroup.All[mistakes.Choice("by", By, [.. DurationGroup.All.Keys])], mistakes.Choice("sort", Sort, [.. DurationGroup.Orders.Keys]));
}
