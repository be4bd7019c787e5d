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

    /// <summary>The same for the time before.</summary>
    internal ActivityAsk Before => this with { Filter = Filter.Before };
}
