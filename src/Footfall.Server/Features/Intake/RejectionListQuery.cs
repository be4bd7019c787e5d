using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Intake;

/// <summary>Parameters of the list of rejected records.</summary>
internal sealed class RejectionListQuery : RejectionQuery
{
    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "sort")]
    [Description("-time or time. Standard: -time.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "format")]
    [Description("json; csv or ndjson for the whole filtered set as a download; sql for the statement. Standard: json.")]
    public string? Format { get; init; }
}
