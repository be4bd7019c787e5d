using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>By which rules each event is counted: those of when it was received, or of the latest recomputation of its day.</summary>
internal sealed class WorkRuleHistory(IEnumerable<WorkRuleEntry> entries)
{
    private readonly WorkRuleEntry[] _latestFirst = [.. entries.OrderByDescending(e => e.Version)];

    internal static WorkRuleHistory Of(WorkRules rules) => new([WorkRuleEntry.OfAllDays(0, WorkRuleEntry.Ever, rules)]);

    internal long NextVersion => _latestFirst.Length == 0 ? 1 : _latestFirst[0].Version + 1;

    /// <summary>Rules of an event.</summary>
    /// <param name="receivedAt">When it was received, in milliseconds since 1970.</param>
    /// <param name="days">Its day, counted from 1970; for a request that is counted by itself, all days of its events.</param>
    internal WorkRules Of(long receivedAt, params IReadOnlyList<int> days) =>
        (Array.Find(_latestFirst, e => e.Covers(receivedAt, days)) ?? _latestFirst[^1]).Rules;

    /// <summary>Whether everything is counted by one and the same rules.</summary>
    internal bool IsOnly(WorkRules rules)
    {
        var text = WorkRuleText.Of(rules);
        return Array.TrueForAll(_latestFirst, e => WorkRuleText.Of(e.Rules) == text);
    }

    /// <summary>Whether what comes in from now on is counted by these rules.</summary>
    internal bool IsNow(WorkRules rules) =>
        Array.Find(_latestFirst, e => e.After == int.MaxValue) is { } latest && WorkRuleText.Of(latest.Rules) == WorkRuleText.Of(rules);

    internal WorkRuleHistory With(WorkRuleEntry entry) => new([entry, .. _latestFirst]);
}
