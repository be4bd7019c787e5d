namespace Footfall.Server.Features.Usage;

/// <summary>How many of a cluster's users are in a group, against all users.</summary>
/// <param name="Id">Id of the group.</param>
/// <param name="Name">Its name; its id where it has none that may be seen.</param>
/// <param name="Share">Of the cluster's users, 0 to 1.</param>
/// <param name="Overall">Of all users.</param>
internal sealed record PatternGroup(string Id, string Name, double Share, double Overall);
