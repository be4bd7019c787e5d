namespace Footfall.Model.WorkingTime;

/// <summary>How working time is counted for an org.</summary>
/// <param name="Threshold">The shortest gap between two events that does not count.</param>
/// <param name="Scopes">Scopes of events whose own duration counts.</param>
public sealed record WorkRule(TimeSpan Threshold, IReadOnlySet<string> Scopes)
{
    /// <summary>
    /// Most of an event's duration that counts in a stream of many requests, in milliseconds: a day. Ours: it lets a day be computed again
    /// from that day and the one before.
    /// </summary>
    public const long LongestInStream = 86_400_000;

    // Within a request there is no bound but that instants stay numbers.
    private const long Longest = 1_000_000_000_000_000;

    /// <summary>CVAT's values: gaps under 100 s, and durations of <c>change:frame</c>.</summary>
    public static WorkRule Standard { get; } = new(TimeSpan.FromSeconds(100), new HashSet<string> { "change:frame" });

    /// <summary>The threshold in microseconds.</summary>
    public long ThresholdMicroseconds => (long)Threshold.TotalMicroseconds;

    /// <summary>When an event ends, in microseconds since 1970: when it happened, and later only where its duration counts.</summary>
    /// <param name="scope">The event's scope.</param>
    /// <param name="start">When it happened.</param>
    /// <param name="duration">Its duration in milliseconds.</param>
    /// <param name="inStream">Whether its stream goes on from request to request.</param>
    public long EndOf(string scope, long start, ulong? duration, bool inStream) =>
        duration > 0 && Scopes.Contains(scope) ? WholeEndOf(start, duration, inStream) : start;

    /// <summary>When an event ends if its duration counts, whatever the rule.</summary>
    /// <param name="start">When it happened.</param>
    /// <param name="duration">Its duration in milliseconds.</param>
    /// <param name="inStream">Whether its stream goes on from request to request.</param>
    public static long WholeEndOf(long start, ulong? duration, bool inStream) =>
        start + ((long)Math.Min(duration ?? 0, (ulong)(inStream ? LongestInStream : Longest)) * 1000);
}
