namespace Footfall.Server.Features.Session;

/// <summary>Who is signed in.</summary>
/// <param name="Login">Login of the account.</param>
/// <param name="Role">administrator, analyst, manager or member.</param>
/// <param name="Orgs">Orgs that the account belongs to: a manager sees all of them.</param>
/// <param name="UserId">The user of the platform that the account is linked to.</param>
/// <param name="NeedsPassword">Whether the account has no password yet, so that it cannot sign in again without a new link.</param>
internal sealed record SessionAnswer(string Login, string? Role, IReadOnlyList<string> Orgs, string? UserId, bool NeedsPassword);
