using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Answers;

/// <summary>Parameters of lists that show the first few.</summary>
internal sealed class TopQuery : EventQuery
{
    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;
}
