namespace Footfall.Ingestion.Bookkeeping;

/// <summary>What came in during the last hour, by second. In memory: it begins anew with the server.</summary>
public sealed class Traffic(TimeProvider time)
{
    private const int Hour = 3600;

    private readonly Lock _lock = new();
    private readonly Second[] _seconds = new Second[Hour];

    /// <summary>The sum over the last seconds, at most an hour; the second that is under way counts in.</summary>
    public TrafficSum Last(int seconds)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var sum = default(Second);
        lock (_lock)
        {
            foreach (var second in _seconds.Where(s => s.At > now - seconds && s.At <= now))
            {
                sum.Add(second);
            }
        }

        var rate = Math.Round((double)sum.Accepted / seconds, 2);
        return new TrafficSum(seconds, rate, sum.Requests, sum.Refused, sum.Accepted, sum.Duplicates, sum.Rejected, sum.Bytes, sum.HasLag ? sum.Lag : null);
    }

    internal void Add(Receipt receipt)
    {
        var at = receipt.Time.ToUnixTimeSeconds();
        lock (_lock)
        {
            ref var slot = ref _seconds[at % Hour];
            if (slot.At != at)
            {
                slot = new Second { At = at };
            }

            slot.Add(new Second
            {
                Requests = 1,
                Refused = receipt.Outcome == Bookkeeper.Refused ? 1 : 0,
                Accepted = receipt.Accepted,
                Duplicates = receipt.Duplicates,
                Rejected = receipt.Rejected,
                Bytes = receipt.Bytes,
                HasLag = receipt.LagMs is not null,
                Lag = receipt.LagMs ?? 0,
            });
        }
    }

    private record struct Second
    {
        internal long At { get; set; }

        internal long Requests { get; set; }

        internal long Refused { get; set; }

        internal long Accepted { get; set; }

        internal long Duplicates { get; set; }

        internal long Rejected { get; set; }

        internal long Bytes { get; set; }

        internal bool HasLag { get; set; }

        internal long Lag { get; set; }

        internal void Add(Second other)
        {
            Requests += other.Requests;
            Refused += other.Refused;
            Accepted += other.Accepted;
            Duplicates += other.Duplicates;
            Rejected += other.Rejected;
            Bytes += other.Bytes;
            Lag = !HasLag ? other.Lag : other.HasLag ? Math.Max(Lag, other.Lag) : Lag;
            HasLag |= other.HasLag;
        }
    }
}
