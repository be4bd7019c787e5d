namespace Footfall.Ingestion.Bookkeeping;

/// <summary>Counts that wait to be added to the table <c>intake_totals</c>.</summary>
public sealed class Tally
{
    /// <summary>Outcome of events that are new.</summary>
    public const string Accepted = "accepted";

    /// <summary>Outcome of events that the store had.</summary>
    public const string Duplicate = "duplicate";

    private readonly Lock _lock = new();
    private readonly HashSet<(string Owner, string Protocol)> _seen = [];
    private Dictionary<TallyKey, TallyEntry> _unsaved = [];

    internal bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _unsaved.Count == 0;
            }
        }
    }

    /// <summary>Counts; true when these are the first events of that sender and protocol since the server started.</summary>
    internal bool Add(string owner, string token, string protocol, string outcome, long records, DateTimeOffset at)
    {
        if (records == 0)
        {
            return false;
        }

        lock (_lock)
        {
            Put(new TallyKey(owner, protocol, outcome, DateOnly.FromDateTime(at.UtcDateTime)), new TallyEntry(token, records, at, at));
            return outcome == Accepted && _seen.Add((owner, protocol));
        }
    }

    internal Dictionary<TallyKey, TallyEntry> Take()
    {
        lock (_lock)
        {
            var taken = _unsaved;
            _unsaved = [];
            return taken;
        }
    }

    /// <summary>Puts back what could not be saved.</summary>
    internal void PutBack(Dictionary<TallyKey, TallyEntry> taken)
    {
        lock (_lock)
        {
            foreach (var (key, entry) in taken)
            {
                Put(key, entry);
            }
        }
    }

    private void Put(TallyKey key, TallyEntry entry) => _unsaved[key] = _unsaved.TryGetValue(key, out var known) ? known.With(entry) : entry;
}
