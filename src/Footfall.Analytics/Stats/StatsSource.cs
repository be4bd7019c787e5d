namespace Footfall.Analytics.Stats;

/// <summary>
/// Rows that metrics of the statistics are counted from: a subquery for some windows of time at once, each row in every window. It has the columns
/// win, p_from, p_to, s (the window: its number, begin, end, and the instant of its state; Unix milliseconds), id, and what its own text says.
/// </summary>
/// <param name="Name">For people.</param>
/// <param name="Kind">Kind of entity that its ids are of.</param>
/// <param name="Sql">The subquery, out of who asks.</param>
public sealed record StatsSource(string Name, string Kind, Func<StatsAsk, string> Sql)
{
    /// <summary>Entities of a kind, with created, owner, org, slug, domain, provider, origin, auto, confirmed, alive, is_new.</summary>
    public static StatsSource Entities(string kind) => new($"{kind}s", kind, ask => EntityRows.InAll(kind, ask, "1")) { IsOfEntities = true };

    /// <summary>Runs that are tasks (semantics 7.4), with created, type, status and the time of that.</summary>
    public static StatsSource Tasks { get; } = new("tasks", "run", EntityRows.OfTasks);

    /// <summary>Containers by their starts, with created, is_running, spans (start and end of each).</summary>
    public static StatsSource Containers { get; } = new("containers", "container", EntityRows.OfContainers);

    /// <summary>Teams with their members: n.</summary>
    public static StatsSource TeamSizes { get; } = new("teams with members", "team", EntityRows.OfTeamSizes);

    /// <summary>Users with activity in the window, with created or when they were first seen.</summary>
    public static StatsSource ActiveUsers { get; } = new("users with activity", "user", EventRows.OfActiveUsers);

    /// <summary>Agents that told their hardware in the window.</summary>
    public static StatsSource ReportingAgents { get; } = new("agents that told their hardware", "agent", EventRows.OfAgents) { KnowsMade = false };

    /// <summary>Models whose training ended well in the window.</summary>
    public static StatsSource TrainedModels { get; } = new("models whose training finished", "model", EventRows.OfModels) { KnowsMade = false };

    /// <summary>Notebooks that a container was started for in the window.</summary>
    public static StatsSource RunNotebooks { get; } = new("notebooks that were run", "notebook", EventRows.OfNotebooks) { KnowsMade = false };

    /// <summary>Stands for what only the SQL of an administrator knows.</summary>
    public static StatsSource Own { get; } = new("own SQL", "", _ => "");

    /// <summary>Mail domains of users, with created: the creation of the first user of it.</summary>
    public static StatsSource Domains { get; } = new("mail domains", "domain", EntityRows.OfDomains);

    /// <summary>Mail domains of the users created in the window.</summary>
    public static StatsSource SignupDomains { get; } = new("mail domains of signups", "domain", EntityRows.OfSignupDomains);

    /// <summary>Whether its rows know when they were made; of others that is found out with their names.</summary>
    internal bool KnowsMade { get; init; } = true;

    /// <summary>Whether its rows are entities.</summary>
    internal bool IsOfEntities { get; init; }
}
