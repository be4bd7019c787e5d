namespace Footfall.Server.Features.Orgs;

/// <summary>A user or group of the platform that belongs to an org.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest name; null when unknown.</param>
/// <param name="Kind">user or group.</param>
/// <param name="Since">Since when.</param>
internal sealed record OrgMember(string UserId, string? UserName, string Kind, DateTimeOffset Since);
