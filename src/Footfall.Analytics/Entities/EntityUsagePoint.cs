namespace Footfall.Analytics.Entities;

/// <summary>How much was done with an entity in a bucket of time.</summary>
/// <param name="Time">Begin of the bucket.</param>
/// <param name="Events">Events about it.</param>
/// <param name="Users">Different users of them.</param>
public sealed record EntityUsagePoint(DateTimeOffset Time, long Events, long Users);
