using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Monitoring;

/// <summary>Parameters of the list of exceptions.</summary>
internal sealed class MonitoringListQuery : EventQuery
{
    [FromQuery(Name = "message")]
    [Description("What an exception says, whole. Repeat it for several.")]
    public string[]? Message { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;
}
