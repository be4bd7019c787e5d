namespace Footfall.Analytics.Stats;

/// <summary>How many there are of something now in an org.</summary>
/// <param name="Kind">Kind of entity; all_users for those of the whole server, container_running for containers that run.</param>
/// <param name="Org">Id of the org; empty for none.</param>
/// <param name="Slug">Its short name, where it is known.</param>
/// <param name="Count">How many.</param>
public sealed record CurrentTotal(string Kind, string Org, string Slug, long Count);
