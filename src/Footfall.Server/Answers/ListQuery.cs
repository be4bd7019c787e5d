using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Answers;

/// <summary>Parameters of lists of events.</summary>
internal sealed class ListQuery : EventQuery
{
    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "sort")]
    [Description("Column to sort by, with a minus for descending. Standard: -time.")]
    public string? Sort { get; init; }

    internal override string? LimitText => Limit;
}
