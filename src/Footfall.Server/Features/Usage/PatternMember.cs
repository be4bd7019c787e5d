namespace Footfall.Server.Features.Usage;

/// <summary>A user of a cluster.</summary>
/// <param name="Cluster">Number of the cluster.</param>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Org">Short name of the org that most of the use was in; empty for none.</param>
/// <param name="Count">Events that were compared.</param>
internal sealed record PatternMember(int Cluster, string UserId, string UserName, string Org, long Count);
