namespace Footfall.Analytics.Orgs;

/// <summary>An org that was seen.</summary>
/// <param name="Id">Id, or the short name of one without.</param>
/// <param name="Slug">Short name; empty when unknown.</param>
/// <param name="Members">Users and groups that belong to it, by events.</param>
/// <param name="First">Its first event, Unix milliseconds; null without events.</param>
/// <param name="Last">Its newest event.</param>
public sealed record OrgRow(string Id, string Slug, long Members, long? First, long? Last);
