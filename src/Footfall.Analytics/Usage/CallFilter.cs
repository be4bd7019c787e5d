using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Usage;

/// <summary>Which calls of functions are asked for.</summary>
/// <param name="Events">Time, rights and columns.</param>
public sealed record CallFilter(EventFilter Events)
{
    /// <summary>Statuses, one of which a call must have; none for any.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>What inputs and outputs must be: one of the values given for each name.</summary>
    public IReadOnlyList<CallCondition> Conditions { get; init; } = [];

    /// <summary>Text that must stand in the error, without regard to case.</summary>
    public string? Error { get; init; }
}
