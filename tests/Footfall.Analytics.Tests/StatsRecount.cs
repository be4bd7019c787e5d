using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The statistics counted naively from events, by the words of semantics 4 and 9.</summary>
internal sealed class StatsRecount(IReadOnlyList<Event> all, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, IReadOnlyList<string>? orgs = null)
{
    private readonly DateTimeOffset _state = to < now ? to : now;
    private readonly List<Event> _events = [.. all.Where(e => e.Source == Source.Server && e.OrgSlug != "footfall").OrderBy(e => e.Time).ThenBy(e => e.Received)];

    public double? Of(string metric) => metric switch
    {
        "users.total" => Entities("user").Count(Alive),
        "users.signups" => Entities("user").Count(New),
        "users.signups_confirmed" => Entities("user").Count(u => New(u) && Confirmed(u.Id) < _state),
        "users.signups_social" => Entities("user").Count(u => New(u) && u.Payload("provider") is not ("" or "local" or "password")),
        "users.fresh_domains" => Entities("user").Where(New).Select(Domain).Where(d => d.Length > 0).Distinct().Count(d => !AllEntities("user").Any(u => u.Created < from && Domain(u) == d)),
        "users.active" => Active().Count,
        "users.retained" => Active().Count(u => (AllEntities("user").FirstOrDefault(e => e.Id == u)?.Created ?? all.Where(e => e.UserId == u).Min(e => e.Time)) < from),
        "users.confirmations" => Entities("user").Count(u => Confirmed(u.Id) >= from && Confirmed(u.Id) < to),
        "users.signup_domains" => Entities("user").Where(New).Select(Domain).Where(d => d.Length > 0).Distinct().Count(),
        "teams.created_auto" => Entities("team").Count(t => New(t) && t.Payload("auto") == "true"),
        "projects.total_imported" => Entities("project").Count(p => Alive(p) && p.Payload("origin") is "imported" or "cloned" or "external"),
        "projects.total_local" => Entities("project").Count(p => Alive(p) && p.Payload("origin") is not ("imported" or "cloned" or "external")),
        "teams.total" or "notebooks.teams" => Entities("team").Count(Alive),
        "teams.created" => Entities("team").Count(New),
        "teams.workspaces_created" => Entities("workspace").Count(New),
        "teams.average_users" => Entities("team").Where(Alive).Select(t => Members(t.Id)).Where(n => n >= 2).Select(n => (double?)n).Average() is { } mean ? Math.Round(mean, 2) : null,
        "teams.creators" => Creators("team"),
        "teams.workspace_creators" => Creators("workspace"),
        "projects.total" => Entities("project").Count(Alive),
        "projects.created" => Entities("project").Count(New),
        "projects.imported" => Entities("project").Count(p => New(p) && p.Payload("origin") is "imported" or "cloned" or "external"),
        "projects.local" => Entities("project").Count(p => New(p) && p.Payload("origin") is not ("imported" or "cloned" or "external")),
        "shares.links" => Entities("link").Count(New),
        "shares.users" => Creators("link"),
        "agents.total" => Entities("agent").Count(Alive),
        "agents.created" => Entities("agent").Count(New),
        "agents.active" => InPeriod().Where(e => e.Scope == "report:agent" || (e.Scope == "connect:agent" && Payload(e, "hardware").Length > 0)).Where(e => IsSeen("agent", e.ObjId!, e)).Select(e => e.ObjId).Distinct().Count(),
        "jobs.total" => Entities("job").Count(Alive),
        "jobs.created" => Entities("job").Count(New),
        "jobs.users" => Creators("job"),
        "models.total" => Entities("model").Count(Alive),
        "models.created" => Entities("model").Count(New),
        "models.trained" => InPeriod().Where(e => e.Scope == "train:model" && Payload(e, "status").ToLowerInvariant() is "" or "finished").Select(e => (Id: e.ObjId!, Event: e))
            .Concat(AllTasks().Where(t => t.Type == "train" && t.Status == "finished" && t.At >= from && t.At < to && t.Model.Length > 0).Select(t => (Id: t.Model, Event: t.First)))
            .Where(m => IsSeen("model", m.Id, m.Event)).Select(m => m.Id).Distinct().Count(),
        "models.users" => Creators("model"),
        "notebooks.containers_total" => Starts().Select(s => (s.Id, s.At)).GroupBy(s => s.Id).Count(g => g.Min(s => s.At) < _state),
        "notebooks.added" => Entities("notebook").Count(New),
        "notebooks.run" => InPeriod().Where(e => e.Scope == "start:container" && IsSeen("notebook", Payload(e, "notebook"), e)).Select(e => Payload(e, "notebook")).Distinct().Count(),
        "notebooks.running_now" => Containers().Count(c => c.Last().Scope == "start:container"),
        "notebooks.lifetime" => Starts().Where(s => s.At >= from && s.At < to).Select(s => (double?)(s.End - s.At).TotalSeconds).Average() is { } life ? Math.Round(life, 2) : null,
        _ => throw new ArgumentException($"{metric} is not known.", nameof(metric)),
    };

