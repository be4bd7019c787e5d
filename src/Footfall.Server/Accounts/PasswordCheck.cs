using Microsoft.AspNetCore.Identity;

namespace Footfall.Server.Accounts;

/// <summary>Looks whether login and password belong together. It takes as long for a login that does not exist, so that the time tells nothing.</summary>
internal sealed class PasswordCheck(UserManager<Account> accounts)
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: what OWASP asks for (ASVS 11.4.2). A hash of fewer is made anew at the next sign-in.</summary>
    internal const int Iterations = 210_000;

    private static string? _nobodys;

    /// <summary>The account of that login or mail address, when the password is its own and it is not disabled.</summary>
    internal async Task<Account?> FindAsync(string login, string password)
    {
        var account = await accounts.FindByNameAsync(login) ?? await accounts.FindByEmailAsync(login);
        if (account is not { Disabled: null, PasswordHash: not null })
        {
            var nobody = new Account();
            _nobodys ??= accounts.PasswordHasher.HashPassword(nobody, Secrets.New(""));
            accounts.PasswordHasher.VerifyHashedPassword(nobody, _nobodys, password);
            return null;
        }

        return await accounts.CheckPasswordAsync(account, password) ? account : null;
    }
}
