using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Gathers what lies behind a place in a request, stored or not, without regard to the rule: what becomes a <see cref="WorkCarry"/>.</summary>
internal sealed class WorkBehind
{
    private readonly Dictionary<string, long> _ends = [];
    private long _start = long.MinValue;
    private WorkPlace _place;

    /// <summary>The next event.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="start">When it happened, in microseconds since 1970.</param>
    /// <param name="end">When it ends if its duration counts.</param>
    /// <param name="place">What was worked on.</param>
    internal void Add(string scope, long start, long end, WorkPlace place)
    {
        _start = Math.Max(_start, start);
        _place = place;
        if (end > start)
        {
            _ends[scope] = Math.Max(end, _ends.GetValueOrDefault(scope, long.MinValue));
        }
    }

    internal WorkCarry ToCarry() => new(_start, new Dictionary<string, long>(_ends), _place);
}
