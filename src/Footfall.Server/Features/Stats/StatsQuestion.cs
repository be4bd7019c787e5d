using Footfall.Analytics.Asking;
using Footfall.Analytics.Stats;
using Footfall.Model;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Stats;

/// <summary>What is asked of the statistics.</summary>
/// <param name="Ask">The parameters that all questions share.</param>
/// <param name="Orgs">Names of the orgs; null for the whole server.</param>
/// <param name="Intervals">What the trend is by; null for none.</param>
/// <param name="Compares">Whether the period before is counted, too.</param>
/// <param name="Now">This instant.</param>
internal sealed record StatsQuestion(Ask Ask, IReadOnlyList<string>? Orgs, BucketSeries? Intervals, bool Compares, DateTimeOffset Now)
{
    internal TimeRange Range => Ask.Filter.Range;

    internal string Zone => Ask.Calendar.Zone.Id;

    internal string? Org => Ask.Filter["org"] is { Count: > 0 } orgs ? string.Join(",", orgs) : null;

    internal StatsAsk Of(IReadOnlyList<StatsWindow> windows) => new(windows, Orgs, Now);

    /// <summary>The period, the one before, the intervals, and those of the period before.</summary>
    internal IReadOnlyList<StatsWindow> Windows()
    {
        var windows = new List<StatsWindow> { new(Range.From, Range.To) };
        if (Compares)
        {
            windows.Add(new(Range.Previous.From, Range.Previous.To));
        }

        if (Intervals is not null)
        {
            windows.AddRange(Of(Intervals, Range));
            if (Compares)
            {
                windows.AddRange(Of(Ask.Calendar.Buckets(Range.Previous, Ask.Unit!.Value), Range.Previous).Take(Intervals.Count));
            }
        }

        return windows;
    }

    private static IEnumerable<StatsWindow> Of(BucketSeries intervals, TimeRange range)
    {
        var starts = intervals.Starts.ToList();
        return starts.Select((start, i) => new StatsWindow(start < range.From ? range.From : start, i + 1 < starts.Count ? starts[i + 1] : range.To));
    }
}
