using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>What the platform's server tells of the things on it: teams, workspaces, projects, agents, jobs, models, notebooks, links, and tasks that run.</summary>
#pragma warning disable CA5394 // made-up data
internal sealed class SimulatedEstate(SimulatedPlatform platform, SimulatedLabeling labeling, Random random)
{
    private static readonly string[] TaskTypes = ["app", "app", "app", "import", "export", "clone", "train", "inference", "pipeline"];
    private static readonly string[] DataTypes = ["images", "images", "videos", "point_clouds"];
    private static readonly string[] ModelNames = ["Segmenter", "Detector", "Classifier", "Tracker"];
    private readonly Dictionary<string, int> _made = [];
    private static readonly string[] JobStatuses = ["in_progress", "on_review", "completed", "review_completed", "stopped"];
    private readonly List<string> _projects = [];
    private readonly List<string> _jobs = [];
    private readonly List<string> _models = [];
    private readonly List<string> _notebooks = [];
    private readonly HashSet<string> _members = [];

    /// <summary>Adds a day's events. Not in order.</summary>
    internal void AddDay(List<Event> events, DateOnly date, bool isFirst)
    {
        if (isFirst)
        {
            Found(events, At(date, 5));
        }

        foreach (var person in events.Where(e => e.Scope == "create:user").ToList())
        {
            Join(events, person);
        }

        var active = events.Where(e => e.UserId is not null).Select(e => (e.UserId!, e.UserName, e.OrgId, e.OrgSlug)).Distinct().ToList();
        if (active.Count > 0)
        {
            Work(events, date, active);
            Label(events, date, active);
        }

        foreach (var agent in Enumerable.Range(1, _made.GetValueOrDefault("agent")).Where(_ => random.NextDouble() < 0.8))
        {
            events.Add(New("report:agent", At(date, random.Next(24)), Id("agent", agent), null) with
            {
                Payload = Json(("hardware", new JsonObject { ["cpus"] = 8 << (agent % 3), ["memory_gb"] = 32 << (agent % 3), ["gpu"] = agent % 2 == 0 ? "L4" : null, ["load"] = Math.Round(random.NextDouble(), 2), ["free_gb"] = random.Next(8, 32 << (agent % 3)) })),
            });
        }
    }

    /// <summary>What was there from the beginning.</summary>
    private void Found(List<Event> events, DateTimeOffset time)
    {
        foreach (var org in platform.Orgs)
        {
            var founder = platform.People.FirstOrDefault(p => p.Org == org)?.Id;
            events.Add(New("create:team", time, org.Id, org.Slug) with { OrgId = org.Id, OrgSlug = org.Slug, UserId = founder });
            Projects(events, time.AddMinutes(3), org, founder);
            events.Add(Made("workspace", time.AddMinutes(1), $"{org.Slug} main", (null, org.Id, org.Slug)));
        }

        for (var i = 0; i < 5; i++)
        {
            events.Add(Made("agent", time.AddMinutes(2), $"gpu-{i + 1}", null));
        }
    }

    /// <summary>Those that people of an org work on, with their tasks.</summary>
    private void Projects(List<Event> events, DateTimeOffset time, SimulatedOrg org, string? founder)
    {
        for (var i = 0; i < org.Projects; i++)
        {
            var project = org.Project(i);
            events.Add(In(org, founder, New("create:project", time, Text(project), Words.Project(i + (project / 100))) with { Payload = Json(("type", DataTypes[i % DataTypes.Length])) }));
            for (var task = 1; task <= SimulatedPlatform.Tasks; task++)
            {
                events.Add(In(org, founder, New("create:task", time, Text(SimulatedOrg.Task(project, task)), string.Create(CultureInfo.InvariantCulture, $"Batch {task}"))) with { ProjectId = Text(project) });
            }
        }
    }

    private static Event In(SimulatedOrg org, string? userId, Event e) => e with { OrgId = org.Id, OrgSlug = org.Slug, UserId = userId };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Join(List<Event> events, Event created)
    {
        if (random.NextDouble() < 0.85)
        {
            events.Add(New("confirm:user", created.Time.AddMinutes(1 + random.Next(30)), created.ObjId!, null));
        }

        if (_members.Add(created.ObjId!))
        {
            events.Add(New("add:member", created.Time.AddSeconds(20), created.OrgId!, null) with
            {
                ObjName = "team",
                OrgId = created.OrgId,
                OrgSlug = created.OrgSlug,
                Payload = Json(("member", created.ObjId)),
            });
        }
    }

