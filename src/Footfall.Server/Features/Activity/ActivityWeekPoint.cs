namespace Footfall.Server.Features.Activity;

/// <summary>A week.</summary>
/// <param name="Time">Its begin, Monday.</param>
/// <param name="Above">Users who were active for more hours than asked about.</param>
/// <param name="Below">All other active users.</param>
/// <param name="Hours">Hours of all users.</param>
/// <param name="MeanHours">Hours of an active user on average; null without users.</param>
internal sealed record ActivityWeekPoint(DateTimeOffset Time, long Above, long Below, double Hours, double? MeanHours);
