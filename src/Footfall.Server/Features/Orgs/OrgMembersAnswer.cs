namespace Footfall.Server.Features.Orgs;

/// <summary>Who belongs to an org.</summary>
/// <param name="Org">The org.</param>
/// <param name="Accounts">Accounts of Footfall.</param>
/// <param name="Members">Users and groups of the platform, at most 10,000.</param>
internal sealed record OrgMembersAnswer(OrgEntry Org, IReadOnlyList<OrgMembersAnswer.Account> Accounts, IReadOnlyList<OrgMembersAnswer.Member> Members)
{
    /// <summary>An account.</summary>
    /// <param name="Login">Login.</param>
    /// <param name="Role">administrator, analyst, manager or member.</param>
    internal sealed record Account(string Login, string Role);

    /// <summary>A user or group.</summary>
    /// <param name="UserId">Id.</param>
    /// <param name="UserName">Latest name; null when unknown.</param>
    /// <param name="Kind">user or group.</param>
    /// <param name="Since">Since when.</param>
    internal sealed record Member(string UserId, string? UserName, string Kind, DateTimeOffset Since);
}
