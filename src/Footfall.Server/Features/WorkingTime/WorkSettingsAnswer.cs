using Footfall.Model.WorkingTime;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>How working time is counted.</summary>
/// <param name="ThresholdMs">The shortest gap that does not count.</param>
/// <param name="Scopes">Scopes whose durations count.</param>
/// <param name="Orgs">Orgs that count otherwise.</param>
internal sealed record WorkSettingsAnswer(long ThresholdMs, IEnumerable<string> Scopes, IEnumerable<WorkOrgSettings> Orgs)
{
    internal static WorkSettingsAnswer Of(WorkRules rules) => new(
        (long)rules.Standard.Threshold.TotalMilliseconds,
        rules.Standard.Scopes.Order(StringComparer.Ordinal),
        rules.ByOrg.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => new WorkOrgSettings(o.Key, (long)o.Value.Threshold.TotalMilliseconds, o.Value.Scopes.Order(StringComparer.Ordinal))));
}
