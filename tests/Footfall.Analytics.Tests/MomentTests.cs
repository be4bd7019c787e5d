using System.Text.Json.Nodes;
using Footfall.Analytics.Stats;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Rollups;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>Moments of entities that follow their events are those that would be made from nothing, whatever came in which order.</summary>
public sealed class MomentTests
{
    private static readonly DateTimeOffset Now = Some.Day.AddDays(60);
    private static readonly string[] Columns = ["kind", "what", "at", "id", "step", "births", "party", "created", "confirmed", "owner", "org", "slug", "provider", "origin", "auto"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Moments_AfterAnyHistory_AreThoseMadeFromNothing(int seed)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync();
        var events = Enumerable.Range(0, 160).Select(_ => Any(random)).ToList();
        foreach (var part in events.Concat(events.Take(40)).Chunk(25))
        {
            await history.AddAsync(part);
            await history.Moments.BringUpAsync(Stop);
            var kept = await KeptAsync(history.Store);

            // Another way to the same: a table that is emptied and filled.
            Assert.Equal(await FromNothingAsync(history.Store), kept);
        }

        await EntityFeedKeeper.RepairAsync(history.Store, null, Stop);
        await history.Moments.RepairAsync(DateTimeOffset.UtcNow, Stop);
        Assert.Equal(await FromNothingAsync(history.Store), await KeptAsync(history.Store));
    }

    [Fact]
    public async Task Project_ThatMovesBetweenOrgs_CountsWhereItIs()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync([Told(Some.Day, "create:project", "p") with { OrgId = "a" }]);
        Assert.Equal((1, 0), await OfOrgsAsync(history));

        await history.AddAsync([Told(Some.Day.AddDays(1), "create:project", "p", ("snapshot", true), ("org", "b"))]);
        Assert.Equal((0, 1), await OfOrgsAsync(history));

        await history.AddAsync([Told(Some.Day.AddDays(2), "delete:project", "p")]);
        Assert.Equal((0, 0), await OfOrgsAsync(history));

