using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>What surrounds people who analyse data: groups, queries, what they click, datasets made of others, and versions of packages that are installed.</summary>
#pragma warning disable CA5394 // made-up data
internal sealed class SimulatedAnalysis(SimulatedPlatform platform, Random random)
{
    // Few enough that datasets are not all that there is to see of what nobody uses.
    private const double DerivingShare = 0.01;
    private const string Everybody = "group-1";
    private static readonly string[] Groups = ["Science", "Chemists", "Biologists", "Statisticians"];
    private static readonly string[] Queries = ["Compounds by assay", "Plates of a week", "Samples without a label", "Orders by region", "Sensors that are silent", "Papers by author"];

    // A part of the screen and what is in it; clicked more often the earlier it stands.
    private static readonly string[] Elements =
    [
        "Ribbon / Run", "Table / Header / Sort", "Table / Header / Filter", "Ribbon / Save", "Toolbox / Charts / Scatter plot", "Toolbox / Charts / Histogram", "Browse / Projects / Open", "Dialog / OK",
        "Toolbox / Charts / Heat map", "Browse / Queries / Run", "Menu / Data / Join tables", "Menu / Data / Unpivot", "Dialog / Cancel", "Menu / Tools / Scripting", "Menu / Help / Wiki", "Ribbon / Share",
    ];

    private readonly List<string> _datasets = [];
    private readonly Dictionary<string, int> _versions = [];

    /// <summary>Adds to a day's events, and tells of clicks what was clicked. Not in order.</summary>
    internal void AddDay(List<Event> events, DateOnly date, bool isFirst)
    {
        for (var (i, end) = (0, events.Count); i < end; i++)
        {
            if (events[i] is { Scope: "click:element", ProjectId: not null, Payload: null } click)
            {
                events[i] = Click(events, click);
            }
            else if (events[i] is { Scope: "call:function", UserId: not null } call && random.NextDouble() < DerivingShare)
            {
                Derive(events, call);
            }
        }

        var morning = new DateTimeOffset(date.ToDateTime(new TimeOnly(6, random.Next(60))), TimeSpan.Zero);
        if (isFirst)
        {
            Found(events, morning.AddHours(-2));
        }

        if (random.NextDouble() < 0.6)
        {
            Publish(events, morning);
        }
    }

    private Event Click(List<Event> events, Event click)
    {
        var element = Elements[SimulatedPlatform.Skewed(random, Elements.Length)];
        var request = string.Create(CultureInfo.InvariantCulture, $"r{random.NextInt64(1L << 40):x10}");
        if (random.NextDouble() < (element.StartsWith("Menu / Data", StringComparison.Ordinal) ? 0.2 : 0.01))
        {
            var failed = click.Time.AddMilliseconds(200 + random.Next(2500));
            events.Add(click with { Id = random.NextGuid(), Time = failed, Received = failed, Scope = Scope.Exception, Level = "error", RequestId = $"{request}.1", Payload = SimulatedScopes.Error(random, failed) });
        }

        return click with { RequestId = request, Payload = new JsonObject { ["path"] = element }.ToJsonString(JsonSerializerOptions.Default) };
    }

    /// <summary>A call that made a dataset, of a query or of a dataset that was there.</summary>
    private void Derive(List<Event> events, Event call)
    {
        var made = string.Create(CultureInfo.InvariantCulture, $"dataset-{_datasets.Count + 1}");
        var source = _datasets.Count > 0 && random.NextDouble() < 0.6
            ? Ref("dataset", _datasets[^(1 + SimulatedPlatform.Skewed(random, Math.Min(_datasets.Count, 12)))], "input")
            : Ref("query", string.Create(CultureInfo.InvariantCulture, $"query-{1 + random.Next(Queries.Length)}"), "input");
        _datasets.Add(made);
        var time = call.Time.AddMilliseconds(call.Duration ?? 0);
        events.Add(call with
        {
            Id = random.NextGuid(),
            Time = time,
            Received = time,
            Duration = null,
            Scope = "create:dataset",
            ObjName = "dataset",
            ObjId = made,
            ObjVal = string.Create(CultureInfo.InvariantCulture, $"{call.Function} {_datasets.Count}"),
            Payload = new JsonObject { ["refs"] = new JsonArray(source, Ref("function", call.Function!, "input"), Ref("dataset", made, "output")) }.ToJsonString(JsonSerializerOptions.Default),
        });
    }

    /// <summary>Groups in a group, those who analyse among them, and queries.</summary>
    private void Found(List<Event> events, DateTimeOffset time)
    {
        for (var i = 0; i < Groups.Length; i++)
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"group-{i + 1}");
            events.Add(New("create:group", time, "group", group, Groups[i], null));
            if (group != Everybody)
            {
                events.Add(New("add:member", time.AddSeconds(1), "group", Everybody, null, new JsonObject { ["member"] = group, ["member_kind"] = "group" }));
            }
        }

        foreach (var (i, person) in platform.People.Where(p => p.Trade == Trade.Analysis).Index())
        {
            var group = string.Create(CultureInfo.InvariantCulture, $"group-{2 + (i % (Groups.Length - 1))}");
            events.Add(New("add:member", time.AddSeconds(2), "group", group, null, new JsonObject { ["member"] = person.Id }));
        }

        foreach (var (i, query) in Queries.Index())
        {
            events.Add(New("create:query", time.AddSeconds(3), "query", string.Create(CultureInfo.InvariantCulture, $"query-{i + 1}"), query, null));
        }
    }

    private void Publish(List<Event> events, DateTimeOffset time)
    {
        var package = platform.Packages[SimulatedPlatform.Skewed(random, platform.Packages.Count)].Name;
        var version = string.Create(CultureInfo.InvariantCulture, $"1.{_versions[package] = _versions.GetValueOrDefault(package) + 1}.0");
        var author = platform.People[SimulatedPlatform.Skewed(random, platform.People.Count)];
        events.Add(New("publish:package", time, "package", package, package, new JsonObject { ["version"] = version, ["ms"] = (int)(4000 * Math.Exp(random.NextDouble() * 2.5)) }) with
        {
            Package = package,
            UserId = author.Id,
            UserName = author.Name,
            OrgId = author.Org.Id,
            OrgSlug = author.Org.Slug,
        });
    }

    private static JsonObject Ref(string kind, string id, string role) => new() { ["kind"] = kind, ["id"] = id, ["role"] = role };

    private Event New(string scope, DateTimeOffset time, string kind, string id, string? name, JsonObject? payload) => new()
    {
        Id = random.NextGuid(),
        Time = time,
        Received = time,
        Scope = scope,
        Source = Source.Server,
        ObjName = kind,
        ObjId = id,
        ObjVal = name,
        Payload = payload?.ToJsonString(JsonSerializerOptions.Default),
    };
}
