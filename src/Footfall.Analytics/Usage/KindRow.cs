namespace Footfall.Analytics.Usage;

/// <summary>Events of one kind in one bucket.</summary>
/// <param name="Bucket">Start of the bucket, Unix milliseconds.</param>
/// <param name="Kind">Kind (semantics 2.2).</param>
/// <param name="Count">Events.</param>
public sealed record KindRow(long Bucket, string Kind, long Count);
