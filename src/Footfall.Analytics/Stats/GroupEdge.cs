namespace Footfall.Analytics.Stats;

/// <summary>A group that was put into a team, an organization or another group.</summary>
/// <param name="Kind">Kind of what it was put into.</param>
/// <param name="Container">Id of what it was put into.</param>
/// <param name="Member">Id of the group.</param>
/// <param name="Times">When it was added or removed, ascending; Unix milliseconds.</param>
/// <param name="Added">Which of these were additions.</param>
internal sealed record GroupEdge(string Kind, string Container, string Member, IReadOnlyList<long> Times, IReadOnlyList<bool> Added)
{
    /// <summary>Whether the latest change before the instant was an addition.</summary>
    internal bool IsAt(long instant) => LastBefore(instant) is >= 0 and var last && Added[last];

    /// <summary>Whether it was in there at any instant of a window.</summary>
    internal bool IsWithin(long from, long to) =>
        IsAt(from + 1) || Times.Where((t, i) => Added[i] && t >= from && t < to).Any();

    private int LastBefore(long instant)
    {
        var last = -1;
        while (last + 1 < Times.Count && Times[last + 1] < instant)
        {
            last++;
        }

        return last;
    }
}
