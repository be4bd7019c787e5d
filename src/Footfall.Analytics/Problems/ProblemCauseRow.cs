namespace Footfall.Analytics.Problems;

/// <summary>How often errors follow an action.</summary>
/// <param name="Key">Scope, function, or path of what was clicked.</param>
/// <param name="Package">A package that it belongs to.</param>
/// <param name="Events">How often it was done.</param>
/// <param name="Followed">How often an error followed.</param>
/// <param name="Share">Followed of events, 0 to 1.</param>
/// <param name="Users">Users whom that happened to.</param>
/// <param name="People">Ids of some of them, at most 20.</param>
/// <param name="Problems">How many problems followed.</param>
/// <param name="LastSeen">When it was done last with an error after it.</param>
public sealed record ProblemCauseRow(string Key, string Package, long Events, long Followed, double Share, long Users, IReadOnlyList<string> People, long Problems, DateTimeOffset LastSeen);
