using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>One sitting of one person: bursts of actions on one project, with pauses between them.</summary>
#pragma warning disable CA5394 // made-up data
internal sealed class SimulatedSession(SimulatedPerson person, DateTime start, Random random)
{
    // A task is cut into so many jobs, and one is worked on at a time.
    private const int Jobs = 7;

    private readonly string _id = $"s{random.NextInt64(1L << 40):x10}";
    private readonly int _project = person.Org.Project(SimulatedPlatform.Skewed(random, person.Org.Projects));
    private DateTimeOffset _now = new(start, TimeSpan.Zero);
    private int _task = random.Next(1, SimulatedPlatform.Tasks + 1);
    private int _job = random.Next(Jobs);
    private int _frame;

    /// <summary>Whether the person's account is created with this session.</summary>
    internal bool CreatesUser { get; init; }

    internal void AddTo(List<Event> events, int count)
    {
        if (CreatesUser)
        {
            events.Add(New("create:user", Source.Server) with
            {
                ObjName = "user",
                ObjId = person.Id,
                ObjVal = person.Name,
                SessionId = null,
                Payload = Json(("email", person.Email), ("provider", random.NextDouble() < 0.3 ? "github" : "local")),
            });
        }

        events.Add(New("login:user"));
        while (count > 0)
        {
            var burst = Math.Min(count, 1 + random.Next(12));
            for (var i = 0; i < burst; i++)
            {
                _now += TimeSpan.FromMilliseconds(400 + (-Math.Log(1 - random.NextDouble()) * 9000));
                events.Add(Act());
            }

            count -= burst;
            _now += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) * 240);
            if (random.NextDouble() < 0.2)
            {
                (_task, _job) = (random.Next(1, SimulatedPlatform.Tasks + 1), random.Next(Jobs));
            }
        }

        if (random.NextDouble() < 0.4)
        {
            events.Add(New("logout:user"));
        }
    }

    private Event Act()
    {
        if (random.NextDouble() < 0.006)
        {
            return Fail();
        }

        return person.Trade switch
        {
            Trade.Labeling => Label(),
            Trade.Analysis => Analyze(),
            _ => Code(),
        };
    }

    private Event Label()
    {
        var (scope, source, weightless) = SimulatedScopes.Labeling(random);
        var e = OnJob(New(scope, source));
        return scope switch
        {
            "change:frame" => e with { Count = 1, Duration = Milliseconds(300), Payload = Json(("from", _frame), ("to", ++_frame), ("step", 1)) },
            "draw:object" => e with { Count = 1, Duration = Milliseconds(5000), Payload = Json(("object_type", "shape"), ("label", random.Next(1, 12)), ("frame", _frame)) },
            "click:element" => e with { ObjName = "cvat-controls", ObjVal = SimulatedScopes.Button(random), Payload = Json(("location", $"/tasks/{Task}/jobs/{Job}")) },
            "create:shapes" or "update:shapes" or "delete:shapes" => e with { ObjName = "polygon", Count = (uint)random.Next(1, 9) },
            _ => weightless ? e : e with { Duration = Milliseconds(900) },
        };
    }

    private Event Analyze()
    {
        var package = person.Favourites[SimulatedPlatform.Skewed(random, person.Favourites.Count)];
        if (random.NextDouble() < 0.45)
        {
            var function = package.Functions[SimulatedPlatform.Skewed(random, package.Functions.Count)];
            return Called(function, random.Next(10, 5000)) with
            {
                Package = package.Name,
                Function = function,
                Duration = Milliseconds(1400),
                ProjectId = Number(_project),
            };
        }

        var (scope, source) = SimulatedScopes.Analysis(random);
        return New(scope, source) with { Package = random.NextDouble() < 0.8 ? package.Name : null, ProjectId = Number(_project) };
    }

    /// <summary>A call: what came out of it, or, where a prediction had too much to do, why nothing did.</summary>
    private Event Called(string function, int rows)
    {
        const int TooMany = 4_600;
        JsonObject inputs = new() { ["rows"] = rows };
        return rows > TooMany && function.EndsWith(":predict", StringComparison.Ordinal)
            ? New("call:function", Source.Server) with { Failed = true, Payload = Json(("inputs", inputs), ("status", "error"), ("error", "CUDA out of memory")) }
            : New("call:function", Source.Server) with { Payload = Json(("inputs", inputs), ("outputs", new JsonObject { ["kept"] = rows - (rows / 7) }), ("status", "finished")) };
    }

    private Event Code()
    {
        var (scope, source) = SimulatedScopes.Coding(random);
        var e = New(scope, source) with { WorkspaceId = $"w{person.Id}" };
        var template = SimulatedScopes.Template(person.Id);
        return scope switch
        {
            // What was used, for some minutes from now on.
            "use:ide" or "use:app" or "use:tunnel" => e with { Duration = Milliseconds(420_000), Payload = Json(("app", SimulatedScopes.App(scope, person.Id)), ("template", template), ("connections", 1)) },
            "use:web_terminal" => e with { Duration = Milliseconds(120_000), Payload = Json(("template", template), ("connections", 1)) },
            "build:workspace" => e with
            {
                Agent = $"agent-{random.Next(1, 6)}",
                Payload = Json(("template", template), ("number", _now.ToUnixTimeSeconds() / 86_400), ("parameters", new JsonObject { ["region"] = SimulatedScopes.Region(person.Id), ["cpu"] = 2 << random.Next(3) })),
            },
            _ => e,
        };
    }

    private Event Fail() => OnJob(New(Scope.Exception)) with
    {
        Level = "error",
        Package = person.Trade == Trade.Analysis ? person.Favourites[0].Name : null,
        Payload = SimulatedScopes.Error(random, _now),
    };

    private int Task => SimulatedOrg.Task(_project, _task);

    private int Job => (Task * 10) + _job;

    private Event OnJob(Event e) => e with { ProjectId = Number(_project), TaskId = Number(Task), JobId = Number(Job) };

    private ulong Milliseconds(double typical) => (ulong)(typical * Math.Exp((random.NextDouble() + random.NextDouble() - 1) * 2.5));

    private Event New(string scope, Source source = Source.Client) => new()
    {
        Id = random.NextGuid(),
        Time = _now,
        Received = _now,
        Scope = scope,
        Source = source,
        OrgId = person.Org.Id,
        OrgSlug = person.Org.Slug,
        UserId = person.Id,
        UserName = person.Name,
        UserEmail = person.Email,
        SessionId = _id,
        ClientName = person.Client.Name,
        ClientVersion = person.Client.Version,
        Os = person.Client.Os,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Json(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            json[name] = value;
        }

        return json.ToJsonString(JsonSerializerOptions.Default);
    }
}
