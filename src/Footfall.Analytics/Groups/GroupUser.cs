namespace Footfall.Analytics.Groups;

/// <summary>A user of a group.</summary>
/// <param name="Id">Id of the user.</param>
public sealed record GroupUser(string Id);
