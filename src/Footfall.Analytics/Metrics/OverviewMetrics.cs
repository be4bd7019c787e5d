namespace Footfall.Analytics.Metrics;

/// <summary>The figures of the Overview.</summary>
public static class OverviewMetrics
{
    /// <summary>All of them, in the order shown.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new()
        {
            Key = "overview.active_users",
            Title = "Active users",
            Definition = "Different users with at least one event in the period that shows them at work: any event except signing in and out, confirmations, reports, connections, log lines, errors, and changes of users and memberships.",
            Unit = "users",
            Source = MetricSource.Usage,
            Sql = "uniqExactIf(user_id, active > 0)",
        },
        new()
        {
            Key = "overview.new_users",
            Title = "New users",
            Definition = "Different users whose first event ever lies in the period.",
            Unit = "users",
            Source = MetricSource.NewUsers,
            Sql = "count()",
        },
        new()
        {
            Key = "overview.sessions",
            Title = "Sessions",
            Definition = "Sittings in the period: different session ids, and for events without one, each user's events joined over pauses of up to 30 minutes.",
            Unit = "sessions",
            Source = MetricSource.Sessions,
            Sql = "uniqExactIf(session_id, session_id != '') + countIf(session_id = '' AND first - last_before > 1800000)",
        },
        new()
        {
            Key = "overview.events",
            Title = "Events",
            Definition = "Events in the period, from browsers and servers. Computed working time and Footfall's own audit are not counted.",
            Unit = "events",
            Source = MetricSource.Usage,
            Sql = "sum(q0 + q1 + q2 + q3)",
        },
        new()
        {
            Key = "overview.packages_used",
            Title = "Packages used",
            Definition = "Different packages that events in the period name.",
            Unit = "packages",
            Source = MetricSource.Usage,
            Sql = "length(groupUniqArrayIf(package, package != ''))",
        },
        new()
        {
            Key = "overview.errors",
            Title = "Errors",
            Definition = "Error events in the period: reported exceptions, log lines of level error or fatal, and function calls that ended in an error.",
            Unit = "errors",
            Source = MetricSource.Usage,
            Sql = "sum(errors)",
            LessIsBetter = true,
        },
    ];
}
