using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Analytics.Stats;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>What statistics make of snapshots among events, in any order, against a naive recount: the latest snapshot says what it says, events say the rest.</summary>
public sealed class SnapshotTests
{
    private static readonly DateTimeOffset Now = Some.Day.AddDays(60);
    private static readonly string[] Metrics = ["jobs.total", "jobs.created", "jobs.users", "users.total", "users.signups", "users.signups_confirmed", "users.signup_domains"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Numbers_OfSnapshotsAndEvents_AreTheRecount(int seed)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync();
        foreach (var part in Enumerable.Range(0, 160).Select(_ => Any(random)).ToList().Chunk(40))
        {
            await history.AddAsync(part);
            var windows = Enumerable.Range(0, 3).Select(_ => random.Next(900)).Select(h => new StatsWindow(Some.Day.AddHours(h), Some.Day.AddHours(h + 1 + random.Next(400)))).ToList();
            foreach (var orgs in new string[]?[] { null, ["t1"] })
            {
                var metrics = StatsCatalogue.Metrics.Where(m => Metrics.Contains(m.FullKey)).ToList();
                var values = await history.Stats.ValuesAsync(metrics, new StatsAsk(windows, orgs, Now), Stop);
                foreach (var (metric, window, i) in metrics.SelectMany(m => windows.Select((w, i) => (m, w, i))))
                {
                    var expected = Recount(history.Events, metric.FullKey, window, orgs);
                    Assert.True(expected == values[metric][i].Number, $"{metric.FullKey} of {orgs?[0] ?? "all"} is {values[metric][i].Number}, and the recount says {expected}.");
                }
            }
        }
    }

    private static double Recount(List<Event> events, string metric, StatsWindow window, string[]? orgs)
    {
        var kind = metric.StartsWith("jobs", StringComparison.Ordinal) ? "job" : "user";
        var all = events.Where(e => e.Scope.EndsWith($":{kind}", StringComparison.Ordinal)).GroupBy(e => e.ObjId!)
            .Select(g => new Told(g.Key, [.. g])).Where(t => t.Created is not null && !t.IsSystem)
            .Where(t => orgs is null || (kind == "user" ? IsMember(events, t.Id, orgs[0], window.To) : orgs.Contains(t.Org)))
            .ToList();
        var fresh = all.Where(t => t.Created >= window.From && t.Created < window.To).ToList();
        var system = events.Where(e => e.Scope.EndsWith(":user", StringComparison.Ordinal)).GroupBy(e => e.ObjId!).Where(g => new Told(g.Key, [.. g]).IsSystem).Select(g => g.Key).ToList();
        return metric.Split('.')[1] switch
        {
            "total" => all.Count(t => t.IsAlive(window.To)),
            "users" => fresh.Select(t => t.Owner).Where(o => o.Length > 0 && !system.Contains(o)).Distinct().Count(),
            "signups_confirmed" => fresh.Count(t => t.Confirmed < window.To),
            "signup_domains" => fresh.Select(t => t.Text("email")).Where(m => m.Contains('@')).Select(m => m.Split('@')[^1].Trim().TrimEnd('.').ToLowerInvariant()).Distinct().Count(),
            _ => fresh.Count,
        };
    }

    private static bool IsMember(List<Event> events, string user, string org, DateTimeOffset state)
    {
        var told = events.Where(e => e.Scope is "add:member" or "remove:member" && e.ObjId == org && Payload(e, "member") == user).ToList();
        var changes = told.Where(e => !IsSnapshot(e)).Select(e => (At: e.Time, e.Received, IsAdded: e.Scope == "add:member")).ToList();
        foreach (var stay in told.Where(IsSnapshot).GroupBy(e => e.Time == e.Received ? (DateTimeOffset?)null : e.Time))
        {
            var latest = stay.MaxBy(e => e.Received)!;
            changes.Add((stay.Key ?? told.Where(IsSnapshot).Min(e => e.Time), latest.Received, true));
            if (Instant(latest, "to") is { } to)
            {
                changes.Add((to, latest.Received, false));
            }
        }

        return changes.Where(c => c.At < state).OrderBy(c => c.At).ThenBy(c => c.Received).ThenBy(c => c.IsAdded).LastOrDefault().IsAdded;
    }

    private static bool IsSnapshot(Event e) => Payload(e, "snapshot") == "true";

    private static string Payload(Event e, string name) => JsonNode.Parse(e.Payload ?? "{}")![name]?.ToString() ?? "";

