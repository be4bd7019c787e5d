using System.Collections.Concurrent;
using Footfall.Server.Hosting;

namespace Footfall.Server.Accounts;

/// <summary>
/// Slows guessing down, whatever way it comes: by the sign-in page, by a link, by HTTP Basic. An address has so many failed
/// attempts a minute, and fewer at one login; an attempt beyond that is refused without a look at the password. Nothing that
/// one address does counts against another, so that guessing locks nobody else out. A login that many addresses guess at
/// leaves each of them fewer attempts, but never none. A password that was right within the last minute goes on working
/// (<see cref="PasswordCache"/>).
/// </summary>
internal sealed class FailedSignIns(TimeProvider time)
{
    /// <summary>Failed attempts an address has within a minute.</summary>
    internal const int Most = 20;

    /// <summary>Of these, at one login.</summary>
    internal const int MostAtLogin = 10;

    /// <summary>The same while the login is guessed at from many addresses.</summary>
    internal const int MostAtLoginUnderAttack = 3;

    /// <summary>Failed attempts a minute, of all addresses, from which on a login is under attack.</summary>
    internal const int Attack = 100;

    private const int MostEntries = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // What is not counted beyond this needs that many addresses, for which a limit by address is no limit anyway.
    private readonly ConcurrentDictionary<string, Failures> _failures = new();
    private long _swept = time.GetTimestamp();

    /// <summary>What a refused caller reads.</summary>
    internal static string Message { get; } = "Too many failed attempts to sign in from this address. Wait a minute.";

    /// <summary>
    /// Begins an attempt. It counts as failed until <see cref="Succeed"/>, so that attempts made at once are counted, too.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="login">Whose password is tried; null for a sign-in link.</param>
    /// <returns>How long the address must wait; null when it may try.</returns>
    internal TimeSpan? Begin(HttpContext context, string? login)
    {
        var now = time.GetUtcNow();
        Sweep(now);
        var keys = Keys.Of(context, login);
        var wait = Wait(keys.Address, Most, now);
        if (keys is { Login: { } all, LoginHere: { } here })
        {
            var attacked = _failures.TryGetValue(all, out var failures) && failures.Within(now) >= Attack;
            wait ??= Wait(here, attacked ? MostAtLoginUnderAttack : MostAtLogin, now);
        }

        if (wait is null)
        {
            Add(keys, 1, now);
        }

        return wait;
    }

    /// <summary>Takes an attempt back that was none: the password or link was right, or never compared.</summary>
    internal void Succeed(HttpContext context, string? login) => Add(Keys.Of(context, login), -1, time.GetUtcNow());

    /// <summary>Makes an attempt that was begun. It is taken back when it finds somebody, and when it fails before anything was compared: a database that is away is no guess.</summary>
    internal async Task<T?> TryAsync<T>(HttpContext context, string? login, Func<Task<T?>> find)
        where T : class
    {
        T? found;
        try
        {
            found = await find();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Succeed(context, login);
            throw;
        }

        if (found is not null)
        {
            Succeed(context, login);
        }

        return found;
    }

    /// <summary>Begins an attempt, and says how one is answered that must wait; null when it may try.</summary>
    internal IResult? Refusal(HttpContext context, string? login)
    {
        if (Begin(context, login) is not { } wait)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds)}");
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: Message);
    }

    private TimeSpan? Wait(string key, int most, DateTimeOffset now) =>
        _failures.TryGetValue(key, out var failures) && failures.Within(now) >= most ? failures.Since + Window - now : null;

    private void Add(Keys keys, int count, DateTimeOffset now)
    {
        foreach (var key in new[] { keys.Address, keys.LoginHere, keys.Login })
        {
            if (key is not null && (_failures.Count < MostEntries || _failures.ContainsKey(key)))
            {
                _failures.AddOrUpdate(key, new Failures(now, Math.Max(0, count)), (_, f) => f.With(count, now));
            }
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        var last = Interlocked.Read(ref _swept);
        if (time.GetElapsedTime(last) < Window || Interlocked.CompareExchange(ref _swept, time.GetTimestamp(), last) != last)
        {
            return;
        }

        foreach (var (key, failures) in _failures)
        {
            _ = failures.Within(now) == 0 && _failures.TryRemove(KeyValuePair.Create(key, failures));
        }
    }

    private readonly record struct Failures(DateTimeOffset Since, int Count)
    {
        internal int Within(DateTimeOffset now) => Since + Window <= now ? 0 : Count;

        internal Failures With(int count, DateTimeOffset now) =>
            Since + Window <= now ? new Failures(now, Math.Max(0, count)) : this with { Count = Math.Max(0, Count + count) };
    }

    /// <summary>What an attempt is counted under.</summary>
    private readonly record struct Keys(string Address, string? LoginHere, string? Login)
    {
        private const int LongestLogin = 200;

        internal static Keys Of(HttpContext context, string? login)
        {
            var address = ClientAddress.NetworkOf(context);
            if (login is null)
            {
                return new Keys(address, null, null);
            }

            // Identity, too, looks logins up without regard to case.
            var name = (login.Length <= LongestLogin ? login : login[..LongestLogin]).ToUpperInvariant();
            return new Keys(address, $"{address} {name}", $"* {name}");
        }
    }
}
