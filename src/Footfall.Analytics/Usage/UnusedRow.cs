namespace Footfall.Analytics.Usage;

/// <summary>Something that nobody used in the period.</summary>
/// <param name="Kind">Kind of the thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Latest known name; the id when none is known.</param>
/// <param name="OwnerId">Whose it is; empty when that was not told.</param>
/// <param name="OwnerName">Name of the owner; the id when none is known.</param>
/// <param name="CreatedAt">When it was made; null when that was not told.</param>
/// <param name="LastUse">When it was used last; null when never.</param>
/// <param name="Uses">How often it was used ever.</param>
/// <param name="Total">Unused things in all, beyond the limit.</param>
public sealed record UnusedRow(string Kind, string Id, string Name, string OwnerId, string OwnerName, DateTimeOffset? CreatedAt, DateTimeOffset? LastUse, long Uses, long Total);