    /// <summary>Things that active people make, and tasks that run for them.</summary>
    private void Work(List<Event> events, DateOnly date, List<(string, string?, string?, string?)> active)
    {
        (string, string?, string?) Somebody() => active[random.Next(active.Count)] is var (id, _, org, slug) ? (id, org, slug) : default;
        void Make(double chance, string kind, string name, Action<string>? then = null, params (string, JsonNode?)[] payload)
        {
            if (random.NextDouble() < chance)
            {
                var made = Made(kind, At(date, 8 + random.Next(10)), $"{name} {_made.GetValueOrDefault(kind) + 1}", Somebody(), payload);
                events.Add(made);
                then?.Invoke(made.ObjId!);
            }
        }

        Make(0.5, "project", "Dataset", _projects.Add, ("origin", random.NextDouble() < 0.3 ? "imported" : null));
        Make(0.9, "job", "Job", _jobs.Add);
        Make(0.8, "job", "Job", _jobs.Add);
        Make(0.2, "workspace", "Workspace");
        Make(0.15, "model", ModelNames[random.Next(ModelNames.Length)], _models.Add);
        Make(0.3, "notebook", "Notebook", _notebooks.Add);
        Make(0.35, "link", "Link");
        Make(0.05, "agent", "gpu");
        Make(0.08, "team", "Team", null, ("auto", random.NextDouble() < 0.5 ? true : null));
        if (_projects.Count > 8 && random.NextDouble() < 0.08)
        {
            var gone = _projects[random.Next(_projects.Count)];
            _projects.Remove(gone);
            events.Add(New("delete:project", At(date, 18), gone, null));
        }

        for (var i = random.Next(4); i > 0 && _notebooks.Count > 0; i--)
        {
            Container(events, At(date, 8 + random.Next(9)));
        }

        for (var i = 3 + random.Next(9); i > 0; i--)
        {
            Task(events, At(date, 8 + random.Next(11)), Somebody());
        }
    }

    private void Label(List<Event> events, DateOnly date, List<(string, string?, string?, string?)> active)
    {
        if (_jobs.Count == 0 || _projects.Count == 0)
        {
            return;
        }

        labeling.AddDay(events, date, active, _jobs[^1], _projects[^1]);
        var changed = _jobs[random.Next(_jobs.Count)];
        events.Add(New("update:job", At(date, 19), changed, null) with { Payload = Json(("status", JobStatuses[random.Next(JobStatuses.Length)])) });
    }

    private void Container(List<Event> events, DateTimeOffset time)
    {
        var id = Next("container");
        events.Add(New("start:container", time, id, null) with { Payload = Json(("notebook", _notebooks[random.Next(_notebooks.Count)])) });
        if (random.NextDouble() < 0.96)
        {
            events.Add(New("stop:container", time.AddMinutes(5 + random.Next(240)), id, null));
        }
    }

    private void Task(List<Event> events, DateTimeOffset time, (string Id, string? Org, string? Slug) who)
    {
        var (run, type) = (Next("task"), TaskTypes[random.Next(TaskTypes.Length)]);
        var model = type == "train" && _models.Count > 0 ? _models[random.Next(_models.Count)] : null;
        var agent = Id("agent", 1 + random.Next(_made["agent"]));
        Event Of(string scope, double minutes, string? status = null) => New(scope, time.AddMinutes(minutes), "", $"{type} {run}") with
        {
            ObjId = null,
            ObjName = "run",
            RunId = run,
            UserId = who.Id,
            OrgId = who.Org,
            OrgSlug = who.Slug,
            Agent = agent,
            Payload = Json(("type", type), ("model", model), ("status", status), ("error", scope == "fail:run" ? Reason(type, run) : null)),
        };

        events.Add(Of("create:run", 0));
        if (random.NextDouble() < 0.02)
        {
            return;
        }

        events.Add(Of("update:run", 0.1, "consumed"));
        if (random.NextDouble() < 0.01)
        {
            return;
        }

        events.Add(Of("start:run", 0.2 + (random.NextDouble() * 3)));
        if (random.NextDouble() < 0.03)
        {
            events.Add(Of("update:run", 4, random.NextDouble() < 0.7 ? "deployed" : "terminating"));
            return;
        }

        var end = random.NextDouble() switch { < 0.86 => "finish:run", < 0.95 => "fail:run", < 0.99 => "stop:run", _ => null };
        if (end is not null)
        {
            events.Add(Of(end, 4 + (random.NextDouble() * 50)));
        }
    }

    /// <summary>Why a task failed: each type fails in ways of its own.</summary>
    private static string Reason(string type, string run) => type switch
    {
        "train" => $"Traceback (most recent call last):\n  File \"/app/train.py\", line {40 + (run.Length * 3)}, in epoch\n    loss.backward()\nRuntimeError: CUDA out of memory. Tried to allocate {run.Length * 128} MiB",
        "import" => $"IsADirectoryError: [Errno 21] Is a directory: '/data/{run}'",
        _ => $"{type} of {run} failed: the disk has {run.Length} MB left",
    };

    private Event Made(string kind, DateTimeOffset time, string name, (string? Id, string? Org, string? Slug)? owner, params (string, JsonNode?)[] payload) =>
        New($"create:{kind}", time, Next(kind), name) with
        {
            UserId = owner?.Id,
            OrgId = owner?.Org,
            OrgSlug = owner?.Slug,
            Payload = payload.Length == 0 ? null : Json(payload),
        };

    private string Next(string kind) => Id(kind, _made[kind] = _made.GetValueOrDefault(kind) + 1);

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");

    private DateTimeOffset At(DateOnly date, int hour) => new(date.ToDateTime(new TimeOnly(hour, random.Next(60), random.Next(60))), TimeSpan.Zero);

    private Event New(string scope, DateTimeOffset time, string id, string? name) =>
        new() { Id = random.NextGuid(), Time = time, Received = time, Scope = scope, Source = Source.Server, ObjName = scope.Split(':')[1], ObjId = id, ObjVal = name };

    private static string Json(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json.ToJsonString(System.Text.Json.JsonSerializerOptions.Default);
    }
}
