namespace Footfall.Analytics.Activity;

/// <summary>What events say about a user; '' where they say nothing.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Username">Name to sign in with.</param>
/// <param name="Roles">Roles on the platform.</param>
/// <param name="AvatarHash">Hash of the picture.</param>
/// <param name="AvatarUrl">Address of the picture.</param>
public sealed record UserProfileRow(string Id, string Name, string Username, IReadOnlyList<string> Roles, string AvatarHash, string AvatarUrl);
