namespace Footfall.Server.Features.Coder;

/// <summary>An app.</summary>
/// <param name="TemplateIds">Templates of what it was used in, ascending.</param>
/// <param name="Type">builtin or app.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Slug">Its stable name.</param>
/// <param name="Icon">Always empty here.</param>
/// <param name="Seconds">Sixty for every different minute of a user.</param>
/// <param name="TimesUsed">Runs of half hours without a hole, of each user.</param>
internal sealed record AppUsageEntry(IReadOnlyList<string> TemplateIds, string Type, string DisplayName, string Slug, string Icon, long Seconds, long TimesUsed);