        await history.AddAsync([Told(Some.Day.AddDays(3), "restore:project", "p")]);
        Assert.Equal((0, 1), await OfOrgsAsync(history));
    }

    [Fact]
    public async Task Creation_ThatIsToldLater_IsCountedWhereItLies()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync([Told(Some.Day.AddDays(20), "create:job", "j")]);
        Assert.Equal([0, 1], await CreatedAsync(history));

        await history.AddAsync([Told(Some.Day.AddDays(3), "create:job", "j")]);
        Assert.Equal([1, 0], await CreatedAsync(history));
    }

    [Fact]
    public async Task Rows_OfWhatExists_HaveNamesOrgsAndCreators()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Told(Some.Day, "create:job", "j1") with { OrgId = "a", UserId = "ann", ObjVal = "Birds" },
            Told(Some.Day.AddDays(1), "create:job", "j2") with { ObjVal = "Boats" },
            Told(Some.Day.AddDays(2), "create:job", "j3"),
            Told(Some.Day.AddDays(3), "delete:job", "j3"),
        ]);
        var rows = await history.Stats.RowsAsync(Metric("jobs.total"), new StatsAsk([new(Some.Day, Now)], null, Now), null, 0, 1, Stop);
        Assert.Equal(("j2", "Boats", (string?)null, (string?)null), (rows[0].Id, rows[0].Name, rows[0].Org, rows[0].OwnerId));
        Assert.Equal((1, 2), (rows.Count, rows[0].Total));

        rows = await history.Stats.RowsAsync(Metric("jobs.total"), new StatsAsk([new(Some.Day, Now)], null, Now), null, 1, 1, Stop);
        Assert.Equal(("j1", "Birds", (string?)"a", (string?)"ann"), (rows[0].Id, rows[0].Name, rows[0].Org, rows[0].OwnerId));
        Assert.Equal(Some.Day, rows[0].CreatedAt);
    }

    private static StatsMetric Metric(string key) => StatsCatalogue.Metrics.Single(m => m.FullKey == key);

    private static async Task<(double A, double B)> OfOrgsAsync(History history)
    {
        async Task<double> Of(string org)
        {
            var values = await history.Stats.ValuesAsync([Metric("projects.total")], new StatsAsk([new(Some.Day, Now)], [org], Now), Stop);
            return values[Metric("projects.total")][0].Number!.Value;
        }

        return (await Of("a"), await Of("b"));
    }

    private static async Task<IEnumerable<double>> CreatedAsync(History history)
    {
        var windows = new[] { new StatsWindow(Some.Day, Some.Day.AddDays(10)), new StatsWindow(Some.Day.AddDays(10), Some.Day.AddDays(30)) };
        var values = await history.Stats.ValuesAsync([Metric("jobs.created")], new StatsAsk(windows, null, Now), Stop);
        return values[Metric("jobs.created")].Select(v => v.Number!.Value);
    }

    private static Task<List<string>> KeptAsync(IStore store) =>
        LinesAsync(store, $"SELECT {Line} AS line, sum(sign) AS n FROM entity_moments GROUP BY line HAVING n != 0");

    /// <summary>The rows that a table of the same form has when it is filled from the facts at once.</summary>
    private static async Task<List<string>> FromNothingAsync(IStore store)
    {
        foreach (var sql in new[] { "DROP TABLE IF EXISTS anew", "CREATE TABLE anew AS entity_moments", EntityMoments.All.Replace("INTO entity_moments", "INTO anew", StringComparison.Ordinal) })
        {
            await store.ExecuteAsync(new Statement(sql) { Lane = Lane.Write }, Stop);
        }

        return await LinesAsync(store, $"SELECT {Line} AS line, sum(sign) AS n FROM anew GROUP BY line");
    }

    private static string Line => $"concat({string.Join(", ' ', ", Columns.Select(c => $"toString({c})"))})";

    private static async Task<List<string>> LinesAsync(IStore store, string sql)
    {
        var text = await store.TextAsync(new Statement(sql) { Lane = Lane.Write }, "TabSeparated", Stop);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    private static Event Any(Random random)
    {
        var kind = EntityMoments.Kinds[random.Next(EntityMoments.Kinds.Count)];
        var verb = random.Next(12) switch { < 5 => "create", < 8 => "delete", < 10 => "restore", 10 => "confirm", _ => "update" };
        var told = Told(
            Some.Day.AddMilliseconds(random.NextInt64(40L * 86_400_000)),
            $"{verb}:{kind}",
            $"{random.Next(5)}",
            ("snapshot", verb == "create" && random.Next(4) == 0 ? true : null),
            ("created_at", random.Next(4) == 0 ? Some.Day.AddHours(random.Next(900)).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null),
            ("deleted_at", random.Next(4) == 0 ? Some.Day.AddHours(random.Next(900)).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null),
            ("owner", random.Next(3) == 0 ? $"u{random.Next(3)}" : null),
            ("org", random.Next(3) == 0 ? $"t{random.Next(3)}" : null),
            ("email", random.Next(3) == 0 ? $"x@d{random.Next(3)}.example" : null),
            ("origin", random.Next(3) == 0 ? "cloned" : null),
            ("confirmed", random.Next(4) == 0 ? true : null),
            ("system", random.Next(40) == 0 ? true : null));
        return told with { OrgId = random.Next(2) == 0 ? $"t{random.Next(3)}" : null, UserId = $"u{random.Next(3)}" };
    }

    private static Event Told(DateTimeOffset time, string scope, string id, params (string Name, JsonNode? Value)[] payload)
    {
        var node = new JsonObject();
        foreach (var (name, value) in payload.Where(p => p.Value is not null))
        {
            node[name] = value;
        }

        return Some.Event(time, scope, null) with { Source = Source.Server, ObjId = id, Payload = node.Count == 0 ? null : node.ToJsonString() };
    }
}
