namespace Footfall.Connectors.Kodosumi;

/// <summary>Which executions may change any moment.</summary>
internal static class LiveExecutions
{
    // A look at one costs some microseconds.
    private const int Most = 500;
    private const int MostWhilePolling = 5_000;
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Unfinished = TimeSpan.FromHours(24);

    /// <summary>Those that were told of last, first.</summary>
    /// <param name="entries">All.</param>
    /// <param name="now">Now.</param>
    /// <param name="isPolling">Whether nothing else tells of their changes.</param>
    internal static IEnumerable<ExecutionKey> Of(IEnumerable<KeyValuePair<ExecutionKey, BookEntry>> entries, DateTimeOffset now, bool isPolling) => entries
        .Where(e => e.Value.State is BookState.Read or BookState.Skipped or BookState.NoDatabase && IsLive(e.Value, now.UtcTicks))
        .OrderByDescending(e => e.Value.Newest)
        .Take(isPolling ? MostWhilePolling : Most)
        .Select(e => e.Key);

    private static bool IsLive(BookEntry entry, long now)
    {
        var quiet = now - Math.Max(entry.Newest, entry.Stamp.Changed);
        return entry.State == BookState.NoDatabase || quiet < (entry.IsFinal ? Lately.Ticks : Unfinished.Ticks);
    }
}
