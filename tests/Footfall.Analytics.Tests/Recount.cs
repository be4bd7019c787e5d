using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The naive way to every number of the Overview: loops over events, by the words of the definitions.</summary>
internal static class Recount
{
    private static readonly string[] PassiveVerbs = ["login", "logout", "confirm", "report", "connect", "disconnect", "log"];

    public static double[] Figures(History history, EventFilter filter)
    {
        var events = history.Matching(filter);
        return
        [
            events.Where(IsActive).Select(e => e.UserId).Distinct().Count(),
            NewUsers(history, filter, events),
            Sessions(events),
            events.Count,
            events.Where(e => e.Package is not null).Select(e => e.Package).Distinct().Count(),
            events.Count(IsError),
        ];
    }

    public static long UniqueUsers(List<Event> events, DateTimeOffset from, DateTimeOffset to) =>
        events.Where(e => e.Time >= from && e.Time < to && e.UserId is not null).Select(e => e.UserId).Distinct().Count();

    public static bool IsError(Event e) => e.Scope is "send:exception" or "log:error" or "log:fatal" || e.Failed;

    public static bool IsActive(Event e)
    {
        var parts = e.Scope.Split(':');
        return e.UserId is not null && !PassiveVerbs.Contains(parts[0]) && parts[1] is not ("user" or "member") && e.Scope is not ("send:exception" or "send:working_time");
    }

    private static int NewUsers(History history, EventFilter filter, List<Event> events)
    {
        var everything = history.Events.Where(e => e.Scope != "send:working_time" && e.OrgSlug != "footfall" && e.UserId is not null).ToList();
        return events.Where(e => e.UserId is not null).Select(e => e.UserId).Distinct()
            .Count(u => filter.Range.Contains(everything.Where(e => e.UserId == u).Min(e => e.Time)));
    }

    private static int Sessions(List<Event> events)
    {
        var named = events.Where(e => e.SessionId is not null).Select(e => e.SessionId).Distinct().Count();
        var joined = 0;
        foreach (var user in events.Where(e => e.SessionId is null && e.UserId is not null).GroupBy(e => e.UserId))
        {
            DateTimeOffset? last = null;
            foreach (var time in user.Select(e => e.Time).Order())
            {
                joined += last is null || time - last > TimeSpan.FromMinutes(30) ? 1 : 0;
                last = time;
            }
        }

        return named + joined;
    }
}
