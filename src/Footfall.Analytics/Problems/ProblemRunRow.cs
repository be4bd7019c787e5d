namespace Footfall.Analytics.Problems;

/// <summary>A run that met a problem.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">Its status, as shown.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="Agent">The agent that ran it last.</param>
/// <param name="Started">When its last attempt began.</param>
/// <param name="RuntimeMs">How long that took.</param>
/// <param name="Events">Errors of this problem in it.</param>
/// <param name="LastSeen">The last of them.</param>
public sealed record ProblemRunRow(
    string RunId, string Name, string Type, string Status, string UserId, string UserName, string Agent, DateTimeOffset? Started, long? RuntimeMs, long Events, DateTimeOffset LastSeen);
