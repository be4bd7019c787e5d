using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Accounts;

/// <summary>An account, without anything secret.</summary>
/// <param name="Id">Id; stays when the login changes.</param>
/// <param name="Login">Name to sign in with.</param>
/// <param name="Role">administrator, analyst, manager or member.</param>
/// <param name="Orgs">Orgs it belongs to, by id or short name.</param>
/// <param name="UserId">The user of the platform it is linked to.</param>
/// <param name="Email">Mail address.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Disabled">When it was disabled; null while it works.</param>
/// <param name="HasPassword">Whether it can sign in with a password; without one it waits for its link to be used.</param>
internal sealed record AccountEntry(
    string Id,
    string Login,
    string Role,
    IReadOnlyList<string> Orgs,
    string? UserId,
    string? Email,
    DateTimeOffset Created,
    DateTimeOffset? Disabled,
    bool HasPassword)
{
    internal static AccountEntry Of(Account account) => new(
        account.Id,
        account.UserName!,
        account.Role.ToString().ToLowerInvariant(),
        Callers.Of(account).Orgs,
        account.UserId,
        account.Email,
        account.Created,
        account.Disabled,
        account.PasswordHash is not null);
}
