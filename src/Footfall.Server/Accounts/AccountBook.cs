using System.Collections.Frozen;
using Footfall.Model;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>
/// What accounts may do, in memory, so that every request asks it: a role that changes, an org that is taken away and an
/// account that is disabled hold from the next request on, whatever a cookie or a cached password says.
/// </summary>
internal sealed class AccountBook(IDbContextFactory<FootfallDb> databases) : IDisposable
{
    // Of two that read at once, the one that read earlier could write later and bring a right back that was taken away.
    private readonly SemaphoreSlim _loading = new(1, 1);
    private FrozenDictionary<string, Caller> _byOwner = FrozenDictionary<string, Caller>.Empty;

    /// <summary>Reads the accounts.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var accounts = await db.Users.AsNoTracking().Include(a => a.Orgs).Where(a => a.Disabled == null).ToListAsync(cancellationToken);
            Volatile.Write(ref _byOwner, accounts.Select(Callers.Of).ToFrozenDictionary(c => c.Owner));
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>The account as it is now; null when it is gone or disabled.</summary>
    internal Caller? Find(string owner) => Volatile.Read(ref _byOwner).GetValueOrDefault(owner);

    /// <summary>Whether there is an account of that login. What people type into that field may be their password.</summary>
    internal bool Has(string? login) => Volatile.Read(ref _byOwner).Values.Any(c => c.Name.Equals(login, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who comes with this token; null when it belongs to an account that is gone or disabled.</summary>
    internal Caller? Find(AccessToken token)
    {
        if (!TokenKinds.IsOfAccount(token.Kind))
        {
            return Callers.Of(token);
        }

        if (token.AccountId is not { } id)
        {
            // Made on this machine for nobody in particular: it sees everything and changes nothing.
            return Callers.Of(token) with { Role = Role.Analyst };
        }

        return Find($"account:{id}") is not { } account ? null
            : token.Kind == TokenKinds.Sql ? account with { Owner = Callers.Of(token).Owner, Kind = CallerKind.SqlToken, Token = token.Rules }
            : account with { Token = token.Rules };
    }

    public void Dispose() => _loading.Dispose();
}
