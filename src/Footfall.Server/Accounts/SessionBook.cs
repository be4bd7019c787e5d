using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>
/// The sessions of browsers, kept here and not in their cookies, so that they can be listed and ended (OWASP ASVS 7.4). A
/// session ends when it is not used for 14 days, and after 90 days in any case.
/// </summary>
internal sealed class SessionBook(IDbContextFactory<FootfallDb> databases, TimeProvider time) : ITicketStore
{
    /// <summary>How long a session lives unused.</summary>
    internal static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(14);

    private const int LongestClient = 200;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    // Another server on the same database may end a session; so long it may go on here.
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> _known = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new();

    /// <summary>A session in memory, and when it was read.</summary>
    private sealed record Entry(AuthenticationTicket Ticket, DateTimeOffset Ends, DateTimeOffset Read);

    public Task<string> StoreAsync(AuthenticationTicket ticket) => AddAsync(ticket, null, CancellationToken.None);

    public Task<string> StoreAsync(AuthenticationTicket ticket, CancellationToken cancellationToken) => AddAsync(ticket, null, cancellationToken);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) => AddAsync(ticket, httpContext, cancellationToken);

    public Task RenewAsync(string key, AuthenticationTicket ticket) => RenewInAnyCaseAsync(key, ticket);

    public Task RenewAsync(string key, AuthenticationTicket ticket, CancellationToken cancellationToken) => RenewInAnyCaseAsync(key, ticket);

    public Task RenewAsync(string key, AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) => RenewInAnyCaseAsync(key, ticket);

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(key);
        var now = time.GetUtcNow();
        if (!_known.TryGetValue(hash, out var entry) || entry.Read + Trusted < now)
        {
            entry = await ReadAsync(hash, now, cancellationToken);
        }

        if (entry is null || entry.Ends <= now)
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        _used[hash] = now;
        return entry.Ticket;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var ticket = await RetrieveAsync(key, cancellationToken);
        if (ticket is not null)
        {
            httpContext.Features.Set(new CurrentSession(Secrets.Hash(key)));
        }

        return ticket;
    }

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    public async Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(key);
        await EndAsync(s => s.Hash == hash, cancellationToken);
    }

    public Task RemoveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) => RemoveAsync(key, cancellationToken);

    /// <summary>The sessions that go on, the last used first.</summary>
    /// <param name="accountId">Of this account; null for all.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<List<Session>> ListAsync(string? accountId, CancellationToken cancellationToken)
    {
        await SaveUseAsync(cancellationToken);
        var (now, oldest) = (time.GetUtcNow(), time.GetUtcNow() - Lifetime);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Sessions.AsNoTracking()
            .Where(s => (accountId == null || s.AccountId == accountId) && s.Expires > now && s.Created > oldest)
            .OrderByDescending(s => s.LastUsed)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends one session.</summary>
    /// <returns>Whether there was one.</returns>
    internal async Task<bool> EndAsync(string id, string? accountId, CancellationToken cancellationToken) =>
        id.Length == 16 && await EndAsync(s => s.Hash.StartsWith(id) && (accountId == null || s.AccountId == accountId), cancellationToken) > 0;

    /// <summary>Ends the sessions of an account, except perhaps one.</summary>
    internal Task<int> EndAllAsync(string accountId, string? except, CancellationToken cancellationToken) =>
        EndAsync(s => s.AccountId == accountId && s.Hash != except, cancellationToken);

    /// <summary>Writes down when sessions were used, and forgets those that ended. Every minute, and when the server stops.</summary>
    internal async Task SaveUseAsync(CancellationToken cancellationToken)
    {
        var (now, oldest) = (time.GetUtcNow(), time.GetUtcNow() - Lifetime);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var (hash, when) in _used.ToDictionary())
        {
            await db.Sessions.Where(s => s.Hash == hash && s.LastUsed < when).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsed, when), cancellationToken);
            _used.TryRemove(KeyValuePair.Create(hash, when));
        }

        await db.Sessions.Where(s => s.Expires <= now || s.Created <= oldest).ExecuteDeleteAsync(cancellationToken);
        foreach (var (hash, entry) in _known.Where(k => k.Value.Read + Trusted < now).ToList())
        {
            _known.TryRemove(KeyValuePair.Create(hash, entry));
        }
    }

    /// <summary>Also when the caller has left: this stands between an answer and its first byte, where nothing may fail.</summary>
    private async Task RenewInAnyCaseAsync(string key, AuthenticationTicket ticket)
    {
        var hash = Secrets.Hash(key);
        var bytes = TicketSerializer.Default.Serialize(ticket);
        var expires = ticket.Properties.ExpiresUtc ?? time.GetUtcNow() + IdleLifetime;
        await using var db = await databases.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.Ticket, bytes).SetProperty(x => x.Expires, expires));
        _known.TryRemove(hash, out _);
    }

    private async Task<string> AddAsync(AuthenticationTicket ticket, HttpContext? context, CancellationToken cancellationToken)
    {
        var key = Secrets.New("");
        var now = time.GetUtcNow();
        var client = context?.Request.Headers.UserAgent.ToString() ?? "";
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Sessions.Add(new Session
        {
            Hash = Secrets.Hash(key),
            AccountId = ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!,
            Ticket = TicketSerializer.Default.Serialize(ticket),
            Created = now,
            LastUsed = now,
            Expires = ticket.Properties.ExpiresUtc ?? now + IdleLifetime,
            Address = context?.Connection.RemoteIpAddress?.ToString() ?? "",
            Client = client.Length <= LongestClient ? client : client[..LongestClient],
        });
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    private async Task<Entry?> ReadAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Hash == hash, cancellationToken);
        if (session is null || TicketSerializer.Default.Deserialize(session.Ticket) is not { } ticket)
        {
            return null;
        }

        var latest = session.Created + Lifetime;
        var entry = new Entry(ticket, session.Expires < latest ? session.Expires : latest, now);
        _known[hash] = entry;
        return entry;
    }

    private async Task<int> EndAsync(Expression<Func<Session, bool>> which, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hashes = await db.Sessions.Where(which).Select(s => s.Hash).ToListAsync(cancellationToken);
        await db.Sessions.Where(s => hashes.Contains(s.Hash)).ExecuteDeleteAsync(cancellationToken);
        hashes.ForEach(h => _known.TryRemove(h, out _));
        return hashes.Count;
    }
}
