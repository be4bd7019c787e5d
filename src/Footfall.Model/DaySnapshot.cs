namespace Footfall.Model;

/// <summary>A range split into days to read from rollups and stretches to read from events.</summary>
/// <param name="Days">Sealed days, in order.</param>
/// <param name="Raw">The time between them, in order.</param>
public sealed record DaySnapshot(IReadOnlyList<SealedDay> Days, IReadOnlyList<TimeRange> Raw)
{
    /// <summary>Most stretches of raw time; with more, all is read from events.</summary>
    public const int MostStretches = 100;

    /// <summary>Everything from events.</summary>
    public static DaySnapshot AllRaw(TimeRange range) => new([], [range]);
}
