namespace Footfall.Server.Features.Accounts;

/// <summary>An account as it is to be: all of it, what is left out is nothing.</summary>
/// <param name="Login">Name to sign in with; letters, digits and -._@+.</param>
/// <param name="Role">administrator, analyst, manager or member.</param>
/// <param name="Orgs">Orgs it belongs to, by id or short name. A manager needs one at least.</param>
/// <param name="UserId">The user of the platform it is linked to. A member sees nothing without.</param>
/// <param name="Email">Mail address, with which it can sign in, too.</param>
/// <param name="Password">Password of a new account; without one the answer holds a link that signs in once.</param>
/// <param name="Disabled">Whether it may do nothing at all.</param>
internal sealed record AccountRequest(
    string? Login,
    string? Role,
    IReadOnlyList<string>? Orgs = null,
    string? UserId = null,
    string? Email = null,
    string? Password = null,
    bool Disabled = false);
