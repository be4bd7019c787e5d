namespace Footfall.Server.Features.Coder;

/// <summary>How long users were active.</summary>
/// <param name="StartTime">Begin, in the offset that was asked for.</param>
/// <param name="EndTime">End, exclusive.</param>
/// <param name="TemplateIds">Templates of what was used, ascending.</param>
/// <param name="Users">The users, by id.</param>
internal sealed record UserActivityReport(string StartTime, string EndTime, IEnumerable<string> TemplateIds, IEnumerable<UserActivityEntry> Users);
