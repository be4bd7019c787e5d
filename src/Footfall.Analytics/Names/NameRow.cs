namespace Footfall.Analytics.Names;

/// <summary>A name.</summary>
/// <param name="Kind">user, org, package or project.</param>
/// <param name="Id">Id.</param>
/// <param name="Name">Latest name; empty when events gave none.</param>
/// <param name="Total">How many match in all.</param>
public sealed record NameRow(string Kind, string Id, string Name, long Total);
