namespace Footfall.Analytics.Runs;

/// <summary>Runs that began in one bucket, by status.</summary>
/// <param name="Bucket">Start of the bucket, Unix milliseconds.</param>
/// <param name="Finished">Finished.</param>
/// <param name="Running">Running.</param>
/// <param name="Awaiting">Waiting for somebody.</param>
/// <param name="Starting">Starting.</param>
/// <param name="Error">Failed.</param>
/// <param name="Other">Of any other status.</param>
public sealed record RunTimelineRow(long Bucket, long Finished, long Running, long Awaiting, long Starting, long Error, long Other);
