using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Footfall.Server.Accounts;

/// <summary>
/// Slows guessing down: after so many failed attempts of one address within a minute, its next ones are refused without a
/// look at the password. Counted by address and not by account, so that guessing locks nobody else out. A password that was
/// right within the last minute goes on working (<see cref="PasswordCache"/>).
/// </summary>
internal sealed class FailedSignIns(TimeProvider time)
{
    /// <summary>Failed attempts an address has within a minute.</summary>
    internal const int Most = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private const int MostAddresses = 10_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Since, int Count)> _failures = new();

    /// <summary>What a refused caller reads.</summary>
    internal static string Message { get; } = "Too many failed attempts to sign in from this address. Wait a minute.";

    /// <summary>How long an address must wait; null when it may try.</summary>
    internal TimeSpan? Wait(HttpContext context) =>
        _failures.TryGetValue(Key(context), out var failures) && failures.Count >= Most && failures.Since + Window - time.GetUtcNow() is var left && left > TimeSpan.Zero
            ? left
            : null;

    /// <summary>Notes a failed attempt.</summary>
    internal void Add(HttpContext context)
    {
        var now = time.GetUtcNow();
        if (_failures.Count >= MostAddresses)
        {
            foreach (var (address, failures) in _failures)
            {
                _ = failures.Since + Window <= now && _failures.TryRemove(address, out _);
            }
        }

        _failures.AddOrUpdate(Key(context), (now, 1), (_, f) => f.Since + Window <= now ? (now, 1) : (f.Since, f.Count + 1));
    }

    /// <summary>The answer to an address that must wait; null when it may try.</summary>
    internal IResult? Refusal(HttpContext context)
    {
        if (Wait(context) is not { } wait)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds)}");
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: Message);
    }

    /// <summary>An IPv6 network of 64 bits is one machine or one house; it has as many addresses as it likes.</summary>
    private static string Key(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
