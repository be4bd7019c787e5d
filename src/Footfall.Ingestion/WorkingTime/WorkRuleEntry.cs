using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Rules, and the events that were counted by them: those of some days that were received after an instant.</summary>
/// <param name="Version">Which of several counts: the latest.</param>
/// <param name="First">First day, counted from 1970.</param>
/// <param name="After">First day that is none of them.</param>
/// <param name="Since">The instant, in milliseconds since 1970.</param>
/// <param name="Rules">The rules.</param>
internal sealed record WorkRuleEntry(long Version, int First, int After, long Since, WorkRules Rules)
{
    /// <summary>Before every receipt.</summary>
    internal const long Ever = long.MinValue;

    internal static WorkRuleEntry OfAllDays(long version, long since, WorkRules rules) => new(version, int.MinValue, int.MaxValue, since, rules);

    internal bool Covers(long receivedAt, IReadOnlyList<int> days)
    {
        for (var i = 0; receivedAt > Since && i < days.Count; i++)
        {
            if (days[i] >= First && days[i] < After)
            {
                return true;
            }
        }

        return false;
    }
}
