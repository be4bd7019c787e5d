using System.Text.Json.Serialization;

namespace Footfall.Server.Features.Coder;

/// <summary>Insights about templates; a section that was not asked for is absent.</summary>
/// <param name="Report">The whole period.</param>
/// <param name="IntervalReports">By day or week.</param>
internal sealed record TemplatesAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TemplateReport? Report,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<TemplateIntervalReport>? IntervalReports);
