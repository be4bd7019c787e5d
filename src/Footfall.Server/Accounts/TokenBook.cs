using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Model;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>The tokens: makes, lists, revokes and recognizes them. Recognizing asks memory, not the database.</summary>
internal sealed class TokenBook(IDbContextFactory<FootfallDb> databases, TimeProvider time) : IDisposable
{
    /// <summary>Longest name.</summary>
    internal const int MaxName = 100;

    // Of two that read at once, the one that read earlier could write later and bring a revoked token back.
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly ConcurrentDictionary<int, DateTimeOffset> _used = new();
    private FrozenDictionary<string, AccessToken> _byHash = FrozenDictionary<string, AccessToken>.Empty;
    private FrozenDictionary<string, DateTimeOffset> _revoked = FrozenDictionary<string, DateTimeOffset>.Empty;
    private FrozenDictionary<string, OwnLimits> _limits = FrozenDictionary<string, OwnLimits>.Empty;

    /// <summary>Reads the tokens.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var all = await db.Tokens.AsNoTracking().ToListAsync(cancellationToken);
            var tokens = all.FindAll(t => t.Revoked is null);
            Volatile.Write(ref _limits, tokens.Where(t => t.Limits != new OwnLimits()).ToFrozenDictionary(t => Callers.Of(t).Owner, t => t.Limits));
            Volatile.Write(ref _revoked, all.Where(t => t.Revoked is not null).ToFrozenDictionary(t => t.Hash, t => t.Revoked!.Value));
            Volatile.Write(ref _byHash, tokens.ToFrozenDictionary(t => t.Hash));
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>Whether a web page of this origin may send events with some browser token.</summary>
    internal bool IsOrigin(string origin) => Volatile.Read(ref _byHash).Values.Any(t => t.Kind == TokenKinds.Browser && Works(t) && t.Rules.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase));

    /// <summary>The token with this text, when it works; it counts as used now.</summary>
    internal AccessToken? Use(string text)
    {
        if (!Volatile.Read(ref _byHash).TryGetValue(Secrets.Hash(text), out var token) || !Works(token))
        {
            return null;
        }

        _used[token.Id] = time.GetUtcNow();
        return token;
    }

    /// <summary>Why a token with this text does not work, and what to do. Only who has its whole text learns that there was one.</summary>
    internal string WhyNot(string text)
    {
        var hash = Secrets.Hash(text);
        var what = Volatile.Read(ref _revoked).TryGetValue(hash, out var revoked)
            ? string.Create(CultureInfo.InvariantCulture, $"This token was revoked on {revoked:yyyy-MM-dd HH:mm} UTC.")
            : Volatile.Read(ref _byHash).TryGetValue(hash, out var token) && token.Expires is { } expires
                ? string.Create(CultureInfo.InvariantCulture, $"This token expired on {expires:yyyy-MM-dd HH:mm} UTC.")
                : "There is no such token on this server: it was copied wrongly, or it is of another server.";
        return $"{what} './footfall token create NAME --ingest' makes a new one.";
    }

    /// <summary>The ingest tokens of this number or name that work; names need not be unique.</summary>
    internal IReadOnlyList<AccessToken> Named(string idOrName) =>
        [.. Volatile.Read(ref _byHash).Values.Where(t => t.Kind == TokenKinds.Ingest && Works(t) && (t.Name == idOrName || t.Id.ToString(CultureInfo.InvariantCulture) == idOrName))];

    /// <summary>What servers of the platform sign with: the hashes of their tokens, which they can compute and nobody else.</summary>
    internal IEnumerable<string> SigningKeys() => Volatile.Read(ref _byHash).Values.Where(t => t.Kind == TokenKinds.Ingest && Works(t)).Select(t => t.Hash);

    /// <summary>The token of this number, when it works.</summary>
    internal AccessToken? Find(int id) => Volatile.Read(ref _byHash).Values.FirstOrDefault(t => t.Id == id && Works(t));

    /// <summary>What the caller's token may send, where that differs from the settings.</summary>
    internal OwnLimits? LimitsOf(Caller caller) => Volatile.Read(ref _limits).GetValueOrDefault(caller.Owner);

    /// <summary>Makes a token.</summary>
    /// <param name="token">The token, all but its text and number.</param>
    /// <param name="cancellationToken">Stops before it is saved.</param>
    /// <returns>Its text, which is never to be seen again, and what is kept of it.</returns>
    internal async Task<(string Text, AccessToken Token)> CreateAsync(TokenDraft token, CancellationToken cancellationToken)
    {
        var text = Secrets.New($"ff_{token.Kind}_");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var made = new AccessToken
        {
            Name = token.Name,
            Kind = token.Kind,
            Hash = Secrets.Hash(text),
            Hint = text[..(token.Kind.Length + 8)],
            Created = time.GetUtcNow(),
            Expires = token.Expires,
            AccountId = token.AccountId,
            Scopes = token.Scopes is null ? null : string.Join(' ', token.Scopes),
            Origins = token.Origins.Count == 0 ? null : string.Join(' ', token.Origins),
            IdPrefix = token.IdPrefix,
            Limits = token.Limits,
        };
        db.Tokens.Add(made);
        await db.SaveChangesAsync(cancellationToken);

        // Saved is saved: the caller's going away must not keep it from working, or a revoked one alive.
        await LoadAsync(CancellationToken.None);
        return (text, made);
    }

    /// <summary>All tokens that were not revoked, the newest first.</summary>
    internal async Task<List<AccessToken>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Tokens.AsNoTracking().Where(t => t.Revoked == null).OrderByDescending(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Revokes a token by number or name.</summary>
    /// <param name="idOrName">Its number, or its name; names need not be unique.</param>
    /// <param name="accountId">The account that it must belong to; null for any.</param>
    /// <param name="cancellationToken">Stops before it is saved.</param>
    /// <returns>Those that were revoked.</returns>
    internal async Task<IReadOnlyList<AccessToken>> RevokeAsync(string idOrName, string? accountId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var id = int.TryParse(idOrName, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var tokens = await db.Tokens
            .Where(t => t.Revoked == null && (t.Id == id || t.Name == idOrName) && (accountId == null || t.AccountId == accountId))
            .ToListAsync(cancellationToken);
        tokens.ForEach(t => t.Revoked = time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);

        // Saved is saved: the caller's going away must not keep it from working, or a revoked one alive.
        await LoadAsync(CancellationToken.None);
        return tokens;
    }

    /// <summary>Revokes the tokens of an account.</summary>
    internal async Task RevokeOfAsync(string accountId)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await db.Tokens.Where(t => t.Revoked == null && t.AccountId == accountId).ExecuteUpdateAsync(t => t.SetProperty(x => x.Revoked, now));
        await LoadAsync(CancellationToken.None);
    }

    /// <summary>Ends the keys that CVAT's and Kodosumi's clients got for the account's password; tokens that were made for programs stay.</summary>
    internal async Task RevokeKeysOfAsync(string accountId)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await db.Tokens.Where(t => t.Revoked == null && t.AccountId == accountId && (t.Name == TokenDraft.KeyName || t.Name == TokenDraft.KodosumiKeyName)).ExecuteUpdateAsync(t => t.SetProperty(x => x.Revoked, now));
        await LoadAsync(CancellationToken.None);
    }

    /// <summary>When the token was last used, as far as this server knows.</summary>
    internal DateTimeOffset? LastUsed(int id) => _used.TryGetValue(id, out var used) ? used : null;

    /// <summary>Writes down when tokens were used. Every minute, and when the server stops.</summary>
    internal async Task SaveUseAsync(CancellationToken cancellationToken)
    {
        var used = _used.ToDictionary();
        if (used.Count == 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var (id, when) in used)
        {
            await db.Tokens.Where(t => t.Id == id && (t.LastUsed == null || t.LastUsed < when)).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsed, when), cancellationToken);
            _used.TryRemove(KeyValuePair.Create(id, when));
        }
    }

    private bool Works(AccessToken token) => !(token.Expires <= time.GetUtcNow());
}
