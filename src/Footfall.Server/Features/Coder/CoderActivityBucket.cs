namespace Footfall.Server.Features.Coder;

/// <summary>A bucket of Coder's Activity API.</summary>
/// <param name="Time">Its begin, RFC 3339 in the offset of the parameter start.</param>
/// <param name="Duration">Its width in nanoseconds.</param>
/// <param name="UserActivity">Its users, the longest active first, then by id.</param>
internal sealed record CoderActivityBucket(string Time, long Duration, IReadOnlyList<CoderUserActivity> UserActivity);
