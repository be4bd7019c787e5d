namespace Footfall.Analytics.Groups;

/// <summary>A group with all who belong to it, at any depth.</summary>
/// <param name="Id">Id of the group.</param>
/// <param name="Users">Ids of users.</param>
public sealed record GroupMembers(string Id, IReadOnlySet<string> Users);
