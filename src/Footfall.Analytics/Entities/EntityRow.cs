namespace Footfall.Analytics.Entities;

/// <summary>An entity with its state now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its latest name, else the latest that events had for it, else the id.</param>
/// <param name="Org">Id or short name of its org; empty for none.</param>
/// <param name="OwnerId">Who created it; empty for nobody.</param>
/// <param name="OwnerName">Their name, else their id.</param>
/// <param name="CreatedAt">When it was created; null when no event tells.</param>
/// <param name="DeletedAt">When it was deleted; null while it exists.</param>
/// <param name="Type">Its latest type; empty when none was told.</param>
/// <param name="Status">Its latest status; empty when none was told.</param>
/// <param name="IsSystem">Whether it is left out of all counts.</param>
/// <param name="Total">Entities in all.</param>
public sealed record EntityRow(
    string Id, string Name, string Org, string OwnerId, string OwnerName, DateTimeOffset? CreatedAt, DateTimeOffset? DeletedAt, string Type, string Status, bool IsSystem, long Total);
