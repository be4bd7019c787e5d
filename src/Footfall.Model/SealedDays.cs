namespace Footfall.Model;

/// <summary>
/// The UTC days whose rollups are made and still right. Whole days of them are read from rollups, all other time from the
/// events themselves.
/// </summary>
public sealed class SealedDays
{
    private const long Day = 86_400_000;

    private readonly SealedDay[] _days;
    private readonly bool _isWhole;

    /// <summary>Creates the set.</summary>
    /// <param name="days">The days that are sealed.</param>
    /// <param name="open">Days that have events and count by no seal, or soon will have some; a day may be in both while its seal is being broken.</param>
    /// <param name="isWhole">Whether no other day has events.</param>
    public SealedDays(IEnumerable<SealedDay> days, IEnumerable<int>? open = null, bool isWhole = false)
    {
        _isWhole = isWhole;
        Open = [.. (open ?? []).Order()];
        _days = [.. days.OrderBy(d => d.Day)];
    }

    /// <summary>Days that are not sealed and may have events, in order: days since 1970-01-01, UTC.</summary>
    public IReadOnlyList<int> Open { get; }

    /// <summary>No day is sealed.</summary>
    public static SealedDays None { get; } = new([]);

    /// <summary>The days, in order.</summary>
    public IReadOnlyList<SealedDay> All => _days;

    /// <summary>Splits a range into the sealed days that lie wholly in it, and the time between them.</summary>
    public DaySnapshot Within(TimeRange range)
    {
        var (from, to) = (range.From.ToUnixTimeMilliseconds(), range.To.ToUnixTimeMilliseconds());
        var inside = _days.Where(d => d.Day * Day >= from && (d.Day + 1L) * Day <= to).ToList();
        var raw = new List<TimeRange>();
        var at = range.From;
        foreach (var day in inside)
        {
            var start = DateTimeOffset.FromUnixTimeMilliseconds(day.Day * Day);
            if (at < start && (at == range.From || MayHaveEvents(at, start)))
            {
                raw.Add(new TimeRange(at, start));
            }

            at = start.AddDays(1);
        }

        if (at < range.To)
        {
            raw.Add(new TimeRange(at, range.To));
        }

        // The stretches are written into a statement: of very many it would grow too long, and little would be won.
        return raw.Count > DaySnapshot.MostStretches ? DaySnapshot.AllRaw(range) : new DaySnapshot(inside, raw);
    }

    /// <summary>Whether a stretch between two sealed days has to be looked into. At its ends a period may cut into a sealed day.</summary>
    private bool MayHaveEvents(DateTimeOffset from, DateTimeOffset to) =>
        !_isWhole || Open.Any(d => d * Day >= from.ToUnixTimeMilliseconds() && d * Day < to.ToUnixTimeMilliseconds());
}
