namespace Footfall.Analytics.Groups;

/// <summary>A group that lies in another.</summary>
/// <param name="Container">Id of the group that it lies in.</param>
/// <param name="Member">Its own id.</param>
public sealed record GroupLink(string Container, string Member);
