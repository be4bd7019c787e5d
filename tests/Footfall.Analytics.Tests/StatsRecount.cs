using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The statistics counted naively from events, by the words of semantics 4 and 9.</summary>
internal sealed class StatsRecount(IReadOnlyList<Event> all, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
{
    private readonly DateTimeOffset _state = to < now ? to : now;
    private readonly List<Event> _events = [.. all.Where(e => e.Source == Source.Server && e.OrgSlug != "footfall").OrderBy(e => e.Time).ThenBy(e => e.Received)];

    public double? Of(string metric) => metric switch
    {
        "users.total" => Entities("user").Count(Alive),
        "users.signups" => Entities("user").Count(New),
        "users.signups_confirmed" => Entities("user").Count(u => New(u) && Confirmed(u.Id) < _state),
        "users.signups_social" => Entities("user").Count(u => New(u) && u.Payload("provider") is not ("" or "local" or "password")),
        "users.fresh_domains" => Entities("user").Where(New).Select(Domain).Where(d => d.Length > 0).Distinct().Count(d => !Entities("user").Any(u => u.Created < from && Domain(u) == d)),
        "users.active" => Active().Count,
        "users.retained" => Active().Count(u => (Entities("user").FirstOrDefault(e => e.Id == u)?.Created ?? all.Where(e => e.UserId == u).Min(e => e.Time)) < from),
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
        "agents.active" => InPeriod().Where(e => e.Scope == "report:agent" || (e.Scope == "connect:agent" && Payload(e, "hardware").Length > 0)).Select(e => e.ObjId!).Where(a => !IsSystem("agent", a)).Distinct().Count(),
        "jobs.total" => Entities("job").Count(Alive),
        "jobs.created" => Entities("job").Count(New),
        "jobs.users" => Creators("job"),
        "models.total" => Entities("model").Count(Alive),
        "models.created" => Entities("model").Count(New),
        "models.trained" => InPeriod().Where(e => e.Scope == "train:model" && Payload(e, "status").ToLowerInvariant() is "" or "finished").Select(e => e.ObjId!)
            .Concat(Tasks().Where(t => t.Type == "train" && t.Status == "finished" && t.At >= from && t.At < to && t.Model.Length > 0).Select(t => t.Model))
            .Where(m => !IsSystem("model", m)).Distinct().Count(),
        "models.users" => Creators("model"),
        "notebooks.containers_total" => Starts().Select(s => (s.Id, s.At)).GroupBy(s => s.Id).Count(g => g.Min(s => s.At) < _state),
        "notebooks.added" => Entities("notebook").Count(New),
        "notebooks.run" => InPeriod().Where(e => e.Scope == "start:container").Select(e => Payload(e, "notebook")).Where(n => n.Length > 0 && !IsSystem("notebook", n)).Distinct().Count(),
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

    private List<Entity> Entities(string kind) =>
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
            .Select(e => e.UserId!).Where(u => !IsSystem(u)),
    ];

    private int Members(string team) => Users("team", team, []).Count(u => !IsSystem(u));

    private bool IsSystem(string user) => IsSystem("user", user);

    private bool IsSystem(string kind, string id) => _events.Any(x => x.Scope == $"create:{kind}" && x.ObjId == id && Payload(x, "system") == "true");

    private HashSet<string> Users(string kind, string id, HashSet<string> seen) =>
    [
        .. Direct(kind, id, "user"),
        .. Direct(kind, id, "group").Where(seen.Add).ToList().SelectMany(g => Users("group", g, seen)),
    ];

    private IEnumerable<string> Direct(string kind, string id, string memberKind) => _events
        .Where(e => e.Scope is "add:member" or "remove:member" && e.ObjName == kind && e.ObjId == id && e.Time < _state)
        .Where(e => (Payload(e, "member_kind") is { Length: > 0 } of ? of : "user") == memberKind)
        .GroupBy(e => Payload(e, "member")).Where(g => g.Last().Scope == "add:member").Select(g => g.Key);

    private IEnumerable<List<Event>> Containers() => _events.Where(e => e.Scope is "start:container" or "stop:container").GroupBy(e => e.ObjId).Select(g => g.ToList()).Where(g => g.Any(e => e.Scope == "start:container"));

    private IEnumerable<(string Id, DateTimeOffset At, DateTimeOffset End)> Starts() => Containers().SelectMany(c => c
        .Select((e, i) => (e.ObjId!, e.Time, i + 1 < c.Count ? c[i + 1].Time : now, e.Scope)).Where(s => s.Scope == "start:container").Select(s => (s.Item1, s.Time, s.Item3)));

    private List<TaskRun> Tasks() =>
    [
        .. _events.Where(e => e.Scope.EndsWith(":run", StringComparison.Ordinal)).GroupBy(e => e.RunId)
            .Select(g => new TaskRun(
                g.First().Time,
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

    private sealed record TaskRun(DateTimeOffset Created, string Type, string Status, DateTimeOffset At, string Model);

    private sealed record Entity(string Id, List<Event> Events)
    {
        private Event First => Events.First(e => e.Scope.StartsWith("create:", StringComparison.Ordinal));

        public DateTimeOffset Created => Events.Where(e => e.Scope.StartsWith("create:", StringComparison.Ordinal)).Select(e => StatsRecount.Payload(e, "created_at")).Where(t => t.Length > 0)
            .Select(t => DateTimeOffset.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(First.Time).Min();

        public string Owner => StatsRecount.Payload(First, "owner") is { Length: > 0 } owner ? owner : First.UserId ?? "";

        public string Payload(string name) => StatsRecount.Payload(First, name);
    }
}
