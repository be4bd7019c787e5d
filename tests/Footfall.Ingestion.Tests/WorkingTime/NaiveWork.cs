using Footfall.Model;

namespace Footfall.Ingestion.Tests.WorkingTime;

/// <summary>Working time counted as specs/cvat.md 2.1 has it in words, one step after the other, for a list of events in order.</summary>
internal sealed class NaiveWork(decimal thresholdMs, params string[] scopes)
{
    private decimal? _last;
    private (string?, string?, string?) _owner;

    /// <summary>Milliseconds by place, and the first event of each that was counted.</summary>
    public List<((string? Project, string? Task, string? Job) Place, decimal Ms, DateTimeOffset First)> Buckets { get; } = [];

    public NaiveWork Behind(Event previous)
    {
        (_last, _owner) = (End(previous), Ids(previous));
        return this;
    }

    public NaiveWork Take(IEnumerable<Event> events, Func<Event, bool>? isNew = null)
    {
        foreach (var e in events)
        {
            if (_last is null)
            {
                (_last, _owner) = (Start(e), Ids(e));
            }

            var work = 0m;
            if (Start(e) > _last)
            {
                var gap = Start(e) - _last.Value;
                work += gap < thresholdMs ? gap : 0;
                _last = Start(e);
            }

            if (End(e) > _last)
            {
                work += End(e) - _last.Value;
                _last = End(e);
            }

            if (isNew?.Invoke(e) != false)
            {
                var at = Buckets.FindIndex(b => b.Place == _owner);
                if (at < 0)
                {
                    Buckets.Add((_owner, 0, e.Time));
                    at = Buckets.Count - 1;
                }

                Buckets[at] = Buckets[at] with { Ms = Buckets[at].Ms + work };
            }

            _owner = Ids(e);
        }

        return this;
    }

    private static decimal Start(Event e) => (e.Time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10 / 1000m;

    private decimal End(Event e) => Start(e) + (scopes.Contains(e.Scope) ? e.Duration ?? 0 : 0);

    private static (string?, string?, string?) Ids(Event e) => (e.ProjectId, e.TaskId, e.JobId);
}
