using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Coder;

/// <summary>Parameters of insights about templates.</summary>
internal sealed class TemplateInsightQuery : InsightQuery
{
    [FromQuery(Name = "interval")]
    [Description("day or week, for interval_reports. Standard: none.")]
    public string? Interval { get; init; }

    [FromQuery(Name = "sections")]
    [Description("report, interval_reports, or both separated by a comma. Standard: both.")]
    public string? Sections { get; init; }
}
