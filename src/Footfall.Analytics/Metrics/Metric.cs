namespace Footfall.Analytics.Metrics;

/// <summary>A number, defined once: the page, the API, tooltips, exports and the reference page derive from this.</summary>
public sealed record Metric
{
    /// <summary>Stable name, <c>category.metric</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What exactly is counted, in words.</summary>
    public required string Definition { get; init; }

    /// <summary>Unit in the plural, for example <c>users</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Where its rows come from.</summary>
    public required MetricSource Source { get; init; }

    /// <summary>The SQL expression over those rows.</summary>
    public required string Sql { get; init; }

    /// <summary>Whether less of it is better, so that its change is coloured that way.</summary>
    public bool LessIsBetter { get; init; }
}
