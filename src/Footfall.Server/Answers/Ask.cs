using Footfall.Analytics.Asking;

namespace Footfall.Server.Answers;

/// <summary>A request's parameters, understood: filter, period, calendar, format.</summary>
internal sealed record Ask
{
    public required EventFilter Filter { get; init; }

    public required Period Period { get; init; }

    public required Calendar Calendar { get; init; }

    public required string Format { get; init; }

    /// <summary>Whether the period before is asked for, too. There is none before everything.</summary>
    public required bool Compare { get; init; }

    /// <summary>Most rows.</summary>
    public int Limit { get; init; }

    /// <summary>Calendar unit of buckets; null when the chart is to choose.</summary>
    public BucketUnit? Unit { get; init; }
}
