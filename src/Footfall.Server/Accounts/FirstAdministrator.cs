using Footfall.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>
/// The first account, <c>admin</c>. There is no default password: either the environment sets one, or a link that works once
/// is printed where only the person who started the server sees it.
/// </summary>
internal sealed class FirstAdministrator(UserManager<Account> accounts, SignInLinks links, PasswordCache cache, TimeProvider time)
{
    /// <summary>Login of the first administrator.</summary>
    internal const string Login = "admin";

    /// <summary>Environment variable that sets the password.</summary>
    internal const string PasswordVariable = "FOOTFALL_ADMIN_PASSWORD";

    private const string MarkProvider = "footfall";

    /// <summary>Least characters of a password (OWASP ASVS 6.2.1).</summary>
    internal const int ShortestPassword = 8;

    /// <summary>How long a sign-in link works.</summary>
    internal static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(1);

    /// <summary>What was changed, as scopes of the audit.</summary>
    internal List<string> Changes { get; } = [];

    /// <summary>Makes the account when there is none, and sets its password when one is given.</summary>
    /// <returns>Text of a sign-in link when the account has no password yet; else null.</returns>
    /// <exception cref="InvalidOperationException">The password breaks the rules; the message says which.</exception>
    internal async Task<string?> EnsureAsync(string? password, CancellationToken cancellationToken)
    {
        var account = await accounts.FindByNameAsync(Login);
        if (account is null)
        {
            if (await accounts.Users.AnyAsync(cancellationToken))
            {
                return null;
            }

            account = new Account { UserName = Login, Role = Role.Administrator, Created = time.GetUtcNow() };
            Check(await accounts.CreateAsync(account));
            Changes.Add("create:account");
        }

        if (password is not null && !await WasAppliedAsync(account, password))
        {
            await SetPasswordAsync(account, password);
            var mark = accounts.PasswordHasher.HashPassword(account, password);
            Check(await accounts.SetAuthenticationTokenAsync(account, MarkProvider, PasswordVariable, mark));
        }

        return account.PasswordHash is null ? await links.CreateAsync(account, LinkLifetime, cancellationToken) : null;
    }

    /// <summary>Whether this password of the environment was set at an earlier start: who changed it since, in the pages, keeps what they chose.</summary>
    private async Task<bool> WasAppliedAsync(Account account, string password) =>
        account.PasswordHash is not null
        && await accounts.GetAuthenticationTokenAsync(account, MarkProvider, PasswordVariable) is { } mark
        && accounts.PasswordHasher.VerifyHashedPassword(account, mark, password) != PasswordVerificationResult.Failed;

    /// <summary>Sets a password, whatever it was before.</summary>
    internal async Task SetPasswordAsync(Account account, string password)
    {
        if (account.PasswordHash is not null && await accounts.CheckPasswordAsync(account, password))
        {
            return;
        }

        foreach (var rule in accounts.PasswordValidators)
        {
            Check(await rule.ValidateAsync(accounts, account, password));
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        Check(await accounts.UpdateSecurityStampAsync(account));
        cache.Forget();
        Changes.Add("update:password");
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }
    }
}
