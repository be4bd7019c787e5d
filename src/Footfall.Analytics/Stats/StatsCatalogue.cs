namespace Footfall.Analytics.Stats;

/// <summary>
/// Everything the server's statistics count: the one place that the page, its tooltips, the API, the CSV and the reference derive from. The
/// formulas are those of semantics 9.
/// </summary>
public static class StatsCatalogue
{
    private const string IsImported = "origin IN ('imported', 'cloned', 'external')";
    private const string IsLocal = $"NOT {IsImported}";
    private const string UntilState = "created < s";

    private const string Seconds = "arrayMap(x -> (x.2 - x.1) / 1000, spans)";

    private static readonly StatsSource Users = StatsSource.Entities("user");
    private static readonly StatsSource Teams = StatsSource.Entities("team");
    private static readonly StatsSource Workspaces = StatsSource.Entities("workspace");
    private static readonly StatsSource Projects = StatsSource.Entities("project");
    private static readonly StatsSource Links = StatsSource.Entities("link");
    private static readonly StatsSource Agents = StatsSource.Entities("agent");
    private static readonly StatsSource Jobs = StatsSource.Entities("job");
    private static readonly StatsSource Models = StatsSource.Entities("model");
    private static readonly StatsSource Notebooks = StatsSource.Entities("notebook");

    private static readonly string[] Statuses = ["queued", "consumed", "started", "deployed", "error", "finished", "terminating", "stopped"];

