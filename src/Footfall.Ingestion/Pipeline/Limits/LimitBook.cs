using System.Collections.Concurrent;
using System.Globalization;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Pipeline.Limits;

/// <summary>
/// Keeps each token and account within its limits. Owners are as many as there are tokens and accounts, so what is remembered
/// of them stays small. Commands on this machine have no limits.
/// </summary>
/// <param name="standard">Limits of those that have none of their own.</param>
/// <param name="own">The limits of a caller's own, or null.</param>
/// <param name="time">The clock.</param>
/// <param name="random">Spreads the times at which those that were refused come again.</param>
public sealed class LimitBook(IntakeLimits standard, Func<Caller, OwnLimits?> own, TimeProvider time, Random random)
{
    private static readonly IntakeLimits None = new();

    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>The limits of a caller.</summary>
    public IntakeLimits Of(Caller caller) =>
        caller.Kind == CallerKind.Local ? None : own(caller)?.Over(standard) ?? standard;

    /// <summary>Counts a delivery in, or refuses it.</summary>
    /// <exception cref="BodyException">413: too many events in one request, or one that is too large.</exception>
    /// <exception cref="LimitExceededException">Too much in a second.</exception>
    public void Charge(Delivery delivery)
    {
        var limits = Of(delivery.Caller);
        var events = delivery.Batch.Events.Count + delivery.Rejected.Count;
        CheckSizes(limits, delivery, events);
        if (limits is { RequestsPerSecond: 0, EventsPerSecond: 0, BytesPerSecond: 0 })
        {
            return;
        }

        var account = _accounts.GetOrAdd(delivery.Caller.Owner, _ => new Account());
        lock (account)
        {
            // All are asked before any is charged: a refused request costs nothing.
            var (wait, most, unit) = Longest(
                (account.Requests.Wait(1, limits.RequestsPerSecond, time), limits.RequestsPerSecond, "requests"),
                (account.Events.Wait(events, limits.EventsPerSecond, time), limits.EventsPerSecond, "events"),
                (account.Bytes.Wait(delivery.Batch.Bytes, limits.BytesPerSecond, time), limits.BytesPerSecond, "bytes"));
            if (wait > TimeSpan.Zero)
            {
                throw new LimitExceededException(string.Create(CultureInfo.InvariantCulture, $"{(delivery.Caller.Kind == CallerKind.Account ? "This account" : "This token")} may send {most:N0} {unit} a second. Nothing of this request was stored; send it again later."), Spread(wait));
            }

            account.Requests.Spend(1);
            account.Events.Spend(events);
            account.Bytes.Spend(delivery.Batch.Bytes);
        }
    }

    private static void CheckSizes(IntakeLimits limits, Delivery delivery, int events)
    {
        if (limits.EventsPerRequest > 0 && events > limits.EventsPerRequest)
        {
            throw new BodyException(
                StatusCodes.Status413PayloadTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"The request has {events:N0} events; this token may send {limits.EventsPerRequest:N0} in one. Send them in smaller parts."));
        }

        if (limits.EventBytes > 0 && delivery.LargestEvent > limits.EventBytes)
        {
            throw new BodyException(
                StatusCodes.Status413PayloadTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"An event has {delivery.LargestEvent:N0} bytes; this token may send {limits.EventBytes:N0}. Nothing of this request was stored."));
        }
    }

    private static (TimeSpan Wait, long Most, string Unit) Longest(params ReadOnlySpan<(TimeSpan Wait, long Most, string Unit)> waits)
    {
        var longest = waits[0];
        foreach (var wait in waits[1..])
        {
            longest = wait.Wait > longest.Wait ? wait : longest;
        }

        return longest;
    }

    /// <summary>Up to half as long again, and up to a second: those that were refused together do not come again together.</summary>
    private TimeSpan Spread(TimeSpan wait)
    {
        var half = wait / 2;
        return wait + (random.NextDouble() * (half > TimeSpan.FromSeconds(1) ? half : TimeSpan.FromSeconds(1)));
    }

    /// <summary>What one owner has left. Locked while it is read and changed.</summary>
    private sealed class Account
    {
        internal Allowance Requests { get; } = new();

        internal Allowance Events { get; } = new();

        internal Allowance Bytes { get; } = new();
    }
}
