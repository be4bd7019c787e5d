using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using Footfall.Model;
using Footfall.Model.Activity;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

/// <summary>Minutes of activity against a naive recount, read from sealed days, from open ones, and mixed.</summary>
public sealed class ActivityTests
{
    private static readonly ActivityRules Rules = new([KeyValuePair.Create("create:commit", "ide"), KeyValuePair.Create("draw:object", "app")]);
    private static readonly string[] Scopes = ["use:ide", "use:app", "use:tunnel", "use:web_terminal", "use:jupyter", "login:user", "create:commit", "draw:object", "create:project"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Minutes_OfRandomHistories_AreTheRecount(int seed)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync(new FakeTimeProvider(Some.Day.AddDays(90)), Rules);
        for (var round = 0; round < 3; round++)
        {
            await history.AddAsync(Events(random, history, 150));
            if (round % 2 == 1)
            {
                await history.SealAsync();
                Assert.NotEmpty(history.Seals.Current.All);
                Assert.Empty(history.Seals.Current.Open);
            }

            foreach (var filter in Filters(random))
            {
                foreach (var buckets in Series(random, filter))
                {
                    await CheckAsync(history, filter, buckets);
                }
            }
        }
    }

    [Theory]
    [InlineData("10:00:00.000", 60_000, "10:00")]
    [InlineData("10:00:00.000", 60_001, "10:00 10:01")]
    [InlineData("10:00:59.999", 1, "10:00")]
    [InlineData("10:00:59.999", 2, "10:00 10:01")]
    [InlineData("10:00:59.9995", 1, "10:00 10:01")]
    [InlineData("10:00:30.000", 0, "10:00")]
    [InlineData("10:59:30.000", 90_000, "10:59 11:00")]
    [InlineData("23:59:30.000", 60_000, "23:59 00:00")]
    public async Task Session_IsExpandedToTheMinutesFromItsBeginToItsLastInstant(string begin, int milliseconds, string minutes)
    {
        foreach (var isSealed in new[] { false, true })
        {
            await using var history = await History.StartAsync(new FakeTimeProvider(Some.Day.AddDays(90)));
            await history.AddAsync([Some.Event(Some.Day + TimeSpan.Parse(begin), "use:ide") with { Duration = (ulong)milliseconds }]);
            await (isSealed ? history.SealAsync() : Task.CompletedTask);

            var filter = new ActivityFilter { Range = new TimeRange(Some.Day, Some.Day.AddDays(2)) };
            var rows = await history.Activity.MinutesAsync(filter, BucketSeries.OfEpoch(filter.Range, 60), Stop);

            Assert.Equal(minutes.Split(' '), rows.Select(r => DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket).ToString("HH:mm")));
            Assert.All(rows, r => Assert.Equal(1, r.Count));
        }
    }

    [Fact]
    public async Task Login_IsOneMinute_HoweverLongItTook()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync([Some.Event(Some.Day.AddHours(1), "login:user") with { Duration = 600_000 }]);

        Assert.Equal(1, await TotalAsync(history, Some.Day, Some.Day.AddDays(1)));
    }

    [Fact]
    public async Task SessionOfManyDays_CountsInDaysWithoutEvents_AndWhereItsOwnDayIsNotAskedFor()
    {
        await using var history = await History.StartAsync(new FakeTimeProvider(Some.Day.AddDays(90)));
        await history.AddAsync([Some.Event(Some.Day.AddHours(12), "use:app") with { Duration = 40L * 86_400_000 }]);
        foreach (var seal in new[] { false, true })
        {
            await (seal ? history.SealAsync() : Task.CompletedTask);

            Assert.Equal(1440, await TotalAsync(history, Some.Day.AddDays(20), Some.Day.AddDays(21)));
            Assert.Equal(720, await TotalAsync(history, Some.Day.AddDays(40), Some.Day.AddDays(60)));
            Assert.Equal(40 * 1440, await TotalAsync(history, Some.Day, Some.Day.AddDays(60)));
        }
    }

    [Fact]
    public async Task ScopesThatChange_BreakTheSealsOfTheirDaysAndOfNoOthers()
    {
        await using var history = await History.StartAsync(new FakeTimeProvider(Some.Day.AddDays(90)), Rules);
        await history.AddAsync([Some.Event(Some.Day, "create:commit"), Some.Event(Some.Day.AddDays(1), "draw:object"), Some.Event(Some.Day.AddDays(2), "use:ide")]);
        await ActivityRuleKeeper.ApplyAsync(history.Store, Rules, Stop);
        await history.SealAsync();
        Assert.Equal(3, await SealedAsync(history));

        await ActivityRuleKeeper.ApplyAsync(history.Store, Rules, Stop);
        Assert.Equal(3, await SealedAsync(history));

        await ActivityRuleKeeper.ApplyAsync(history.Store, new([KeyValuePair.Create("draw:object", "app"), KeyValuePair.Create("send:exception", "ide")]), Stop);
        Assert.Equal(2, await SealedAsync(history));
    }

    private static async Task<int> SealedAsync(History history)
    {
        await history.Seals.LoadAsync(Stop);
        return (await history.Store.RowsAsync<Number>(new Statement("SELECT toInt64(countIf(sealed)) AS value FROM sealed_days FINAL"), Stop)).Sum(r => (int)r.Value);
    }

    private static async Task<long> TotalAsync(History history, DateTimeOffset from, DateTimeOffset to)
    {
        var filter = new ActivityFilter { Range = new TimeRange(from, to) };
        return (await history.Activity.MinutesAsync(filter, BucketSeries.OfEpoch(filter.Range, 86_400), Stop)).Sum(r => r.Count);
    }

    private static async Task CheckAsync(History history, ActivityFilter filter, BucketSeries buckets)
    {
        var starts = buckets.Starts.Select(s => ActivityRecount.Micros(s)).ToList();
        var minutes = ActivityRecount.Minutes(history.Events, filter, history.Rules)
            .GroupBy(m => (Bucket: starts.BinarySearch(m.Value) is var at && at < 0 ? ~at - 1 : at, m.Key.User))
            .ToDictionary(g => g.Key, g => (long)g.Count());

        var byBucket = minutes.Keys.ToLookup(k => k.Bucket);
        var rows = await history.Activity.MinutesAsync(filter, buckets, Stop);
        var users = await history.Activity.ActiveUsersAsync(filter, buckets, Stop);

        Assert.Equal(
            minutes.OrderBy(m => m.Key.Bucket).ThenByDescending(m => m.Value).ThenBy(m => m.Key.User, StringComparer.Ordinal).Select(m => (starts[m.Key.Bucket] / 1000, m.Key.User, m.Value)),
            rows.Select(r => (r.Bucket, r.UserId, r.Count)));
        Assert.Equal(starts.Select((s, i) => (s / 1000, byBucket[i].LongCount())), users.Select(u => (u.Bucket, u.Users)));
    }

    private static IEnumerable<ActivityFilter> Filters(Random random)
    {
        var all = new ActivityFilter { Range = new TimeRange(Some.Day.AddDays(-1), Some.Day.AddDays(9)) };
        yield return all;
        yield return all with { Range = new TimeRange(Some.Day.AddDays(1), Some.Day.AddDays(3)), Categories = ["ide"] };
        yield return all with { Range = new TimeRange(Some.Day.AddMinutes(random.Next(3000)), Some.Day.AddMinutes(3000 + random.Next(3000))), Orgs = ["org1", "3"], OrgMembers = ["u1", "u2"] };
        yield return all with { Range = new TimeRange(Some.Day.AddSeconds(random.Next(180_000)), Some.Day.AddSeconds(180_000 + random.Next(180_000))), WithLogins = false };
        yield return all with { Users = ["u3", "u4"], Categories = ["login", "tunnel"], Access = new Access { Orgs = ["0", "org2"] }, AccessMembers = ["u3"] };
        yield return all with { Access = new Access { UserId = "u5" } };
    }

    private static IEnumerable<BucketSeries> Series(Random random, ActivityFilter filter)
    {
        yield return BucketSeries.OfEpoch(filter.Range, 3600 * (1 + random.Next(30)));
        yield return BucketSeries.OfEpoch(filter.Range, 60);
        yield return new Calendar(DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]).Buckets(filter.Range, BucketUnit.Day);
        yield return new Calendar(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Buckets(filter.Range, BucketUnit.Week);
        yield return BucketSeries.Between([filter.Range.From, filter.Range.From.AddSeconds(7_777), filter.Range.From.AddDays(1)], filter.Range.To);
    }

    /// <summary>Few users who meet, sessions from nothing to days, on edges of minutes and days, that grow, shrink and repeat.</summary>
    private static List<Event> Events(Random random, History history, int count)
    {
        var events = new List<Event>();
        for (var i = 0; i < count; i++)
        {
            if (history.Events.Count > 0 && random.Next(4) == 0)
            {
                var again = history.Events[random.Next(history.Events.Count)];
                if (again.Scope.StartsWith("use:", StringComparison.Ordinal) && again.SessionId is not null)
                {
                    events.Add(again with { Duration = (again.Duration ?? 0) * (ulong)random.Next(4) });
                }

                continue;
            }

            var milliseconds = (long)(random.NextDouble() * 6 * 86_400_000);
            milliseconds = random.Next(6) switch { 0 => milliseconds / 60_000 * 60_000, 1 => (milliseconds / 60_000 * 60_000) + 59_999, 2 => milliseconds / 86_400_000 * 86_400_000, _ => milliseconds };
            ulong? duration = random.Next(8) switch { 0 => null, 1 => 0, 2 => 1, 3 => 60_000, 4 => (ulong)random.Next(4_000_000), 5 => (ulong)random.Next(200_000_000), _ => (ulong)random.Next(120_000) };
            var org = random.Next(6);
            var scope = Scopes[random.Next(Scopes.Length)];
            events.Add(Some.Event(Some.Day.AddMilliseconds(milliseconds).AddTicks(10 * random.Next(1000)), scope, random.Next(12) == 0 ? null : $"u{random.Next(9)}") with
            {
                Duration = duration,
                SessionId = random.Next(3) == 0 ? null : $"s{random.Next(1000)}",
                OrgId = org is 4 or 5 ? null : $"{org}",
                OrgSlug = org switch { 3 or 5 => null, 2 when random.Next(6) == 0 => "footfall", _ => $"org{org}" },
                Payload = random.Next(3) switch { 0 => null, 1 => """{"app":"jupyter"}""", _ => """{"source":"ssh","template":"t1"}""" },
            });
        }

        return events;
    }

    private sealed record Number(long Value);
}
