namespace Footfall.ClickHouse.Http;

/// <summary>
/// The addresses of a cluster. The first that works is used until it fails; one that failed is left alone for a while,
/// unless all have failed.
/// </summary>
internal sealed class AddressBook(IReadOnlyList<Uri> addresses, TimeProvider time)
{
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(10);
    private readonly long[] _failedAt = [.. addresses.Select(_ => long.MinValue)];

    /// <summary>All addresses in the order in which to try them now.</summary>
    internal IEnumerable<Uri> InOrder()
    {
        var now = time.GetTimestamp();
        return Enumerable.Range(0, addresses.Count)
            .OrderBy(i => IsPenalized(i, now))
            .ThenBy(i => i)
            .Select(i => addresses[i])
            .ToList();
    }

    internal void Failed(Uri address)
    {
        for (var i = 0; i < addresses.Count; i++)
        {
            if (addresses[i] == address)
            {
                Interlocked.Exchange(ref _failedAt[i], time.GetTimestamp());
            }
        }
    }

    private bool IsPenalized(int index, long now)
    {
        var failed = Interlocked.Read(ref _failedAt[index]);
        return failed != long.MinValue && time.GetElapsedTime(failed, now) < Penalty;
    }
}
