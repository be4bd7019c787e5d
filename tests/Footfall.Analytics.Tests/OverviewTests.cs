using Footfall.Analytics.Asking;
using Footfall.Analytics.Metrics;
using Footfall.ClickHouse;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

/// <summary>Every number of the Overview against a naive recount, with events read raw, from rollups, and mixed.</summary>
public sealed class OverviewTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task RandomHistory_EveryNumber_EqualsTheRecount(int seed, bool sealDays)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync(Clock());
        await history.AddAsync(Some.Events(random, 4000, Some.Day, 9));
        if (sealDays)
        {
            await history.SealAsync();
            Assert.Equal(9, history.Seals.Current.All.Count);

            // Late events break the seals of a few days.
            await history.AddAsync(Some.Events(random, 40, Some.Day.AddDays(2), 2));
            Assert.Equal(7, history.Seals.Current.All.Count);
        }

        foreach (var filter in Filters(random))
        {
            await CheckFiguresAsync(history, filter);
            await CheckUniqueUsersAsync(history, filter);
            await CheckBarsAsync(history, filter);
            await CheckHeatAsync(history, filter, "UTC");
            await CheckHeatAsync(history, filter, "Asia/Kathmandu");
            await CheckHeatAsync(history, filter, "Europe/Berlin");
        }
    }

    [Fact]
    public async Task SealedDaysTouchedAgainAndSealedAgain_StayExact()
    {
        var random = new Random(7);
        await using var history = await History.StartAsync(Clock());
        for (var round = 0; round < 6; round++)
        {
            await history.AddAsync(Some.Events(random, 300, Some.Day, 5));
            await history.SealAsync();
            await CheckFiguresAsync(history, Some.Filter(Some.Day.AddHours(-1), Some.Day.AddDays(6)));
        }

        // What counts no more was removed.
        var rows = await history.Store.RowsAsync<DayVersions>(new Statement("SELECT uniqExact(version) AS versions FROM usage GROUP BY day"), Stop);
        Assert.All(rows, r => Assert.Equal(1, r.Versions));
    }

    [Fact]
    public async Task NoEvents_AreZeros()
    {
        await using var history = await History.StartAsync();
        var filter = Some.Filter(Some.Day, Some.Day.AddDays(1));

        Assert.All(await history.Overview.FiguresAsync(filter, Stop), v => Assert.Equal(0, v));
        Assert.Empty(await history.Overview.PackagesAsync(filter, 10, Stop));
        var buckets = await history.Overview.BucketsAsync(filter, Stop);
        Assert.Equal(144, buckets.Count);
        Assert.All(await history.Overview.UniqueUsersAsync(filter, buckets, Stop), r => Assert.Equal(0, r.Users));
    }

    [Fact]
    public async Task NewUser_IsNotNewAgainWhenSeenEarlierElsewhere()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync([Some.Event(Some.Day.AddDays(3)), Some.Event(Some.Day.AddDays(3), user: "u2")]);
        var filter = Some.Filter(Some.Day.AddDays(2), Some.Day.AddDays(4));
        Assert.Equal(2, await FigureAsync(history, "overview.new_users", filter));

        // A late event shows that u1 was there before.
        await history.AddAsync([Some.Event(Some.Day)]);

        Assert.Equal(1, await FigureAsync(history, "overview.new_users", filter));
    }

    [Fact]
    public async Task Users_AreShownByTheirLatestName()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Some.Event(Some.Day.AddHours(2)) with { UserName = "ann.new" },
            Some.Event(Some.Day.AddHours(1)) with { UserName = "ann.old" },
            Some.Event(Some.Day.AddHours(3)),
        ]);

        var users = await history.Overview.UsersAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)), 10, Stop);

        Assert.Equal(["ann.new"], users.Select(u => u.UserName));
    }

    private static FakeTimeProvider Clock() => new(Some.Day.AddDays(30));

    private static IEnumerable<EventFilter> Filters(Random random)
    {
        var all = Some.Filter(Some.Day.AddDays(-1), Some.Day.AddDays(11));
        yield return all;
        yield return Some.Filter(Some.Day.AddDays(1), Some.Day.AddDays(4));
        yield return Some.Filter(Some.Day.AddHours(7.31), Some.Day.AddDays(5).AddMinutes(44).AddMilliseconds(1));
        yield return Some.Filter(Some.Day.AddHours(30), Some.Day.AddHours(31));
        yield return all.With("org", "org1");
        yield return all.With("org", "1", "org4");
        yield return all.With("user", "u3", "u5").With("package", "p1", "Core");
        yield return all.With("org", "2").With("package", "p0");
        yield return Some.Filter(Some.Day.AddMilliseconds(random.Next(86_400_000)), Some.Day.AddDays(3).AddMilliseconds(random.Next(86_400_000))).With("user", "u1");
    }

    private static async Task CheckFiguresAsync(History history, EventFilter filter) =>
        Assert.Equal(Recount.Figures(history, filter), await history.Overview.FiguresAsync(filter, Stop));

    private static async Task CheckUniqueUsersAsync(History history, EventFilter filter)
    {
        var events = history.Matching(filter);
        BucketSeries[] series =
        [
            await history.Overview.BucketsAsync(filter, Stop),
            BucketSeries.OfEpoch(filter.Range, 600),
            BucketSeries.OfEpoch(filter.Range, 1_800),
            BucketSeries.OfEpoch(filter.Range, 604_800),
            In("Europe/Berlin").Buckets(filter.Range, BucketUnit.Day),
            In("Asia/Kathmandu").Buckets(filter.Range, BucketUnit.Day),
            In("America/New_York").Buckets(filter.Range, BucketUnit.Week),
        ];
        foreach (var buckets in series)
        {
            var starts = buckets.Starts.ToList();
            var rows = await history.Overview.UniqueUsersAsync(filter, buckets, Stop);

            Assert.Equal(starts.Select(s => s.ToUnixTimeMilliseconds()), rows.Select(r => r.Bucket));
            Assert.Equal(
                starts.Select((s, i) => Recount.UniqueUsers(events, s, i + 1 < starts.Count ? starts[i + 1] : DateTimeOffset.MaxValue)),
                rows.Select(r => r.Users));
        }
    }

    private static async Task CheckBarsAsync(History history, EventFilter filter)
    {
        var events = history.Matching(filter);
        var used = await FigureAsync(history, "overview.packages_used", filter);
        var packages = events.GroupBy(e => e.Package ?? "Core")
            .Select(g => (g.Key, Users: g.Where(e => e.UserId is not null).Select(e => e.UserId).Distinct().LongCount(), Count: g.LongCount()))
            .OrderByDescending(p => p.Users).ThenByDescending(p => p.Count).ThenBy(p => p.Key, StringComparer.Ordinal);
        var users = events.Where(e => e.UserId is not null).GroupBy(e => e.UserId!)
            .Select(g => (g.Key, Count: g.LongCount()))
            .OrderByDescending(u => u.Count).ThenBy(u => u.Key, StringComparer.Ordinal).ToList();
        var pairs = events.Where(e => e.UserId is not null).GroupBy(e => (e.Package ?? "Core", e.UserId!)).ToDictionary(g => g.Key, g => (g.LongCount(), g.Min(e => e.Time), g.Max(e => e.Time)));

        var shown = await history.Overview.PackagesAsync(filter, 100, Stop);
        Assert.Equal(packages, shown.Select(p => (p.Package, p.Users, p.Count)));
        // Events of no package are a row of their own, but no package: the ranking and the figure count the same.
        Assert.All(shown, p => Assert.Equal(events.Select(e => e.Package).OfType<string>().Distinct().LongCount(), p.Total));
        Assert.All(shown, p => Assert.Equal(used, p.Total));
        var top = await history.Overview.UsersAsync(filter, 3, Stop);
        Assert.Equal(users.Take(3), top.Select(u => (u.UserId, u.Count)));
        Assert.All(top, u => Assert.Equal(users.Count, u.Total));
        Assert.Equal(pairs, (await history.Overview.PackagesUsersAsync(filter, 1000, Stop)).ToDictionary(p => (p.Package, p.UserId), p => (p.Count, p.First, p.Last)));
    }

    private static async Task CheckHeatAsync(History history, EventFilter filter, string zone)
    {
        var expected = history.Matching(filter)
            .Select(e => Instant.FromDateTimeOffset(e.Time).InZone(DateTimeZoneProviders.Tzdb[zone]))
            .GroupBy(t => ((int)t.DayOfWeek, t.Hour))
            .ToDictionary(g => g.Key, g => g.LongCount());

        var rows = await history.Overview.HeatAsync(filter, In(zone), Stop);

        Assert.Equal(expected, rows.ToDictionary(r => (r.Weekday, r.Hour), r => r.Count));
    }

    private static async Task<double> FigureAsync(History history, string key, EventFilter filter) =>
        (await history.Overview.FiguresAsync(filter, Stop))[OverviewMetrics.All.ToList().FindIndex(m => m.Key == key)];

    private static Calendar In(string zone) => new(DateTimeZoneProviders.Tzdb[zone]);

    private sealed record DayVersions(long Versions);
}
