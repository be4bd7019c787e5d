using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>How long a time the events present cover: what the width of buckets goes by (semantics 5.3).</summary>
internal static class UsageSpan
{
    private static readonly Question<DataRange> SpanQuestion = Questions.Load<DataRange>("Usage.Span");

    /// <summary>The time from the first to the last event of the filter's period, after its orgs only.</summary>
    internal static async Task<TimeSpan> OfAsync(IStore store, EventFilter filter, SealedDays seals, CancellationToken cancellationToken)
    {
        var present = filter.Everything.With("org", filter["org"]);
        var span = await store.SingleAsync<DataRange>(SpanQuestion.ToStatement(UsageDayRows.Of(present, seals)), cancellationToken);
        return TimeSpan.FromMilliseconds(span.Events == 0 ? 0 : span.Last - span.First);
    }
}
