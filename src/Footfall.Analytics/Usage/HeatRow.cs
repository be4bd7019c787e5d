namespace Footfall.Analytics.Usage;

/// <summary>Events of one hour of the week.</summary>
/// <param name="Weekday">1 is Monday, 7 is Sunday.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Count">Events.</param>
public sealed record HeatRow(int Weekday, int Hour, long Count);
