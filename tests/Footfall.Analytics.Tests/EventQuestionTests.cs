using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Model;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

/// <summary>The questions of the page Events against the same events in memory.</summary>
public sealed class EventQuestionTests : IAsyncLifetime
{
    private static readonly EventFilter All = Some.Filter(Some.Day.AddDays(-1), Some.Day.AddDays(11));
    private History _history = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _history = await History.StartAsync();
        await _history.AddAsync(Some.Events(new Random(11), 2500, Some.Day, 9));
    }

    public ValueTask DisposeAsync() => _history.DisposeAsync();

    public static TheoryData<string> Sorts => [.. SortOrder.Names.SelectMany(n => new[] { n, $"-{n}" })];

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Paging_BySort_GivesEveryEventOnceInOrder(string sort)
    {
        var order = SortOrder.Read(sort)!;
        var seen = new List<Guid>();
        PageToken? after = null;
        while (true)
        {
            var page = await _history.Questions.PageAsync(All, order, after, 400, Stop);
            seen.AddRange(page.Select(e => e.Id));
            if (page.Count < 400)
            {
                break;
            }

            after = PageToken.Decode(order.TokenOf(page[^1]).Encode());
        }

        var expected = _history.Matching(All).Select(e => e.Id).ToHashSet();
        Assert.Equal(expected.Count, seen.Count);
        Assert.True(expected.SetEquals(seen));
    }

    [Theory]
    [InlineData("time")]
    [InlineData("-time")]
    public async Task ShortPages_WithinDaysAndOverTheirEdges_GiveEveryEventOnceInOrder(string sort)
    {
        var order = SortOrder.Read(sort)!;
        var seen = new List<EventRow>();
        List<EventRow> page;
        do
        {
            page = await _history.Questions.PageAsync(All, order, seen.Count == 0 ? null : order.TokenOf(seen[^1]), 37, Stop);
            seen.AddRange(page);
        }
        while (page.Count == 37);

        var expected = _history.Matching(All).Select(e => e.Time).Order().ToList();
        Assert.Equal(sort == "time" ? expected : [.. expected.AsEnumerable().Reverse()], seen.Select(e => e.Time));
        Assert.Equal(expected.Count, seen.Select(e => e.Id).Distinct().Count());
    }

    /// <summary>Days behind February 2106 do not fit into the engine's type for the start of a day.</summary>
    [Fact]
    public async Task Ranges_OfAnyYear_CountAsTheRecount()
    {
        var (first, last, wrap) = (DateTimeOffset.UnixEpoch, DateTimeOffset.Parse("2199-12-31T23:59:59.999Z"), DateTimeOffset.UnixEpoch.AddSeconds(uint.MaxValue));
        var random = new Random(5);
        DateTimeOffset Any() => random.Next(4) switch
        {
            0 => wrap.AddHours(random.Next(-72, 72)),
            1 => first.AddHours(random.Next(0, 72)),
            _ => first.AddMilliseconds((long)(random.NextDouble() * (last - first).TotalMilliseconds)),
        };
        await _history.AddAsync([.. Enumerable.Range(0, 300).Select(_ => Some.Event(Any())), Some.Event(first), Some.Event(last), Some.Event(wrap)]);

        for (var i = 0; i < 60; i++)
        {
            var (one, other) = (Any(), Any());
            var range = i % 3 == 0 ? (one, one.AddHours(30)) : one < other ? (one, other) : (other, one);
            var filter = Some.Filter(range.Item1, range.Item2);

            Assert.Equal(_history.Matching(filter).Count, await _history.Questions.CountAsync(filter, Stop));
            Assert.Equal(
                _history.Matching(filter).Select(e => e.Time).OrderDescending().Take(20),
                (await _history.Questions.PageAsync(filter, SortOrder.Read("-received")!, null, 20, Stop)).Select(e => e.Time));
        }

        Assert.Equal(_history.Matching(Some.Filter(first, last.AddMilliseconds(1))).Count, await _history.Questions.CountAsync(Some.Filter(first.AddYears(-3), last.AddYears(5)), Stop));
    }

    [Fact]
    public async Task Newest_ComeFirst_WithEverythingTheyHave()
    {
        var page = await _history.Questions.PageAsync(All, SortOrder.Newest, null, 50, Stop);

        var newest = _history.Matching(All).OrderByDescending(e => e.Time).Take(50).ToList();
        Assert.Equal(newest.Select(e => e.Time), page.Select(e => e.Time));
        foreach (var row in page)
        {
            var e = newest.Single(n => n.Id == row.Id);
            Assert.Equal(
                (e.Scope, e.Kind, e.Source.ToString().ToLowerInvariant(), e.UserId, e.UserName, e.OrgId, e.OrgSlug, e.Package, e.SessionId, (long?)e.Duration),
                (row.Scope, row.Kind, row.Source, row.UserId, row.UserName, row.OrgId, row.OrgSlug, row.Package, row.SessionId, row.Duration));
            Assert.Null(row.Payload);
            Assert.Null(row.Count);
        }
    }

    [Theory]
    [InlineData("scope", "draw:object", "log:info")]
    [InlineData("kind", "error", "info")]
    [InlineData("source", "client")]
    [InlineData("session", "s1", "s2", "")]
    [InlineData("client", "Chrome")]
    [InlineData("os", "Linux")]
    [InlineData("scope", "send:working_time")]
    [InlineData("org", "footfall")]
    public async Task Filter_ByColumn_CountsAsTheRecount(string column, params string[] values)
    {
        var count = await _history.Questions.CountAsync(All.With(column, values), Stop);

        var expected = _history.Events.Count(e => Value(e, column) is { } value && values.Contains(value)
            && (e.Scope != "send:working_time" || column == "scope") && (e.OrgSlug != "footfall" || column == "org"));
        Assert.Equal(expected, count);
        Assert.True(expected > 0);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/New_York")]
    public async Task Filter_ByWeekdayAndHour_MeansTheClockOfTheZone(string zone)
    {
        var filter = (All with { Zone = zone }).With("weekday", "2", "3").With("hour", "0", "9", "23");

        var count = await _history.Questions.CountAsync(filter, Stop);

        var expected = _history.Matching(All).Count(e => Instant.FromDateTimeOffset(e.Time).InZone(DateTimeZoneProviders.Tzdb[zone]) is var local
            && (int)local.DayOfWeek is 2 or 3 && local.Hour is 0 or 9 or 23);
        Assert.Equal(expected, count);
        Assert.True(expected > 0);
    }

    [Fact]
    public async Task Filter_ByErrorAndActive_LeavesWhatTheFiguresCount()
    {
        var active = await _history.Questions.CountAsync(All.With("active", "true"), Stop);
        var errors = await _history.Questions.CountAsync(All.With("error", "true"), Stop);
        var others = await _history.Questions.CountAsync(All.With("error", "false"), Stop);

        var events = _history.Matching(All);
        Assert.Equal(events.Count(Recount.IsActive), active);
        Assert.Equal(events.Count(Recount.IsError), errors);
        Assert.Equal(events.Count - errors, others);
        Assert.True(errors > 0 && active > 0);
    }

    [Fact]
    public async Task Filter_ByDuration_TakesBothBoundsInAndLeavesOutWhatHasNone()
    {
        var count = await _history.Questions.CountAsync(All with { DurationFrom = 100, DurationTo = 2000 }, Stop);

        Assert.Equal(_history.Matching(All).Count(e => e.Duration is >= 100 and <= 2000), count);
    }

    [Fact]
    public async Task Search_FindsPartsWithoutRegardToCase()
    {
        var count = await _history.Questions.CountAsync(All with { Search = " NAME1 " }, Stop);

        Assert.Equal(_history.Matching(All).Count(e => e.UserName == "name1"), count);
    }

    [Theory]
    [InlineData("UTC", BucketUnit.Day)]
    [InlineData("Europe/Berlin", BucketUnit.Day)]
    [InlineData("Asia/Kathmandu", BucketUnit.ThreeHours)]
    [InlineData("America/New_York", BucketUnit.Week)]
    public async Task Activity_InAnyZone_EqualsTheRecountAndHasNoHoles(string zone, BucketUnit unit)
    {
        var calendar = new Calendar(DateTimeZoneProviders.Tzdb[zone]);
        var buckets = calendar.Buckets(All.Range, unit);
        var starts = buckets.Starts.ToList();

        var rows = await _history.Questions.ActivityAsync(All, buckets, Stop);

        var events = _history.Matching(All);
        Assert.Equal(
            starts.Select((s, i) => (
                s.ToUnixTimeMilliseconds(),
                events.LongCount(e => e.Time >= s && (i + 1 == starts.Count || e.Time < starts[i + 1]) && e.Source == Source.Client),
                events.LongCount(e => e.Time >= s && (i + 1 == starts.Count || e.Time < starts[i + 1]) && e.Source == Source.Server))),
            rows.Select(r => (r.Bucket, r.Client, r.Server)));
    }

    [Fact]
    public async Task Browsers_CountDifferentPairsOfUserAndBrowser()
    {
        var expected = _history.Matching(All)
            .Select(e => (e.UserId, Name: $"{e.ClientName} {e.ClientVersion}".Trim()))
            .Where(p => p.Name.Length > 0).Distinct()
            .GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.LongCount());

        Assert.Equal(expected, (await _history.Questions.BrowsersAsync(All, Stop)).ToDictionary(r => r.Name, r => r.Users));
    }

    [Fact]
    public async Task OperatingSystems_CountDifferentPairsOfUserAndSystem()
    {
        var expected = _history.Matching(All).Where(e => e.Os is not null).Select(e => e.UserId).Distinct().LongCount();

        Assert.Equal([("Linux", expected)], (await _history.Questions.SystemsAsync(All, Stop)).Select(r => (r.Name, r.Users)));
    }

    [Fact]
    public async Task Values_AreListedByFrequency_WithoutTheColumnsOwnFilter()
    {
        var statement = Footfall.Analytics.Events.EventQuestions.ValuesStatement(All.With("scope", "log:info"), FilterColumn.Find("scope")!, "", 100);

        var values = await _history.Questions.ValuesAsync(statement, Stop);

        Assert.Equal(
            _history.Matching(All).GroupBy(e => e.Scope).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.LongCount())),
            values.Select(v => (v.Value, v.Events)));
    }

    [Fact]
    public async Task Access_ToOneOrg_HidesTheOthersEverywhere()
    {
        var filter = All with { Access = new Access { Orgs = ["1", "org2"] } };

        Assert.Equal(
            _history.Matching(All).Count(e => e.OrgId == "1" || e.OrgSlug is "1" or "org2" || e.OrgId == "org2"),
            await _history.Questions.CountAsync(filter, Stop));
        var packages = await _history.Overview.PackagesAsync(filter, 100, Stop);
        Assert.Equal(await _history.Questions.CountAsync(filter, Stop), packages.Sum(p => p.Count));
    }

    [Fact]
    public async Task Access_ToOneUser_HidesTheOthersEverywhere()
    {
        var filter = All with { Access = new Access { UserId = "u3" } };

        Assert.Equal(_history.Matching(All).Count(e => e.UserId == "u3"), await _history.Questions.CountAsync(filter, Stop));
        Assert.Equal(["u3"], (await _history.Overview.UsersAsync(filter, 100, Stop)).Select(u => u.UserId));
    }

    [Fact]
    public async Task BoundsBetweenMilliseconds_MeanTheLaterOne()
    {
        await _history.AddAsync([Some.Event(Some.Day.AddDays(-5)), Some.Event(Some.Day.AddDays(-5).AddMilliseconds(1))]);
        var halfBefore = Some.Day.AddDays(-5).AddTicks(5_000);

        Assert.Equal(1, await _history.Questions.CountAsync(Some.Filter(halfBefore, Some.Day.AddDays(-4)), Stop));
        Assert.Equal(1, await _history.Questions.CountAsync(Some.Filter(Some.Day.AddDays(-6), halfBefore), Stop));
    }

    private static string? Value(Event e, string column) => column switch
    {
        "scope" => e.Scope,
        "kind" => e.Kind,
        "source" => e.Source.ToString().ToLowerInvariant(),
        "session" => e.SessionId,
        "client" => e.ClientName,
        "os" => e.Os,
        _ => e.OrgSlug,
    };
}
