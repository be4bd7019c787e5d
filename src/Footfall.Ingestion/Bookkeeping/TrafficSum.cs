namespace Footfall.Ingestion.Bookkeeping;

/// <summary>What came in during a stretch of time.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="EventsPerSecond">Accepted events a second.</param>
/// <param name="Requests">Requests, refused ones too.</param>
/// <param name="Refused">Requests that were refused as a whole.</param>
/// <param name="Accepted">Events that are new.</param>
/// <param name="Duplicates">Events that the store had.</param>
/// <param name="Rejected">Records that were not taken.</param>
/// <param name="Bytes">Bytes of the bodies.</param>
/// <param name="LagMs">Largest lag of a request, in milliseconds; null when there was none.</param>
public sealed record TrafficSum(int Seconds, double EventsPerSecond, long Requests, long Refused, long Accepted, long Duplicates, long Rejected, long Bytes, long? LagMs);
