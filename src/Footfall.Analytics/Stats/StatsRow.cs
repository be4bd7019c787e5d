namespace Footfall.Analytics.Stats;

/// <summary>A row behind a number of the statistics.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Name">Its latest name; the id when none is known.</param>
/// <param name="Org">Its org; null for none.</param>
/// <param name="OwnerId">Who created it; null for nobody.</param>
/// <param name="CreatedAt">When it was created; null when that is unknown.</param>
/// <param name="Items">How much it stands for: of users who created something, how many things; of active users, their events; of a mean, its own value (members of the team, seconds of the container).</param>
/// <param name="Part">For breakdowns: which part it counts in.</param>
/// <param name="Total">Rows in all.</param>
public sealed record StatsRow(string Id, string Name, string? Org, string? OwnerId, DateTimeOffset? CreatedAt, long Items, string Part, long Total);
