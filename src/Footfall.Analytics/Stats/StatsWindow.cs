namespace Footfall.Analytics.Stats;

/// <summary>A window of time: what happened in it, and the state at its end, or now if that is still to come.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End, exclusive.</param>
public readonly record struct StatsWindow(DateTimeOffset From, DateTimeOffset To);
