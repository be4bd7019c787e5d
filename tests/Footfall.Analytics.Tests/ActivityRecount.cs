using Footfall.Analytics.Activity;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Tests;

/// <summary>The naive way to minutes of activity: every event, minute by minute, by the words of semantics 6.1 and 6.2.</summary>
internal static class ActivityRecount
{
    private const long Minute = 60_000_000;

    /// <summary>The first instant (microseconds since 1970) of every minute of every user that a filter lets through.</summary>
    public static Dictionary<(string User, long Minute), long> Minutes(IEnumerable<Event> events, ActivityFilter filter, ActivityRules rules, Func<Event, string>? key = null)
    {
        var seen = new Dictionary<(string User, long Minute), long>();
        foreach (var e in Longest(events).Where(e => IsCounted(e, filter, rules)))
        {
            var begin = Micros(e.Time);
            var last = rules.CategoryOf(e.Scope) == "login" || e.Duration is null or 0 ? begin : begin + (Math.Min((long)e.Duration!, 366L * 86_400_000) * 1000) - 1;
            for (var minute = begin / Minute; minute <= last / Minute; minute++)
            {
                var name = (key?.Invoke(e) ?? e.UserId!, minute);
                seen[name] = Math.Min(seen.GetValueOrDefault(name, long.MaxValue), Math.Max(begin, minute * Minute));
            }
        }

        var (from, to) = (Micros(filter.Range.From), Micros(filter.Range.To));
        return seen.Where(s => s.Value >= from && s.Value < to).ToDictionary();
    }

    /// <summary>Of several reports of one session the longest.</summary>
    public static IEnumerable<Event> Longest(IEnumerable<Event> events) => events.GroupBy(e => e.Id).Select(g => g.MaxBy(e => e.Duration ?? 0)!);

    public static bool IsCounted(Event e, ActivityFilter filter, ActivityRules rules) =>
        rules.CategoryOf(e.Scope) is { } category
        && e.UserId is { } user
        && e.OrgSlug != "footfall"
        && (filter.Categories.Count == 0 ? filter.WithLogins || category != "login" : filter.Categories.Contains(category))
        && (filter.Users.Count == 0 || filter.Users.Contains(user))
        && (filter.Access.UserId is null || filter.Access.UserId == user)
        && (filter.Orgs.Count == 0 || IsOf(e, filter.Orgs, filter.OrgMembers))
        && (filter.Access.Orgs is null || IsOf(e, filter.Access.Orgs, filter.AccessMembers));

    public static long Micros(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static bool IsOf(Event e, IReadOnlyList<string> orgs, IReadOnlyList<string> members) =>
        orgs.Contains(e.OrgId ?? "\0") || orgs.Contains(e.OrgSlug ?? "\0") || (e.OrgId is null && e.OrgSlug is null && members.Contains(e.UserId!));
}
