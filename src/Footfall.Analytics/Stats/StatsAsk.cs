using Footfall.ClickHouse;

namespace Footfall.Analytics.Stats;

/// <summary>For which windows of time and orgs statistics are asked.</summary>
/// <param name="Windows">The windows, any number of them.</param>
/// <param name="Orgs">Names (id and short name) of the orgs; null for everything.</param>
/// <param name="Now">This instant.</param>
public sealed record StatsAsk(IReadOnlyList<StatsWindow> Windows, IReadOnlyList<string>? Orgs, DateTimeOffset Now)
{
    /// <summary>Adds the values that sources name.</summary>
    internal void AddTo(Parameters parameters)
    {
        parameters
            .Add("win_from", Windows.Select(w => Milliseconds(w.From)))
            .Add("win_to", Windows.Select(w => Milliseconds(w.To)))
            .Add("win_s", Windows.Select(w => Math.Min(Milliseconds(w.To), Milliseconds(Now))))
            .Add("first_from", Windows.Min(w => Milliseconds(w.From)))
            .Add("last_to", Windows.Max(w => Milliseconds(w.To)))
            .Add("now", Milliseconds(Now));
        if (Orgs is not null)
        {
            parameters.Add("orgs", Orgs);
        }
    }

    // Events have whole milliseconds: an edge inside of one is the next.
    private static long Milliseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
