namespace Footfall.Analytics.Runs;

/// <summary>An error of a run.</summary>
/// <param name="Time">When.</param>
/// <param name="At">When, Unix seconds, exactly as it was told.</param>
/// <param name="RunId">The run.</param>
/// <param name="Name">The run's name.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="Org">Short name of its org, else the org's id.</param>
/// <param name="Agent">The agent, a machine, that ran it last.</param>
/// <param name="Status">The run's status, as shown.</param>
/// <param name="Error">All that was told.</param>
/// <param name="Place">Its place among the events of the run, a number as text.</param>
/// <param name="Total">How many errors there are beyond the page.</param>
public sealed record RunErrorRow(DateTimeOffset? Time, double At, string RunId, string Name, string UserId, string UserName, string Org, string Agent, string Status, string Error, string Place, long Total);
