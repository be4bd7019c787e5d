namespace Footfall.Server.Features.Coder;

/// <summary>A line of the CSV of Coder's Activity API.</summary>
internal sealed record CoderActivityLine(string BucketStart, string BucketEnd, string UserId, string Username, string Name, long Count, long Seconds);
