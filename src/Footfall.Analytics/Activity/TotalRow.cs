namespace Footfall.Analytics.Activity;

/// <summary>How many rows a table has in all.</summary>
/// <param name="Total">Rows.</param>
public sealed record TotalRow(long Total);
