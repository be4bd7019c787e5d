namespace Footfall.Server.Features.Coder;

/// <summary>An interval.</summary>
/// <param name="StartTime">Begin.</param>
/// <param name="EndTime">End, exclusive.</param>
/// <param name="TemplateIds">Templates of what was used, ascending.</param>
/// <param name="Interval">day or week.</param>
/// <param name="ActiveUsers">Different users.</param>
internal sealed record TemplateIntervalReport(string StartTime, string EndTime, IReadOnlyList<string> TemplateIds, string Interval, long ActiveUsers);
