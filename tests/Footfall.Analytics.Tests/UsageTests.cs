using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>Packages, functions and kinds over time, and what lies behind a point, against naive recounts.</summary>
public sealed class UsageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Points_EqualTheRecount(int seed)
    {
        await using var history = await FilledAsync(seed);
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);
        foreach (var filter in Filters())
        {
            var buckets = await questions.BucketsAsync(ScatterPlot.Packages, filter, Stop);
            var used = history.Matching(filter).Where(e => e.UserId is not null).ToList();

            Assert.Equal(UsageRecount.Points(used, buckets.Seconds, e => e.Package ?? "Core"), await PointsAsync(questions, ScatterPlot.Packages, filter, buckets));
            Assert.Equal(UsageRecount.Points(used.Where(e => e.Function is not null), buckets.Seconds, e => e.Function!, e => e.Package ?? "Core"), await PointsAsync(questions, ScatterPlot.Functions, filter, buckets));
            Assert.Equal(UsageRecount.Points(used, buckets.Seconds, e => e.Kind!, _ => "Core"), await PointsAsync(questions, ScatterPlot.Kinds, filter, buckets));
        }
    }

    [Fact]
    public async Task AnyPoint_CountsWhatItsPanesAddUpTo()
    {
        await using var history = await FilledAsync(13);
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);
        var filter = Some.Filter(Some.Day.AddHours(7), Some.Day.AddDays(5));
        var buckets = await questions.BucketsAsync(ScatterPlot.Packages, filter, Stop);
        var points = await questions.ScatterAsync(ScatterPlot.Packages, filter, buckets, 10_000, Stop);

        Assert.NotEmpty(points);
        foreach (var point in points.Where((_, i) => i % 7 == 0))
        {
            var (from, to) = (point.Time < filter.Range.From ? filter.Range.From : point.Time, point.Time.AddSeconds(buckets.Seconds));
            var of = (filter with { Range = new TimeRange(from, to) }).With("user", point.UserId).With("package", point.Package);
            var rows = await questions.ContextAsync(of, 100, Stop);

            Assert.Equal(point.Count, Sum(rows, "user"));
            Assert.Equal(point.Count, Sum(rows, "package"));
            Assert.Equal(point.Count, Sum(rows, "function") + Sum(rows, "audit") + Sum(rows, "log"));
        }
    }

    [Fact]
    public async Task Panes_EqualTheRecount_EventsOfNobodyToo()
    {
        await using var history = await FilledAsync(14);
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);
        foreach (var filter in Filters())
        {
            var rows = await questions.ContextAsync(filter, 1000, Stop);

            Assert.Equal(UsageRecount.Panes(history.Matching(filter)), rows.Select(r => $"{r.Pane} {r.Package} {r.Name} {r.Count}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Panes_ThatAreCutOff_TellHowMuchThereIs()
    {
        await using var history = await FilledAsync(15);
        var filter = Some.Filter(Some.Day, Some.Day.AddDays(9));
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);

        var rows = await questions.ContextAsync(filter, 2, Stop);
        var all = await questions.ContextAsync(filter, 1000, Stop);

        Assert.All(rows.GroupBy(r => r.Pane), pane => Assert.True(pane.Count() <= 2));
        Assert.All(rows, r => Assert.Equal((all.Count(a => a.Pane == r.Pane), Sum(all, r.Pane)), ((int)r.Rows, r.Events)));
    }

    [Fact]
    public async Task KindsOverTime_EqualTheRecount_WithZerosBetween()
    {
        await using var history = await FilledAsync(16);
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);
        foreach (var filter in Filters())
        {
            var buckets = await questions.BucketsAsync(ScatterPlot.Kinds, filter, Stop);
            var events = history.Matching(filter);
            var rows = await questions.KindsAsync(filter, buckets, Stop);

            Assert.Equal(events.Select(e => e.Kind).Distinct().Count() * buckets.Count, rows.Count);
            Assert.All(rows, r => Assert.Equal(events.Count(e => e.Kind == r.Kind && UsageRecount.Bucket(e, buckets.Seconds) == r.Bucket), r.Count));
        }
    }

    [Fact]
    public async Task TooManyPoints_TheLargestAreKept_AndAllAreCounted()
    {
        await using var history = await FilledAsync(17);
        var questions = new UsageQuestions(history.Store, () => history.Seals.Current);
        var filter = Some.Filter(Some.Day, Some.Day.AddDays(9));
        var buckets = await questions.BucketsAsync(ScatterPlot.Packages, filter, Stop);
        var all = await questions.ScatterAsync(ScatterPlot.Packages, filter, buckets, 10_000, Stop);

        var few = await questions.ScatterAsync(ScatterPlot.Packages, filter, buckets, 5, Stop);

        Assert.Equal(all.Select(r => r.Count).OrderDescending().Take(5), few.Select(r => r.Count).OrderDescending());
        Assert.All(few, r => Assert.Equal((all.Count, all.Sum(a => a.Count)), ((int)r.Points, r.Events)));
    }

    [Theory]
    [InlineData(359, 864_000, 864_000, 864_000)]
    [InlineData(360, 1_728_000, 864_000, 864_000)]
    [InlineData(180, 864_000, 864_000, 864_000)]
    [InlineData(179, 432_000, 432_000, 216_000)]
    [InlineData(70, 432_000, 432_000, 216_000)]
    [InlineData(69, 86_400, 86_400, 86_400)]
    [InlineData(10, 86_400, 86_400, 86_400)]
    [InlineData(9, 21_600, 21_600, 14_400)]
    [InlineData(2, 21_600, 21_600, 14_400)]
    [InlineData(1, 3_600, 3_600, 3_600)]
    [InlineData(0, 600, 600, 600)]
    public void WidthOfBuckets_FollowsTheSpan(int days, long packages, long functions, long events)
    {
        var span = TimeSpan.FromDays(days);

        Assert.Equal((packages, functions, events), (UsageBuckets.Packages.SecondsFor(span), UsageBuckets.Functions.SecondsFor(span), UsageBuckets.Events.SecondsFor(span)));
    }

    [Fact]
    public async Task Installations_AreWhatServersPublished_ByPackageOfTheEventOrItsObject()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Published(1, """{"ms":1200,"version":"1.2.0"}""") with { Package = "Chem" },
            Published(2, """{"ms":90.5}""") with { ObjVal = "Charts" },
            Published(3, """{"version":"2"}""") with { ObjVal = "Untimed" },
        ]);
        var (questions, filter) = (new UsageQuestions(history.Store, () => history.Seals.Current), Some.Filter(Some.Day, Some.Day.AddDays(1)));

        var all = await questions.InstallationsAsync(filter, 10, Stop);
        var one = await questions.InstallationsAsync(filter.With("package", "Charts"), 10, Stop);

        Assert.Equal(["Charts  90.5", "Chem 1.2.0 1200"], all.Select(r => FormattableString.Invariant($"{r.Package} {r.Version} {r.Ms}")));
        Assert.Equal(["Charts"], one.Select(r => r.Package));
    }

    private static Event Published(int hour, string payload) =>
        Some.Event(Some.Day.AddHours(hour), "publish:package") with { Source = Source.Server, Payload = payload };

    private static async Task<History> FilledAsync(int seed)
    {
        var history = await History.StartAsync();
        var random = new Random(seed);
        await history.AddAsync([.. Some.Events(random, 2500, Some.Day, 9).Select(e => e with
        {
            Function = random.Next(3) == 0 ? $"f{random.Next(6)}" : null,
            Kind = EventKind.Of(e.Scope, e.Source, e.Package is not null, null),
        })]);
        return history;
    }

    private static IEnumerable<EventFilter> Filters()
    {
        var all = Some.Filter(Some.Day.AddDays(-1), Some.Day.AddDays(11));
        yield return all;
        yield return Some.Filter(Some.Day.AddHours(7.31), Some.Day.AddDays(5).AddMilliseconds(1));
        yield return Some.Filter(Some.Day.AddHours(30), Some.Day.AddHours(31));
        yield return all.With("org", "1", "org4");
        yield return all.With("user", "u3", "u5").With("package", "p1", "Core");
    }

    private static async Task<IEnumerable<string>> PointsAsync(UsageQuestions questions, ScatterPlot plot, EventFilter filter, BucketSeries buckets) =>
        (await questions.ScatterAsync(plot, filter, buckets, 50_000, Stop)).Select(r => $"{r.Time.ToUnixTimeMilliseconds()} {r.Package} {r.Thing} {r.UserId} {r.Count}").Order(StringComparer.Ordinal);

    private static long Sum(IEnumerable<ContextRow> rows, string pane) => rows.Where(r => r.Pane == pane).Sum(r => r.Count);
}
