namespace Footfall.Analytics.Stats;

/// <summary>A row behind a number of the statistics.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Name">Its latest name; the id when none is known.</param>
/// <param name="Org">Its org; empty for none.</param>
/// <param name="OwnerId">Who created it; empty for nobody.</param>
/// <param name="CreatedAt">When it was created; null when that is unknown.</param>
/// <param name="Items">How many things it stands for: of users who created something, how much.</param>
/// <param name="Part">For breakdowns: which part it counts in.</param>
/// <param name="Total">Rows in all.</param>
public sealed record StatsRow(string Id, string Name, string Org, string OwnerId, DateTimeOffset? CreatedAt, long Items, string Part, long Total);
