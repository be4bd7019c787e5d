using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>The longest report of each session that was stored lately (semantics 3.3). Not safe for several threads.</summary>
/// <param name="window">How long a report is remembered after it was received.</param>
internal sealed class KnownReports(TimeSpan window)
{
    private const int SweepAt = 100_000;

    private readonly Dictionary<Uuid, (ulong Duration, long Time, long Received)> _reports = [];
    private int _sweepAt = SweepAt;

    /// <summary>The longest report with that key, when there is one.</summary>
    internal (ulong Duration, long Time)? Find(Uuid key) => _reports.TryGetValue(key, out var report) ? (report.Duration, report.Time) : null;

    /// <summary>Remembers a report in the place of a shorter one.</summary>
    internal void Set(SessionReport report, long received)
    {
        _reports[report.Key] = (report.Duration, report.Time, received);
        if (_reports.Count >= _sweepAt)
        {
            var oldest = received - (long)window.TotalMilliseconds;
            foreach (var key in _reports.Where(r => r.Value.Received < oldest).Select(r => r.Key).ToList())
            {
                _reports.Remove(key);
            }

            _sweepAt = Math.Max(SweepAt, _reports.Count * 2);
        }
    }

    /// <summary>Goes back to what was there before a commit that failed.</summary>
    internal void Restore(Uuid key, (ulong Duration, long Time)? before, long received)
    {
        if (before is { } report)
        {
            _reports[key] = (report.Duration, report.Time, received);
        }
        else
        {
            _reports.Remove(key);
        }
    }
}
