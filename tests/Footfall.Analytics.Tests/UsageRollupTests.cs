using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>
/// What questions about use answer out of rollups against what they answer out of the events alone, which other tests hold against naive recounts: of random
/// histories, sealed, with late events, and sealed again.
/// </summary>
public sealed class UsageRollupTests
{
    private static readonly string[] Paths = ["File / Open", "File / Print", "View / Zoom", ""];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Answers_AreThoseOfTheEvents_WhileDaysAreSealedAndBroken(int seed)
    {
        await using var history = await History.StartAsync();
        var random = new Random(seed);
        await history.AddAsync(Events(random, 1500, Some.Day, 9));
        await history.SealAsync();
        Assert.Equal(9, history.Seals.Current.All.Count);
        await CompareAsync(history);

        await history.AddAsync(Events(random, 60, Some.Day.AddDays(3), 2));
        Assert.Equal(7, history.Seals.Current.All.Count);
        await CompareAsync(history);

        await history.SealAsync();
        Assert.Equal(9, history.Seals.Current.All.Count);
        await CompareAsync(history);
    }

    [Fact]
    public async Task PointsAndPanes_EqualTheRecount_OfSealedDaysWithLateEvents()
    {
        await using var history = await History.StartAsync();
        var random = new Random(23);
        await history.AddAsync(Events(random, 1500, Some.Day, 9));
        await history.SealAsync();
        await history.AddAsync(Events(random, 60, Some.Day.AddDays(3), 2));
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);
        foreach (var filter in Filters().Where(f => f.Access == Access.All))
        {
            var (events, halves) = (history.Matching(filter), BucketSeries.OfEpoch(filter.Range, 43_200));
            var points = await questions.ScatterAsync(ScatterPlot.Packages, filter, halves, 50_000, Stop);
            var panes = await questions.ContextAsync(filter, 1000, Stop);

            Assert.Equal(
                UsageRecount.Points(events.Where(e => e.UserId is not null), 43_200, e => e.Package ?? "Core"),
                points.Select(r => $"{r.Time.ToUnixTimeMilliseconds()} {r.Package} {r.Thing} {r.UserId} {r.Count}").Order(StringComparer.Ordinal));
            Assert.Equal(UsageRecount.Panes(events), panes.Select(r => $"{r.Pane} {r.Package} {r.Name} {r.Count}").Order(StringComparer.Ordinal));
            Assert.All(panes.Where(p => p.Pane == "user"), p => Assert.Equal(
                (events.Where(e => (e.UserId ?? "") == p.Name).Min(e => e.Time), events.Where(e => (e.UserId ?? "") == p.Name).Max(e => e.Time)), (p.First, p.Last)));
        }
    }

    [Fact]
    public async Task DaysThatAreSealed_AreReadFromRollups_AndWhatThoseDoNotKnowFromEvents()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(Events(new Random(24), 300, Some.Day, 9));
        await history.SealAsync();
        var (filter, asked) = (Some.Filter(Some.Day, Some.Day.AddDays(9)), new Asked(history, () => history.Seals.Current));

        Assert.All(asked.Statements(filter), sql => Assert.DoesNotContain("FROM events", sql.Replace("AND (0)", "", StringComparison.Ordinal).Split("UNION ALL")[0], StringComparison.Ordinal));
        Assert.All(asked.Statements(filter.With("source", "client")), sql => Assert.Contains("FROM events", sql, StringComparison.Ordinal));
        Assert.Contains("FROM events", asked.Usage.ScatterStatement(ScatterPlot.Packages, filter, BucketSeries.OfEpoch(filter.Range, 14_400), 10).Sql, StringComparison.Ordinal);
    }

    /// <summary>Days without an event between sealed ones are nothing to look into: with very many, all would be read from events.</summary>
    [Fact]
    public async Task DaysWithoutEvents_DoNotKeepRollupsFromBeingRead()
    {
        await using var history = await History.StartAsync();
        var first = Some.Day.AddDays(-600);
        await history.AddAsync([.. Enumerable.Range(0, 200).Select(i => Some.Event(first.AddDays(3 * i)) with { Package = $"p{i % 3}" })]);
        await history.SealAsync();

        var days = history.Seals.Current.Within(new TimeRange(first.AddDays(-3), Some.Day.AddDays(3)));
        var unused = await new Asked(history, () => history.Seals.Current).Unused.UnusedAsync(Some.Filter(Some.Day.AddDays(-1), Some.Day), UnusedQuestions.Kinds, 10, Stop);

        Assert.Equal((200, 2), (days.Days.Count, days.Raw.Count));
        Assert.Equal([("p2", 66), ("p0", 67), ("p1", 67)], unused.Select(r => (r.Id, (int)r.Uses)));
    }

    private static async Task CompareAsync(History history)
    {
        var (rolled, raw) = (new Asked(history, () => history.Seals.Current), new Asked(history, () => SealedDays.None));
        foreach (var filter in Filters())
        {
            Assert.Equal(await raw.AnswersAsync(filter), await rolled.AnswersAsync(filter));
        }
    }

    private static IEnumerable<EventFilter> Filters()
    {
        var all = Some.Filter(Some.Day.AddDays(-1), Some.Day.AddDays(11));
        yield return all;
        yield return Some.Filter(Some.Day.AddDays(2).AddHours(7.31), Some.Day.AddDays(6).AddMilliseconds(1));
        yield return Some.Filter(Some.Day.AddDays(4), Some.Day.AddDays(5));
        yield return all.With("org", "1", "org4");
        yield return all.With("user", "u3", "u5").With("package", "p1", "Core");
        yield return all with { Access = new Access { Orgs = ["2", "org1"] } };
        yield return all with { Access = new Access { UserId = "u4" } };
    }

    private static List<Event> Events(Random random, int count, DateTimeOffset from, int days) => [.. Some.Events(random, count, from, days).Select(e => (e.Scope switch
    {
        "draw:object" => e with { Scope = "click:element", RequestId = random.Next(3) == 0 ? null : $"r{random.Next(8)}", Payload = $$"""{"path":"{{Paths[random.Next(4)]}}","n":1e400}""" },
        "send:exception" or "log:error" => e with { RequestId = $"r{random.Next(8)}.{random.Next(3)}", Time = e.Time.AddSeconds(random.Next(7)) },
        "call:function" => e with
        {
            Source = Source.Server,
            RequestId = $"r{random.Next(8)}",
            Payload = $$"""{"inputs":{"a":1,"b{{random.Next(3)}}":2},"outputs":{"c":3},"status":"{{(e.Failed ? "error" : "completed")}}","refs":[{"kind":"dataset","id":"d{{random.Next(9)}}","role":"input"},{"kind":"query","id":{{random.Next(3)}},"role":"output"}]}""",
        },
        "create:project" => e with { Source = Source.Server, Kind = "audit", ObjName = "project", ObjId = $"{random.Next(20)}" },
        "use:ide" => e with { Scope = "open:project", ObjName = "project", ObjId = $"{random.Next(20)}" },
        _ => e,
    }) with { Function = e.Scope == "call:function" || random.Next(9) == 0 ? $"f{random.Next(9)}" : null }).Select(e => e with { Kind = e.Kind == "audit" ? "audit" : EventKind.Of(e.Scope, e.Source, e.Package is not null, null) })];

    /// <summary>The questions over one view of what is sealed.</summary>
    private sealed class Asked(History history, Func<SealedDays> seals)
    {
        internal UsageQuestions Usage { get; } = new(history.Store, seals);

        internal UnusedQuestions Unused { get; } = new(history.Store, seals);

        private readonly ClickQuestions _clicks = new(history.Store, seals);
        private readonly CallQuestions _calls = new(history.Store, seals);
        private readonly DurationQuestions _durations = new(history.Store, seals);
        private readonly Overview _overview = new(history.Store, seals);

        internal IEnumerable<string> Statements(EventFilter filter) =>
        [
            Usage.ScatterStatement(ScatterPlot.Functions, filter, BucketSeries.OfEpoch(filter.Range, 86_400), 10).Sql,
            Usage.KindsStatement(filter, BucketSeries.OfEpoch(filter.Range, 216_000)).Sql,
            Usage.ContextStatement(filter, 10).Sql,
            _clicks.ClicksStatement(filter, 10).Sql,
            _durations.DurationsStatement(DurationGroup.All["function"], "-p95", filter with { Range = filter.Range with { From = filter.Range.From.AddDays(5) } }, 10).Sql,
        ];

        internal async Task<List<string>> AnswersAsync(EventFilter filter)
        {
            List<string> answers = [$"{(await _calls.CountAsync(new CallFilter(filter), Stop))} calls"];
            answers.AddRange((await _calls.ParametersAsync(new CallFilter(filter), Stop)).Select(Text));
            answers.AddRange((await _calls.ParametersAsync(new CallFilter(filter) { Statuses = ["error"] }, Stop)).Select(Text));
            answers.AddRange((await _clicks.ClicksAsync(filter, 100, Stop)).Select(Text));
            answers.AddRange((await Unused.UnusedAsync(filter, UnusedQuestions.Kinds, 100, Stop)).Select(Text));
            answers.AddRange((await Usage.ContextAsync(filter, 1000, Stop)).Select(Text));
            answers.AddRange((await _overview.PackagesUsersAsync(filter, 1000, Stop)).Select(Text));
            foreach (var group in DurationGroup.All.Values)
            {
                answers.AddRange((await _durations.DurationsAsync(group, "-p95", filter, 100, Stop)).Select(Text));
            }

            foreach (var seconds in new[] { 21_600, 43_200, 86_400, 216_000 })
            {
                var buckets = BucketSeries.OfEpoch(filter.Range, seconds);
                answers.AddRange((await Usage.KindsAsync(filter, buckets, Stop)).Select(Text));
                answers.AddRange((await Usage.ScatterAsync(ScatterPlot.Functions, filter.With("function", "f1", "f2"), buckets, 1000, Stop)).Select(Text));
                answers.AddRange((await Usage.ScatterAsync(ScatterPlot.Kinds, filter.With("kind", "usage"), buckets, 1000, Stop)).Select(Text));
            }

            answers.Add($"{(await Usage.BucketsAsync(ScatterPlot.Packages, filter, Stop)).Seconds} wide");
            return answers;

            static string Text<TRow>(TRow row) => $"{row}";
        }
    }
}
