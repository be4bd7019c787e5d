namespace Footfall.Server.Features.Orgs;

/// <summary>An org of the platform.</summary>
/// <param name="Id">Id, or the short name of one without.</param>
/// <param name="Slug">Short name; null when unknown.</param>
/// <param name="Accounts">Accounts of Footfall that belong to it.</param>
/// <param name="Members">Users and groups of the platform that belong to it, by add:member and remove:member events.</param>
/// <param name="FirstEvent">Its first event; null when there is none.</param>
/// <param name="LastEvent">Its newest event.</param>
internal sealed record OrgEntry(string Id, string? Slug, int Accounts, long Members, DateTimeOffset? FirstEvent, DateTimeOffset? LastEvent);
