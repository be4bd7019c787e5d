namespace Footfall.Server.Features.Orgs;

/// <summary>An account that belongs to an org.</summary>
/// <param name="Login">Login.</param>
/// <param name="Role">administrator, analyst, manager or member.</param>
internal sealed record OrgAccount(string Login, string Role);
