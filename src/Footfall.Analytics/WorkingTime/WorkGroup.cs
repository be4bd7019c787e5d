using Footfall.Analytics.Orgs;

namespace Footfall.Analytics.WorkingTime;

/// <summary>What the working-time table may be grouped by.</summary>
/// <param name="Name">Name in the API.</param>
/// <param name="Keys">Columns that it groups by: their names and SQL.</param>
/// <param name="Columns">Columns that it shows, made of those; null where there is nothing.</param>
public sealed record WorkGroup(string Name, IReadOnlyList<(string Name, string Sql)> Keys, IReadOnlyList<(string Name, string Sql)> Columns)
{
    /// <summary>
    /// Of groups of time, the instants at which the stretch begins and ends, exclusive: cut at the period, as what is summed up in it is.
    /// </summary>
    public IReadOnlyList<(string Name, string Sql)> Bounds { get; init; } = [];

    /// <summary>What is gathered beside them for those columns.</summary>
    public IReadOnlyList<(string Name, string Sql)> Sums { get; init; } = [];

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<WorkGroup> All { get; } =
    [
        OfTime("day", "DAY", "toDate(fromUnixTimestamp64Milli(at, 'UTC'), {f_tz:String})"),
        OfTime("week", "WEEK", "toMonday(toTimeZone(fromUnixTimestamp64Milli(at, 'UTC'), {f_tz:String}))"),
        OfTime("month", "MONTH", "toStartOfMonth(toTimeZone(fromUnixTimestamp64Milli(at, 'UTC'), {f_tz:String}))"),
        new("user", [("k_user", "user_id")], [("user_id", "nullIf(toString(k_user), '')"), ("user_name", "if(k_user = '', NULL, if(n.name = '', toString(k_user), n.name))")]),
        new("org", [("k_org", OrgIds.Of("org_id", "org_slug")), ("k_slug", "if(k_org = '', toString(org_slug), '')")], [("org_id", "nullIf(k_org, '')"), ("org_slug", "nullIf(if(k_org = '', k_slug, last_slug), '')")])
        {
            Sums = [("last_slug", "argMax(toString(org_slug), (org_slug != '', at))")],
        },
        OfPlace("project"),
        OfPlace("task"),
        OfPlace("job"),
    ];

    /// <summary>The group of that name.</summary>
    public static WorkGroup? Find(string name) => All.FirstOrDefault(g => g.Name == name);

    private static WorkGroup OfTime(string name, string unit, string sql) => new(name, [($"k_{name}", sql)], [(name, $"toString(k_{name})")])
    {
        Bounds =
        [
            ("from", $"greatest({Instant($"k_{name}")}, {Bound("from")})"),
            ("to", $"least({Instant($"k_{name} + INTERVAL 1 {unit}")}, {Bound("to")})"),
        ],
    };

    private static string Instant(string date) => $"toTimeZone(toDateTime64(toString({date}), 3, {{f_tz:String}}), 'UTC')";

    private static string Bound(string name) => $"toTimeZone({{{name}:DateTime64(3)}}, 'UTC')";

    private static WorkGroup OfPlace(string name) => new(name, [($"k_{name}", $"{name}_id")], [($"{name}_id", $"nullIf(toString(k_{name}), '')")]);
}
