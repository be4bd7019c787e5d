namespace Footfall.Analytics.Events;

/// <summary>A value of a column.</summary>
/// <param name="Value">The value, for filters.</param>
/// <param name="Name">A name for people, where there is one; else empty.</param>
/// <param name="Events">Events that have the value.</param>
public sealed record ColumnValue(string Value, string Name, long Events);
