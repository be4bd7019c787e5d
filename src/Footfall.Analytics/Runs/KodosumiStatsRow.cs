namespace Footfall.Analytics.Runs;

/// <summary>Runs of one user and status.</summary>
/// <param name="UserId">The user; <c>unknown</c> for none.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="Status">The status.</param>
/// <param name="Runs">How many.</param>
/// <param name="Failed">How many told an error.</param>
/// <param name="Timed">How many have a run time other than 0.</param>
/// <param name="Seconds">Sum of these.</param>
public sealed record KodosumiStatsRow(string UserId, string UserName, string Status, long Runs, long Failed, long Timed, double Seconds);