    public IEnumerable<string> Parts(string metric) => (metric switch
    {
        "tasks.succeeded_by_type" => Tasks().Where(t => t.Status == "finished" && t.At >= from && t.At < to).GroupBy(t => t.Type),
        "tasks.failed_by_type" => Tasks().Where(t => t.Status == "error" && t.At >= from && t.At < to).GroupBy(t => t.Type),
        _ => Tasks().Where(t => t.Created >= from && t.Created < to).GroupBy(t => t.Status),
    }).Select(g => $"{g.Key} {g.Count()}");

    private static string Payload(Event e, string name) => JsonNode.Parse(e.Payload ?? "{}")![name]?.ToString() ?? "";

    // Signing in and out, accounts and members, reports of machines, logs and errors are no activity (semantics 6.5).
    private static bool IsActivity(string scope)
    {
        var (verb, kind) = (scope.Split(':')[0], scope.Split(':')[1]);
        return verb is not ("login" or "logout" or "confirm" or "report" or "connect" or "disconnect" or "log") && kind is not ("user" or "member") && scope != "send:exception";
    }

    private static string Domain(Entity user) => user.Payload("email") is var mail && mail.Contains('@') ? mail[(mail.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant().Replace("büro", "xn--bro-hoa", StringComparison.Ordinal) : "";

    /// <summary>Those that belong to the orgs that are asked for: users by membership, all else by where it was created.</summary>
    private IEnumerable<Entity> Entities(string kind) => AllEntities(kind)
        .Where(e => orgs is null || (kind == "user" ? UsersOfOrgs(AtState).Contains(e.Id) : e.IsIn(orgs) || (kind == "team" && orgs.Contains(e.Id))));

    /// <summary>Whether a thing that an event names counts: what nobody created belongs where the event does.</summary>
    private bool IsSeen(string kind, string id, Event e) => id.Length > 0 && !IsSystem(kind, id)
        && (orgs is null || (AllEntities(kind).FirstOrDefault(x => x.Id == id) is { } known ? known.IsIn(orgs) : IsOf(e)));

    private bool IsOf(Event e) => orgs is null || orgs.Contains(e.OrgId ?? "\0") || orgs.Contains(e.OrgSlug ?? "\0");

    private List<Entity> AllEntities(string kind) =>
    [
        .. _events.Where(e => e.Scope.EndsWith($":{kind}", StringComparison.Ordinal) && e.Scope.Split(':')[0] is "create" or "update" or "delete" or "restore" or "confirm")
            .GroupBy(e => e.ObjId ?? e.UserId!)
            .Where(g => g.Any(e => e.Scope.StartsWith("create:", StringComparison.Ordinal)) && !g.Any(e => Payload(e, "system") == "true"))
            .Select(g => new Entity(g.Key, [.. g])),
    ];

    private bool New(Entity e) => e.Created >= from && e.Created < to;

    private bool Alive(Entity e) => e.Created < _state
        && e.Events.LastOrDefault(x => x.Time < _state && (x.Scope.StartsWith("delete:", StringComparison.Ordinal) || x.Scope.StartsWith("restore:", StringComparison.Ordinal)))?.Scope.StartsWith("delete:", StringComparison.Ordinal) != true;

    private DateTimeOffset Confirmed(string user) => _events
        .Where(e => (e.Scope == "confirm:user" && (e.ObjId ?? e.UserId) == user) || (e.Scope == "create:user" && e.ObjId == user && Payload(e, "confirmed") == "true"))
        .Select(e => e.Scope == "create:user" && Payload(e, "created_at") is { Length: > 0 } at ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : e.Time)
        .DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    private int Creators(string kind) => Entities(kind).Where(New).Select(e => e.Owner).Where(o => o.Length > 0 && !IsSystem(o)).Distinct().Count();

    private IEnumerable<Event> InPeriod() => _events.Where(e => e.Time >= from && e.Time < to);

    private HashSet<string> Active() =>
    [
        .. all.Where(e => e.Time >= from && e.Time < to && e.UserId is not null && e.OrgSlug != "footfall" && e.Scope != "send:working_time" && IsActivity(e.Scope))
            .Select(e => e.UserId!).Where(u => !IsSystem(u) && (orgs is null || UsersOfOrgs(InWindow).Contains(u))),
    ];

    private int Members(string team) => Users("team", team, [], AtState).Count(u => !IsSystem(u));

    private HashSet<string> UsersOfOrgs(Func<List<Event>, bool> holds) => [.. orgs!.SelectMany(o => Users("team", o, [], holds).Concat(Users("organization", o, [], holds)))];

    private bool AtState(List<Event> changes) => changes.LastOrDefault(e => e.Time < _state)?.Scope == "add:member";

    private bool InWindow(List<Event> changes) =>
        changes.LastOrDefault(e => e.Time <= from)?.Scope == "add:member" || changes.Any(e => e.Scope == "add:member" && e.Time >= from && e.Time < to);

    private bool IsSystem(string user) => IsSystem("user", user);

    private bool IsSystem(string kind, string id) => _events.Any(x => x.Scope == $"create:{kind}" && x.ObjId == id && Payload(x, "system") == "true");

    private HashSet<string> Users(string kind, string id, HashSet<string> seen, Func<List<Event>, bool> holds) =>
    [
        .. Direct(kind, id, "user", holds),
        .. Direct(kind, id, "group", holds).Where(seen.Add).ToList().SelectMany(g => Users("group", g, seen, holds)),
    ];

    private IEnumerable<string> Direct(string kind, string id, string memberKind, Func<List<Event>, bool> holds) => _events
        .Where(e => e.Scope is "add:member" or "remove:member" && e.ObjName == kind && e.ObjId == id)
        .Where(e => (Payload(e, "member_kind") is { Length: > 0 } of ? of : "user") == memberKind)
        .GroupBy(e => Payload(e, "member")).Where(g => holds([.. g])).Select(g => g.Key);

    private IEnumerable<List<Event>> Containers() => _events.Where(e => e.Scope is "start:container" or "stop:container").GroupBy(e => e.ObjId).Select(g => g.ToList())
        .Where(g => g.FirstOrDefault(e => e.Scope == "start:container") is { } first && IsOf(first));

    private IEnumerable<(string Id, DateTimeOffset At, DateTimeOffset End)> Starts() => Containers().SelectMany(c => c
        .Select((e, i) => (e.ObjId!, e.Time, i + 1 < c.Count ? c[i + 1].Time : now, e.Scope)).Where(s => s.Scope == "start:container").Select(s => (s.Item1, s.Time, s.Item3)));

    private IEnumerable<TaskRun> Tasks() => AllTasks().Where(t => IsOf(t.First));

    private List<TaskRun> AllTasks() =>
    [
        .. _events.Where(e => e.Scope.EndsWith(":run", StringComparison.Ordinal)).GroupBy(e => e.RunId)
            .Select(g => new TaskRun(
                g.First(),
                g.Select(e => Payload(e, "type")).LastOrDefault(t => t.Length > 0) ?? "",
                StatusOf(g.Last()),
                g.Last().Time,
                g.Select(e => Payload(e, "model")).LastOrDefault(m => m.Length > 0) ?? ""))
            .Where(t => t.Type is not ("" or "agent")),
    ];

    private static string StatusOf(Event e) => e.Scope switch
    {
        "create:run" => "queued",
        "start:run" => "started",
        "finish:run" => "finished",
        "fail:run" => "error",
        _ => "stopped",
    };

    private sealed record TaskRun(Event First, string Type, string Status, DateTimeOffset At, string Model)
    {
        public DateTimeOffset Created => First.Time;
    }

    private sealed record Entity(string Id, List<Event> Events)
    {
        private Event First => Events.First(e => e.Scope.StartsWith("create:", StringComparison.Ordinal));

        public DateTimeOffset Created => Events.Where(e => e.Scope.StartsWith("create:", StringComparison.Ordinal)).Select(e => StatsRecount.Payload(e, "created_at")).Where(t => t.Length > 0)
            .Select(t => DateTimeOffset.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(First.Time).Min();

        public string Owner => StatsRecount.Payload(First, "owner") is { Length: > 0 } owner ? owner : First.UserId ?? "";

        public bool IsIn(IReadOnlyList<string> orgs) => orgs.Contains(First.OrgId ?? "\0") || orgs.Contains(First.OrgSlug ?? "\0");

        public string Payload(string name) => StatsRecount.Payload(First, name);
    }
}
