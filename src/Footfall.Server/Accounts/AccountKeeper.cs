using Footfall.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>Makes, changes and removes accounts. What it changed holds from the next request on.</summary>
internal sealed class AccountKeeper(UserManager<Account> accounts, FootfallDb db, AccountBook book, TokenBook tokens, SessionBook sessions, PasswordCache cache, TimeProvider time)
{
    /// <summary>All accounts by login.</summary>
    internal Task<List<Account>> ListAsync(CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().Include(a => a.Orgs).OrderBy(a => a.NormalizedUserName).ToListAsync(cancellationToken);

    /// <summary>The account of that id or login.</summary>
    internal Task<Account?> FindAsync(string idOrLogin, CancellationToken cancellationToken)
    {
        var login = accounts.NormalizeName(idOrLogin);
        return db.Users.Include(a => a.Orgs).FirstOrDefaultAsync(a => a.Id == idOrLogin || a.NormalizedUserName == login, cancellationToken);
    }

    /// <summary>Makes an account, without a password when <paramref name="password"/> is null.</summary>
    internal async Task<IdentityResult> CreateAsync(Account account, IEnumerable<string> orgs, string? password)
    {
        account.Created = time.GetUtcNow();
        SetOrgs(account, orgs);
        var result = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        return await PublishAsync(result);
    }

    /// <summary>Saves what was changed of an account. One that was disabled is signed out everywhere.</summary>
    internal async Task<IdentityResult> SaveAsync(Account account, IEnumerable<string> orgs)
    {
        SetOrgs(account, orgs);
        if (account.Disabled is not null)
        {
            await sessions.EndAllAsync(account.Id, except: null, CancellationToken.None);
        }

        return await PublishAsync(account.Disabled is null ? await accounts.UpdateAsync(account) : await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>Replaces the password, by none when <paramref name="password"/> is null, and signs the account out everywhere.</summary>
    internal async Task<IdentityResult> ResetAsync(Account account, string? password)
    {
        foreach (var rule in password is null ? [] : accounts.PasswordValidators)
        {
            if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false } broken)
            {
                return broken;
            }
        }

        await sessions.EndAllAsync(account.Id, except: null, CancellationToken.None);
        await tokens.RevokeKeysOfAsync(account.Id);
        account.PasswordHash = password is null ? null : accounts.PasswordHasher.HashPassword(account, password);
        return await PublishAsync(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>Removes an account, with its sessions and tokens.</summary>
    internal async Task<IdentityResult> DeleteAsync(Account account)
    {
        await sessions.EndAllAsync(account.Id, except: null, CancellationToken.None);
        await tokens.RevokeOfAsync(account.Id);
        return await PublishAsync(await accounts.DeleteAsync(account));
    }

    /// <summary>Whether nobody could administrate Footfall any more without this account.</summary>
    internal async Task<bool> IsLastAdministratorAsync(Account account, CancellationToken cancellationToken) =>
        account is { Role: Role.Administrator, Disabled: null }
        && !await db.Users.AnyAsync(a => a.Id != account.Id && a.Role == Role.Administrator && a.Disabled == null, cancellationToken);

    private static void SetOrgs(Account account, IEnumerable<string> orgs)
    {
        var wanted = orgs.ToHashSet(StringComparer.Ordinal);
        foreach (var gone in account.Orgs.Where(o => !wanted.Contains(o.Org)).ToList())
        {
            account.Orgs.Remove(gone);
        }

        foreach (var org in wanted.Except(account.Orgs.Select(o => o.Org)).ToList())
        {
            account.Orgs.Add(new AccountOrg { AccountId = account.Id, Org = org });
        }
    }

    /// <summary>Saved is saved: the caller's going away must not keep it from holding.</summary>
    private async Task<IdentityResult> PublishAsync(IdentityResult result)
    {
        if (result.Succeeded)
        {
            await book.LoadAsync(CancellationToken.None);
            cache.Forget();
        }

        return result;
    }
}
