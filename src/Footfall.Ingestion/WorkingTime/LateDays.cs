namespace Footfall.Ingestion.WorkingTime;

/// <summary>Days whose working time has to be computed again, and of whom.</summary>
public sealed class LateDays(TimeProvider time)
{
    // Of more users than this, the whole day is computed again.
    private const int MostStreams = 1_000;

    private readonly Lock _gate = new();
    private SortedDictionary<int, LateDay> _days = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _days.Count == 0;
            }
        }
    }

    /// <summary>When the latest was noted.</summary>
    public DateTimeOffset Latest { get; private set; }

    /// <summary>Notes a user's day.</summary>
    /// <param name="day">Days since 1970, UTC.</param>
    /// <param name="stream">The user and org.</param>
    public void Note(int day, WorkStreamKey stream)
    {
        lock (_gate)
        {
            Latest = time.GetUtcNow();
            if (!_days.TryGetValue(day, out var late))
            {
                _days[day] = new LateDay([stream], Requests: false);
            }
            else if (late.Streams is { } streams && streams.Add(stream) && streams.Count > MostStreams)
            {
                _days[day] = late with { Streams = null };
            }
        }
    }

    /// <summary>Notes days of everybody.</summary>
    /// <param name="days">Days since 1970, UTC.</param>
    /// <param name="requests">Whether requests that count by themselves are meant, too.</param>
    public void NoteAll(IEnumerable<int> days, bool requests) =>
        Add(days.Select(d => KeyValuePair.Create(d, new LateDay(null, requests))));

    /// <summary>Notes days as they were taken.</summary>
    public void Add(IEnumerable<KeyValuePair<int, LateDay>> days)
    {
        lock (_gate)
        {
            Latest = time.GetUtcNow();
            foreach (var (day, late) in days)
            {
                _days[day] = _days.TryGetValue(day, out var noted) ? noted.With(late) : late;
            }
        }
    }

    /// <summary>All that was noted, in order, and forgets it.</summary>
    public IReadOnlyDictionary<int, LateDay> Take()
    {
        lock (_gate)
        {
            var taken = _days;
            _days = [];
            return taken;
        }
    }
}
