namespace Footfall.Analytics.Usage;

/// <summary>Clicks on one element.</summary>
/// <param name="Path">Where it is, levels by <c> / </c>.</param>
/// <param name="Clicks">How often it was clicked.</param>
/// <param name="Users">By how many different users.</param>
/// <param name="Followed">Clicks that an error followed.</param>
/// <param name="Last">The last click.</param>
/// <param name="Total">Elements in all, beyond the limit.</param>
public sealed record ClickRow(string Path, long Clicks, long Users, long Followed, DateTimeOffset Last, long Total);
