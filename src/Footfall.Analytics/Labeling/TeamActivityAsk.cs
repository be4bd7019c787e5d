using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Labeling;

/// <summary>Which rows of the activity log of teams are asked for.</summary>
/// <param name="Filter">Which events.</param>
public sealed record TeamActivityAsk(EventFilter Filter)
{
    /// <summary>Actions; none for all.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Who labeled what the row is about; none for anybody.</summary>
    public IReadOnlyList<string> Labelers { get; init; } = [];

    /// <summary>Status that a review gave: done, accepted, rejected; none for any.</summary>
    public IReadOnlyList<string> ReviewStatuses { get; init; } = [];
}
