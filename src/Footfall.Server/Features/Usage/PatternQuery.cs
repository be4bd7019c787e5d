using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Usage;

/// <summary>Parameters of users grouped by what they use.</summary>
internal sealed class PatternQuery : EventQuery
{
    [FromQuery(Name = "clusters")]
    [Description("How many clusters, 2 to 12. Standard: as many as tell users apart, at most 8.")]
    public string? Clusters { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most members of each cluster, 1 to 10000. Standard: 100. A CSV has all users.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;

    internal int? Wanted(Mistakes mistakes) => string.IsNullOrEmpty(Clusters) ? null : mistakes.Number("clusters", Clusters, 2, 2, 12);
}
