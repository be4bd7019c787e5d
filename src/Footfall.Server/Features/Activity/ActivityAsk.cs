using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Model;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Activity;

/// <summary>A question about activity, understood.</summary>
/// <param name="Ask">What all questions share.</param>
/// <param name="Filter">Which minutes.</param>
internal sealed record ActivityAsk(Ask Ask, ActivityFilter Filter)
{
    internal Calendar Calendar => Ask.Calendar;

    internal TimeRange Range => Filter.Range;

    /// <summary>Days of the viewer's calendar in the period.</summary>
    internal BucketSeries Days => Calendar.Buckets(Range, BucketUnit.Day);

    /// <summary>
    /// The same for the time before: as many whole days of the calendar where the period begins with one, for then it is shown by whole days;
    /// else the time of the same length.
    /// </summary>
    internal ActivityAsk Before => this with { Filter = Filter with { Range = BeginsWithADay ? new TimeRange(Calendar.LastDays(Range.From, Days.Count), Range.From) : Range.Previous } };

    private bool BeginsWithADay => Calendar.LastDays(Range.From.AddTicks(1), 1) == Range.From;
}
