namespace Footfall.Analytics.Events;

/// <summary>Events of one bucket.</summary>
/// <param name="Bucket">Start of the bucket, Unix milliseconds.</param>
/// <param name="Client">Events reported by browsers and desktop programs.</param>
/// <param name="Server">Events reported by servers.</param>
public sealed record ActivityOverTimeRow(long Bucket, long Client, long Server);
