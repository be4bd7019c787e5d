namespace Footfall.Server.Features.WorkingTime;

/// <summary>One user over time.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Count">Events in the period.</param>
/// <param name="WorkingTimeMs">Working time in the period.</param>
/// <param name="Counts">Events by bucket.</param>
/// <param name="WorkingTimes">Working time by bucket, in milliseconds.</param>
internal sealed record WorkSeriesLine(
    string UserId, string UserName, long Count, long WorkingTimeMs, IReadOnlyList<long> Counts, IReadOnlyList<long> WorkingTimes);
