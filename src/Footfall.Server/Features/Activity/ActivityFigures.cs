using Footfall.Analytics.Activity;
using Footfall.Model;
using Footfall.Server.Features.Usage;

namespace Footfall.Server.Features.Activity;

/// <summary>The figures of the page Activity, each with its definition.</summary>
internal static class ActivityFigures
{
    private static readonly (string Key, string Title, string Definition, string Unit, string Formula)[] All =
    [
        ("activity.dau", "DAU", "Daily active users: different users with activity on the last day of the period.", "users", "uniqExact(user_id)"),
        ("activity.wau", "WAU", "Weekly active users: different users with activity in the 7 days that end with the last day of the period. No sum of days.", "users", "uniqExact(user_id)"),
        ("activity.mau", "MAU", "Monthly active users: different users with activity in the 30 days that end with the last day of the period. No sum of days.", "users", "uniqExact(user_id)"),
        ("activity.stickiness", "Stickiness", "Mean of the daily active users of the last 30 days in percent of the users of these 30 days: how much of a month a user is there.", "percent", "avg(dau) / mau * 100"),
        ("activity.hours", "Time active", "Different minutes with activity of each user, summed over users, in hours.", "hours", "sum(bitCount(minutes)) / 60"),
        ("activity.sessions", "Sessions", "Sessions of use with a report in the period: those with an id by their id, others as long as no pause of over 30 minutes breaks them. Signing in is none.", "sessions", "count()"),
        ("activity.session_mean", "Mean session", "How long a session lasts on average, from its first report to the end of its last, in minutes.", "minutes", "avg(last - first) / 60000"),
        ("activity.session_median", "Median session", "How long the middle one of all sessions lasts, in minutes.", "minutes", "quantileExactInclusive(0.5)(last - first) / 60000"),
    ];

    internal static async Task<IReadOnlyList<FigureEntry>> EntriesAsync(ActivityAsk ask, ActivityPageQuestions questions, CancellationToken cancellationToken)
    {
        var now = await ValuesAsync(ask, questions, cancellationToken);
        var before = ask.Ask.Compare ? await ValuesAsync(ask.Before, questions, cancellationToken) : null;
        return [.. All.Select((f, i) => new FigureEntry(f.Key, f.Title, f.Definition, f.Unit, now[i], before?[i], Change(now[i], before?[i]), LessIsBetter: false, f.Formula))];
    }

    private static async Task<double[]> ValuesAsync(ActivityAsk ask, ActivityPageQuestions questions, CancellationToken cancellationToken)
    {
        var lastDay = ask.Filter with { Range = new TimeRange(ask.Calendar.LastDays(ask.Range.To, 1), ask.Range.To) };
        var points = questions.StickinessAsync(lastDay, ask.Calendar, cancellationToken);
        var totals = questions.TotalsAsync(ask.Filter, cancellationToken);
        var sessions = await questions.SessionFiguresAsync(ask.Filter, cancellationToken);
        var (last, hours) = ((await points)[^1], (await totals).Minutes / 60.0);
        return
        [
            last.Dau, last.Wau, last.Mau, last.Stickiness ?? 0, Math.Round(hours, 1),
            sessions.Sessions, Minutes(sessions.MeanMs), Minutes(sessions.MedianMs),
        ];
    }

    private static double Minutes(double? milliseconds) => Math.Round((milliseconds ?? 0) / 60_000, 1);

    private static double? Change(double now, double? before) => before is null or 0 ? null : Math.Round((now - before.Value) / before.Value * 100, 1);
}
