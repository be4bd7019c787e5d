namespace Footfall.Analytics.Events;

/// <summary>A number of events.</summary>
public sealed record EventCount(long Events);
