namespace Footfall.Analytics.Events;

/// <summary>How many users used one browser or operating system.</summary>
public sealed record ClientShare(string Name, long Users);
