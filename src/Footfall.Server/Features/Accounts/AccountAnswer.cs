namespace Footfall.Server.Features.Accounts;

/// <summary>An account that was made or reset.</summary>
/// <param name="Account">The account.</param>
/// <param name="SignInPath">Path of a page that signs it in once, for 7 days from now; null when it has a password. It is shown this once.</param>
internal sealed record AccountAnswer(AccountEntry Account, string? SignInPath);
