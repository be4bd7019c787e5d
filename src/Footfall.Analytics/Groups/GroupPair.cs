namespace Footfall.Analytics.Groups;

/// <summary>A user who was put into a group.</summary>
/// <param name="GroupId">Id of the group.</param>
/// <param name="UserId">Id of the user.</param>
public sealed record GroupPair(string GroupId, string UserId);
