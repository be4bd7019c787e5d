using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Runs;

/// <summary>Parameters of lists that are read page by page.</summary>
internal class RunPageQuery : RunQuery
{
    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    internal override string? LimitText => Limit;
}
