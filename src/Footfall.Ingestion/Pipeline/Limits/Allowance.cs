namespace Footfall.Ingestion.Pipeline.Limits;

/// <summary>
/// A token bucket that holds one second's worth and may be overdrawn: a request larger than that is taken when the bucket is
/// full, and what it cost over is waited for by the next ones. So no request waits for ever, and the average holds. This is
/// what <c>System.Threading.RateLimiting</c> has not: its buckets refuse what is larger than they are, and read their own clock.
/// </summary>
internal sealed class Allowance
{
    private double _balance = double.NaN;
    private long _at;

    /// <summary>How long to wait until <paramref name="cost"/> is allowed; zero when it is now.</summary>
    internal TimeSpan Wait(double cost, double perSecond, TimeProvider time)
    {
        if (perSecond <= 0)
        {
            return TimeSpan.Zero;
        }

        Refill(perSecond, time);
        var missing = Math.Min(cost, perSecond) - _balance;
        return missing <= 1e-9 ? TimeSpan.Zero : TimeSpan.FromSeconds(missing / perSecond);
    }

    /// <summary>Takes the cost, whatever is left.</summary>
    internal void Spend(double cost) => _balance -= cost;

    private void Refill(double perSecond, TimeProvider time)
    {
        var now = time.GetTimestamp();
        _balance = double.IsNaN(_balance) ? perSecond : Math.Min(perSecond, _balance + (perSecond * time.GetElapsedTime(_at, now).TotalSeconds));
        _at = now;
    }
}
