namespace Footfall.Server.Features.Orgs;

/// <summary>Who belongs to an org.</summary>
/// <param name="Org">The org.</param>
/// <param name="Accounts">Accounts of Footfall.</param>
/// <param name="Members">Users and groups of the platform, at most 10,000.</param>
internal sealed record OrgMembersAnswer(OrgEntry Org, IReadOnlyList<OrgAccount> Accounts, IReadOnlyList<OrgMember> Members);
