using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Entities;

/// <summary>Parameters of lists that belong to one entity.</summary>
internal sealed class EntityPartQuery
{
    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "format")]
    [Description("json or csv. Standard: json.")]
    public string? Format { get; init; }
}
