namespace Footfall.Server.Features.Coder;

/// <summary>Templates in a period.</summary>
/// <param name="StartTime">Begin, in the offset that was asked for.</param>
/// <param name="EndTime">End, exclusive.</param>
/// <param name="TemplateIds">Templates of what was used, ascending.</param>
/// <param name="ActiveUsers">Different users.</param>
/// <param name="AppsUsage">Five built-in ones, then others by slug.</param>
/// <param name="ParametersUsage">Values of build parameters.</param>
internal sealed record TemplateReport(
    string StartTime, string EndTime, IEnumerable<string> TemplateIds, long ActiveUsers, IEnumerable<AppUsageEntry> AppsUsage, IEnumerable<ParameterUsageEntry> ParametersUsage);
