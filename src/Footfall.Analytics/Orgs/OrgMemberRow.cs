namespace Footfall.Analytics.Orgs;

/// <summary>Who belongs to an org.</summary>
/// <param name="Id">Id of the user or group.</param>
/// <param name="Name">Latest name; empty when unknown.</param>
/// <param name="Kind">user or group.</param>
/// <param name="Since">Since when, Unix milliseconds.</param>
public sealed record OrgMemberRow(string Id, string Name, string Kind, long Since);
