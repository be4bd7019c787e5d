namespace Footfall.Analytics.Activity;

/// <summary>By how many the users of a trailing window change on a day.</summary>
internal sealed record RollingRow(int Width, long Day, long Change);
