namespace Footfall.Analytics.Problems;

/// <summary>Where a problem happens.</summary>
/// <param name="Part">version, agent, package, function, client, os, org, source, scope or class.</param>
/// <param name="Value">Its value.</param>
/// <param name="Events">Errors there.</param>
/// <param name="Users">Users who met it there.</param>
/// <param name="FirstSeen">First time.</param>
/// <param name="LastSeen">Last time.</param>
public sealed record ProblemPlaceRow(string Part, string Value, long Events, long Users, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
