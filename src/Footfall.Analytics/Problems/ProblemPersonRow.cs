namespace Footfall.Analytics.Problems;

/// <summary>Somebody who met a problem.</summary>
/// <param name="UserId">User.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="Org">Org, where it happened last.</param>
/// <param name="Events">How many times.</param>
/// <param name="Sessions">In how many sessions.</param>
/// <param name="FirstSeen">First time.</param>
/// <param name="LastSeen">Last time.</param>
public sealed record ProblemPersonRow(string UserId, string UserName, string Org, long Events, long Sessions, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
