namespace Footfall.Analytics.Entities;

/// <summary>Somebody who belongs to an entity, or an entity that somebody belongs to.</summary>
/// <param name="Kind">user, group, team or organization.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, else its id.</param>
/// <param name="Since">Since when.</param>
/// <param name="Total">How many there are.</param>
public sealed record EntityMemberRow(string Kind, string Id, string Name, DateTimeOffset Since, long Total);