    /// <summary>All categories, in the order of the page.</summary>
    public static IReadOnlyList<StatsCategory> All { get; } =
    [
        Category("users", "Users",
            Total("Total count", "Users created before the end of the period and not deleted by then.", "users", Users),
            Created("signups", "Signups", "Users created in the period, also those deleted since.", "users", Users),
            Created("signups_confirmed", "Signups (confirmed)", "Those signups whose mail address is confirmed by the end of the period.", "users", Users) with { Life = LifeCount.CreatedAndConfirmed },
            Created("signups_social", "Signups (social)", "Those signups that came by another identity provider than a password of their own, such as google or github.", "users", Users) with { Only = "provider NOT IN ('', 'local', 'password')" },
            new("fresh_domains", "Fresh domains", "Mail domains of signups in the period that no user created before has, deleted ones too.", "domains", StatsScope.Period, StatsSource.Domains) { Life = LifeCount.NewParties, Where = "created >= p_from" },
            new("active", "Active", "Different users with activity in the period. Signing in and out and changes of their own profile are none.", "users", StatsScope.Period, StatsSource.ActiveUsers) { Items = "events" },
            new("retained", "Retained", "Active users who were created before the period, or first seen where no creation is known.", "users", StatsScope.Period, StatsSource.ActiveUsers) { Where = "created < p_from", Items = "events" },
            Created("confirmations", "Confirmations", "Users whose mail address was confirmed in the period, whenever they were created.", "users", Users) with { Life = LifeCount.Confirmed },
            new("signup_domains", "Signup domains", "Different mail domains of the signups in the period, known before or not.", "domains", StatsScope.Period, StatsSource.SignupDomains) { Life = LifeCount.Parties, Where = "1" }),
        Category("teams", "Teams & workspaces",
            Total("Total teams", "Teams created before the end of the period and not deleted by then.", "teams", Teams),
            Created("created", "Created teams", "Teams created in the period, those made by themselves at a signup too.", "teams", Teams),
            Created("workspaces_created", "Created workspaces", "Workspaces created in the period.", "workspaces", Workspaces),
            new("average_users", "Avg users count", "Members a team on average at the end of the period, over teams with at least two.", "users", StatsScope.Total, StatsSource.TeamSizes) { Function = "avg", Argument = "n", Where = "n >= 2", Items = "n" },
            Creators("creators", "Users count (created teams)", "Different users who created a team in the period.", Teams),
            Creators("workspace_creators", "Users count (created workspaces)", "Different users who created a workspace in the period.", Workspaces),
            Created("created_auto", "Created teams (by themselves)", "Those created teams that were made by the platform itself, as at a signup.", "teams", Teams) with { Only = "auto = 1" }),
        Category("projects", "Projects",
            Total("Total count", "Projects created before the end of the period and not deleted by then.", "projects", Projects),
            Created("created", "Count in period", "Projects created in the period.", "projects", Projects),
            Created("local", "Local count", "Those created in the period that were made here.", "projects", Projects) with { Only = IsLocal },
            Created("imported", "Imported count", "Those created in the period that were imported, cloned, or come from elsewhere.", "projects", Projects) with { Only = IsImported },
            Total("Total local", "Projects that exist at the end of the period and were made here.", "projects", Projects) with { Key = "total_local", Only = IsLocal },
            Total("Total imported", "Projects that exist at the end of the period and were imported, cloned, or come from elsewhere.", "projects", Projects) with { Key = "total_imported", Only = IsImported }),
        Category("tasks", "Tasks",
            Tasks("succeeded_by_type", "By type (successful)", "Tasks that finished in the period, by type. A task that was started again is judged by its last attempt.", "status = 'finished' AND status_at >= p_from AND status_at < p_to", "type"),
            Tasks("failed_by_type", "By type (failed)", "Tasks that ended with an error in the period, by type.", "status = 'error' AND status_at >= p_from AND status_at < p_to", "type"),
            Tasks("by_status", "By status", "Tasks created in the period, by the status they have now.", "created >= p_from AND created < p_to", "if(status = '', 'unknown', status)") with { Keys = Statuses }),
        Category("shares", "Shares",
            Created("links", "Links created", "Links created in the period, revoked ones too.", "links", Links),
            Creators("users", "Users with links", "Different users who created a link in the period.", Links)),
        Category("agents", "Agents",
            Total("Total agents", "Agents created before the end of the period and not deleted by then.", "agents", Agents),
            Created("created", "Created agents", "Agents created in the period.", "agents", Agents),
            new("active", "Active agents", "Different agents that told their hardware in the period. A ping tells none.", "agents", StatsScope.Period, StatsSource.ReportingAgents)),
        Category("jobs", "Jobs",
            Total("Total jobs", "Labeling jobs created before the end of the period and not deleted by then.", "jobs", Jobs),
            Created("created", "Created jobs", "Labeling jobs created in the period.", "jobs", Jobs),
            Creators("users", "Users with jobs", "Different users who created a job in the period.", Jobs)),
        Category("models", "Models",
            Total("Total models", "Models created before the end of the period and not deleted by then.", "models", Models),
            Created("created", "Created models", "Models created in the period.", "models", Models),
            new("trained", "Trained models", "Different models whose training finished well in the period.", "models", StatsScope.Period, StatsSource.TrainedModels),
            Creators("users", "Users with models", "Different users who created a model in the period.", Models)),
        Category("notebooks", "Python notebooks",
            new("containers_total", "Total containers created", "Containers started for the first time before the end of the period.", "containers", StatsScope.AllTime, StatsSource.Containers) { Where = UntilState },
            Created("added", "Notebooks added", "Notebooks created in the period.", "notebooks", Notebooks),
            new("run", "Containers created", "Different notebooks that a container was started for in the period.", "notebooks", StatsScope.Period, StatsSource.RunNotebooks),
            new("running_now", "Containers running now", "Containers that were started and not stopped, now.", "containers", StatsScope.Now, StatsSource.Containers) { Where = "is_running" },
            new("lifetime", "Containers lifetime", "How long a container runs on average, of starts in the period: until it was stopped or started again, or until now.", "seconds", StatsScope.Period, StatsSource.Containers) { Function = "avgArray", Argument = Seconds, Where = "notEmpty(spans)", Items = $"round(arrayAvg({Seconds}))" },
            Total("Created teams", "Teams created before the end of the period and not deleted by then. The document lists it here as well.", "teams", Teams) with { Key = "teams", DuplicateOf = "teams.total" }),
    ];

    /// <summary>All metrics.</summary>
    public static IReadOnlyList<StatsMetric> Metrics { get; } = [.. All.SelectMany(c => c.Metrics)];

    private static StatsCategory Category(string key, string title, params StatsMetric[] metrics) => new(key, title, [.. metrics.Select(m => m with { Category = key })]);

    private static StatsMetric Total(string title, string definition, string unit, StatsSource source) => new("total", title, definition, unit, StatsScope.Total, source) { Life = LifeCount.Existing };

    private static StatsMetric Created(string key, string title, string definition, string unit, StatsSource source) => new(key, title, definition, unit, StatsScope.Period, source) { Life = LifeCount.Created };

    private static StatsMetric Creators(string key, string title, string definition, StatsSource source) => new(key, title, definition, "users", StatsScope.Period, source)
    {
        Function = "uniqExact",
        Argument = "owner",
        Items = "count()",
        Life = LifeCount.Parties,
        AllTimeWhere = $"{UntilState} AND {LifeRows.HasOwner}",
    };

    private static StatsMetric Tasks(string key, string title, string definition, string where, string by) => new(key, title, definition, "tasks", StatsScope.Period, StatsSource.Tasks) { Where = where, By = by };
}
