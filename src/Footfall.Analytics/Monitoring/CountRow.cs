namespace Footfall.Analytics.Monitoring;

/// <summary>A number of users.</summary>
/// <param name="Users">How many.</param>
public sealed record CountRow(long Users);