    private static DateTimeOffset? Instant(Event e, string name) => Payload(e, name) is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static Event Any(Random random)
    {
        DateTimeOffset At() => Some.Day.AddMilliseconds(random.NextInt64(40L * 86_400_000));
        string? Maybe(int of, string text) => random.Next(of) == 0 ? text : null;
        bool? Flag(int of) => random.Next(of) switch { 0 => true, 1 => false, _ => null };
        var received = At();
        var user = $"u{random.Next(5)}";
        if (random.Next(4) == 0)
        {
            var (isTold, begin, isAdded) = (random.Next(3) > 0, random.Next(4) switch { 0 => received, var n => Some.Day.AddDays(n) }, random.Next(3) > 0);
            var to = isTold && random.Next(2) == 0 ? begin.AddHours(random.Next(1, 400)).ToString("O", CultureInfo.InvariantCulture) : null;
            return Make(isTold || isAdded ? "add:member" : "remove:member", "t1", isTold ? begin : received, received, ("snapshot", isTold ? true : null), ("member", user), ("to", to)) with { ObjName = "team" };
        }

        var kind = random.Next(2) == 0 ? "job" : "user";
        var id = kind == "job" ? $"j{random.Next(5)}" : user;
        var verb = random.Next(10) switch { < 5 => "create", 5 => "delete", 6 => "restore", 7 when kind == "user" => "confirm", _ => "create" };
        var isSnapshot = verb == "create" && random.Next(2) == 0;
        var created = random.Next(3) == 0 ? (DateTimeOffset?)At() : null;
        return Make(
            $"{verb}:{kind}",
            id,
            isSnapshot ? created ?? received : received,
            received,
            ("snapshot", isSnapshot ? true : null),
            ("created_at", created?.ToString("O", CultureInfo.InvariantCulture)),
            ("deleted_at", isSnapshot ? Maybe(3, (created ?? received).AddHours(random.Next(300)).ToString("O", CultureInfo.InvariantCulture)) : null),
            ("owner", Maybe(2, $"u{random.Next(5)}")),
            ("org", Maybe(2, $"t{random.Next(3)}")),
            ("email", Maybe(2, $"x@d{random.Next(3)}.Example{(random.Next(2) == 0 ? "." : "\t\u00a0")}")),
            ("confirmed", Flag(5)),
            ("system", Flag(20))) with
        {
            UserId = verb == "create" && !isSnapshot ? "u1" : null,
        };
    }

    private static Event Make(string scope, string id, DateTimeOffset time, DateTimeOffset received, params (string Name, JsonNode? Value)[] payload)
    {
        var node = new JsonObject();
        foreach (var (name, value) in payload.Where(p => p.Value is not null))
        {
            node[name] = value;
        }

        return Some.Event(time, scope, null) with { Received = received, Source = Source.Server, ObjId = id, Payload = node.ToJsonString() };
    }

    private sealed class Told(string id, List<Event> events)
    {
        private readonly List<Event> _said = [.. events.Where(e => !IsSnapshot(e)).OrderBy(e => e.Time).ThenBy(e => e.Received)];
        private readonly Event? _latest = events.Where(IsSnapshot).MaxBy(e => e.Received);

        public string Id => id;

        public DateTimeOffset? Created => (_latest is null ? null : Instant(_latest, "created_at"))
            ?? Creations.Min(e => Instant(e, "created_at"))
            ?? Creations.Concat(events.Where(IsSnapshot)).Min(e => (DateTimeOffset?)e.Time);

        public bool IsSystem => _latest is not null && Payload(_latest, "system") is { Length: > 0 } said ? said == "true" : _said.Exists(e => Payload(e, "system") == "true");

        public string Owner => Text("owner") is { Length: > 0 } owner ? owner : Creations.FirstOrDefault()?.UserId ?? "";

        public string Org => Text("org");

        public DateTimeOffset? Confirmed
        {
            get
            {
                var said = _latest is null ? "" : Payload(_latest, "confirmed");
                var instants = _said.Where(e => e.Scope == "confirm:user").Select(e => e.Time).Concat(Creations.Where(e => Payload(e, "confirmed") == "true").Select(e => Instant(e, "created_at") ?? e.Time)).Select(t => (DateTimeOffset?)t);
                return said == "true" ? instants.Append(Created).Min() : instants.Where(t => said != "false" || t >= _latest!.Received).Min();
            }
        }

        private IEnumerable<Event> Creations => _said.Where(e => e.Scope.StartsWith("create:", StringComparison.Ordinal));

        public string Text(string name) => _latest is not null && Payload(_latest, name) is { Length: > 0 } said ? said : Creations.FirstOrDefault() is { } first ? Payload(first, name) : "";

        public bool IsAlive(DateTimeOffset state)
        {
            var lives = _said.Where(e => e.Scope.Split(':')[0] is "delete" or "restore").Select(e => (At: e.Time, e.Received, IsGone: e.Scope.StartsWith("delete:", StringComparison.Ordinal))).ToList();
            if (_latest is not null && Instant(_latest, "deleted_at") is { } deleted)
            {
                lives.Add((deleted, _latest.Received, true));
            }

            return Created < state && !lives.Where(l => l.At < state).OrderBy(l => l.At).ThenBy(l => l.Received).LastOrDefault().IsGone;
        }
    }
}
