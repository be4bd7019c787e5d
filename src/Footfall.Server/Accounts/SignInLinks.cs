using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>Links that sign an account in once: for the first administrator, for invitations, and when a password is lost.</summary>
internal sealed class SignInLinks(UserManager<Account> accounts, FootfallDb db, TimeProvider time)
{
    /// <summary>Makes a link and returns its text. Earlier ones of the account stop working.</summary>
    internal async Task<string> CreateAsync(Account account, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var text = Secrets.New("");
        await db.SignInLinks.Where(l => l.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
        db.SignInLinks.Add(new SignInLink { AccountId = account.Id, Hash = Secrets.Hash(text), Expires = time.GetUtcNow() + lifetime });
        await db.SaveChangesAsync(cancellationToken);
        return text;
    }

    /// <summary>Uses a link up.</summary>
    /// <returns>The account it signs in; null when the link is unknown, used or expired, or the account is disabled.</returns>
    internal async Task<Account?> RedeemAsync(string text, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secrets.Hash(text), time.GetUtcNow());

        // One statement, so that of two requests at once only one succeeds.
        var used = await db.SignInLinks
            .Where(l => l.Hash == hash && l.Used == null && l.Expires > now)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Used, now), cancellationToken);
        if (used == 0)
        {
            return null;
        }

        var link = await db.SignInLinks.AsNoTracking().SingleAsync(l => l.Hash == hash, cancellationToken);
        return await accounts.FindByIdAsync(link.AccountId) is { Disabled: null } account ? account : null;
    }
}
