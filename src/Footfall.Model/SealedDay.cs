namespace Footfall.Model;

/// <summary>A sealed day.</summary>
/// <param name="Day">Days since 1970-01-01, UTC.</param>
/// <param name="Version">The version under which the day's rows in the rollups count.</param>
public readonly record struct SealedDay(int Day, long Version);
