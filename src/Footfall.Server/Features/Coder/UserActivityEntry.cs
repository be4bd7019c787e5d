namespace Footfall.Server.Features.Coder;

/// <summary>A user.</summary>
/// <param name="TemplateIds">Templates of what the user used, ascending.</param>
/// <param name="UserId">Id.</param>
/// <param name="Username">Name to sign in with.</param>
/// <param name="AvatarUrl">Address of the picture; empty without one.</param>
/// <param name="Seconds">Sixty for every different minute with activity.</param>
internal sealed record UserActivityEntry(IReadOnlyList<string> TemplateIds, string UserId, string Username, string AvatarUrl, long Seconds);
