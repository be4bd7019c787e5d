using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Coder;

/// <summary>Parameters of insights about users.</summary>
internal class InsightQuery
{
    [FromQuery(Name = "start_time")]
    [Description("Begin, RFC 3339, midnight in its own offset.")]
    public string? StartTime { get; init; }

    [FromQuery(Name = "end_time")]
    [Description("End, exclusive, RFC 3339: midnight in its own offset, or a whole hour of today.")]
    public string? EndTime { get; init; }

    [FromQuery(Name = "template_ids")]
    [Description("Only what was used of these templates, separated by commas.")]
    public string? TemplateIds { get; init; }
}
