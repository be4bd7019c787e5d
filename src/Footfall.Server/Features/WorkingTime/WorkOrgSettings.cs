namespace Footfall.Server.Features.WorkingTime;

/// <summary>How an org counts working time.</summary>
/// <param name="Org">Its id or short name.</param>
/// <param name="ThresholdMs">The shortest gap that does not count.</param>
/// <param name="Scopes">Scopes whose durations count.</param>
internal sealed record WorkOrgSettings(string Org, long ThresholdMs, IEnumerable<string> Scopes);
