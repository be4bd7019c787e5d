using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Model;
using Footfall.Model.Activity;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

/// <summary>The tables and charts of the page Activity against naive recounts, over days that are sealed and days that are not.</summary>
public sealed class ActivityPageTests : IAsyncLifetime
{
    private static readonly Calendar Kathmandu = new(DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]);
    private readonly Random _random = new(5);
    private History _history = null!;
    private ActivityPageQuestions _questions = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _history = await History.StartAsync(new FakeTimeProvider(Some.Day.AddDays(90)));
        _questions = new ActivityPageQuestions(_history.Store, _ => Task.FromResult(_history.Seals.Current), ActivityRules.Standard);
        await _history.AddAsync(Events(500));
        await _history.SealAsync();
        await _history.AddAsync(Events(80).FindAll(e => e.Time < Some.Day.AddDays(10)));
        Assert.NotEmpty(_history.Seals.Current.Open);
        Assert.NotEmpty(_history.Seals.Current.All);
    }

    public ValueTask DisposeAsync() => _history.DisposeAsync();

    [Fact]
    public async Task Stickiness_CountsDistinctUsersOfTrailingDays()
    {
        foreach (var filter in Filters())
        {
            var points = await _questions.StickinessAsync(filter, Kathmandu, Stop);

            var wide = ActivityRecount.Minutes(_history.Events, filter with { Range = new TimeRange(filter.Range.From.AddDays(-40), filter.Range.To) }, ActivityRules.Standard);
            var byDay = wide.Keys.ToLookup(k => Kathmandu.DateOf(DateTimeOffset.UnixEpoch.AddMinutes(k.Minute)), k => k.User);
            var first = Kathmandu.DateOf(filter.Range.From);
            var expected = Enumerable.Range(0, points.Count).Select(i => first.PlusDays(i)).Select(d => (
                Users(byDay, d, 1), Users(byDay, d, 7), Users(byDay, d, 30),
                Users(byDay, d, 30) == 0 ? (double?)null : Math.Round(Enumerable.Range(0, 30).Average(b => Users(byDay, d.PlusDays(-b), 1)) / Users(byDay, d, 30) * 100, 1)));
            Assert.Equal(expected, points.Select(p => (p.Dau, p.Wau, p.Mau, p.Stickiness)));
        }
    }

    [Fact]
    public async Task WeeksUsersAndDays_AddUpToTheSame()
    {
        foreach (var filter in Filters())
        {
            var minutes = ActivityRecount.Minutes(_history.Events, filter, ActivityRules.Standard).Keys.ToList();
            var weeks = await _questions.WeeksAsync(filter, Kathmandu.Buckets(filter.Range, BucketUnit.Week), 90, Stop);
            var days = Kathmandu.Buckets(filter.Range, BucketUnit.Day);
            var users = (await _questions.UsersAsync(filter, days, "-minutes", (0, 10_000), Stop)).Rows;
            var totals = await _questions.TotalsAsync(filter, Stop);

            var byWeek = minutes.GroupBy(m => Calendar.Begin(DateOf(m.Minute), BucketUnit.Week)).ToDictionary(w => Kathmandu.StartOf(w.Key), w => w.GroupBy(m => m.User).ToList());
            Assert.Equal(
                byWeek.OrderBy(w => w.Key).Select(w => (w.Key, (long)w.Value.Count, w.Value.LongCount(u => u.Count() > 90), (long)w.Value.Sum(u => u.Count()))),
                weeks.Where(w => w.Users > 0).Select(w => (w.Bucket, w.Users, w.Above, w.Minutes)));
            Assert.Equal(
                minutes.GroupBy(m => m.User).OrderByDescending(u => u.Count()).ThenBy(u => u.Key, StringComparer.Ordinal)
                    .Select(u => (u.Key, u.LongCount(), u.Select(m => DateOf(m.Minute)).Distinct().LongCount(), DateTimeOffset.UnixEpoch.AddMinutes(u.Max(m => m.Minute)))),
                users.Select(u => (u.UserId, u.Minutes, u.ActiveDays, u.LastActive)));
            Assert.Equal((users.Count, minutes.Count), ((int)totals.Users, (int)totals.Minutes));
            await CheckDaysAsync(filter, days);
        }
    }

    [Fact]
    public async Task Sessions_OfThePageAndOfApps_AreTheRecount()
    {
        foreach (var filter in Filters())
        {
            var figures = await _questions.SessionFiguresAsync(filter, Stop);
            var apps = (await _questions.AppsAsync(filter, (0, 10_000), Stop)).Rows;

            var lengths = Sessions(filter, _ => "");
            Assert.Equal(lengths.Count, figures.Sessions);
            Assert.Equal(lengths.Count == 0 ? null : lengths.Average(l => l.Length), figures.MeanMs);
            Assert.Equal(Median([.. lengths.Select(l => l.Length)]), figures.MedianMs);

            var byApp = Sessions(filter, KeyOf).ToLookup(s => s.Key, s => s.Length);
            var minutes = ActivityRecount.Minutes(_history.Events, filter, ActivityRules.Standard, e => $"{KeyOf(e)}\n{e.UserId}").Keys.ToLookup(k => k.User.Split('\n')[0]);
            Assert.Equal(minutes.Select(m => m.Key).Order(StringComparer.Ordinal), apps.Select(a => $"{a.Category} {a.App}").Order(StringComparer.Ordinal));
            Assert.All(apps, a =>
            {
                var key = $"{a.Category} {a.App}";
                Assert.Equal((minutes[key].LongCount(), minutes[key].Select(m => m.User).Distinct().LongCount()), (a.Minutes, a.Users));
                Assert.Equal((byApp[key].LongCount(), Median([.. byApp[key]])), (a.Opens, a.MedianMs));
            });
        }
    }

    [Fact]
    public async Task UserSessions_JoinEventsWithoutIdByPauses()
    {
        await using var history = await History.StartAsync();
        var questions = new ActivityPageQuestions(history.Store, _ => Task.FromResult(history.Seals.Current), ActivityRules.Standard);
        await history.AddAsync(
        [
            Some.Event(Some.Day, "use:ide") with { Duration = 3_600_000, Payload = """{"app":"jupyter"}""" },
            Some.Event(Some.Day.AddMinutes(80), "send:exception"),
            Some.Event(Some.Day.AddMinutes(111)),
            Some.Event(Some.Day.AddMinutes(20)) with { SessionId = "s1" },
            Some.Event(Some.Day.AddHours(9)) with { SessionId = "s1" },
            Some.Event(Some.Day, user: "u2"),
        ]);

        var sessions = await questions.UserSessionsAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)).With("user", "u1"), 0, 10, Stop);

        Assert.Equal(
            ["111-111 1 0  ", "20-540 2 0  s1", "0-80 2 1 ide/jupyter "],
            sessions.Select(s => $"{(s.First - Some.Day).TotalMinutes}-{(s.Last - Some.Day).TotalMinutes} {s.Events} {s.Errors} {string.Join(',', s.Categories.Concat(s.Apps)).Replace(',', '/')} {s.SessionId}"));
        Assert.Equal(3, await questions.CountUserSessionsAsync(Some.Filter(Some.Day, Some.Day.AddDays(1)).With("user", "u1"), Stop));
    }

    private async Task CheckDaysAsync(ActivityFilter filter, BucketSeries days)
    {
        var rows = await _questions.DaysAsync(filter, days, Stop);
        var expected = ActivityRecount.Minutes(_history.Events, filter, ActivityRules.Standard, e => $"{e.UserId}\n{ActivityRules.Standard.CategoryOf(e.Scope)}").Keys
            .Select(k => (User: k.User.Split('\n')[0], Category: k.User.Split('\n')[1], k.Minute)).ToList();
        var any = expected.Select(e => (e.User, Category: "any", e.Minute)).Distinct();
        Assert.Equal(
            expected.Concat(any).GroupBy(e => (Kathmandu.StartOf(DateOf(e.Minute)), e.Category)).ToDictionary(g => g.Key, g => g.LongCount()),
            rows.ToDictionary(r => (r.Bucket, r.Category), r => r.Minutes));
    }

    private List<(string Key, double Length)> Sessions(ActivityFilter filter, Func<Event, string> key)
    {
        var sessions = new List<(string Key, double Length)>();
        var events = ActivityRecount.Longest(_history.Events).Where(e => filter.Range.Contains(e.Time) && e.Scope != "login:user" && ActivityRecount.IsCounted(e, filter, ActivityRules.Standard));
        foreach (var own in events.GroupBy(e => (e.UserId, Key: key(e), e.SessionId)))
        {
            (long First, long Last)? current = null;
            foreach (var e in own.OrderBy(e => e.Time))
            {
                var (begin, end) = (e.Time.ToUnixTimeMilliseconds(), e.Time.ToUnixTimeMilliseconds() + (long)(e.Duration ?? 0));
                if (current is { } open && (own.Key.SessionId is not null || begin <= open.Last + 1_800_000))
                {
                    current = (open.First, Math.Max(open.Last, end));
                    continue;
                }

                AddTo(current);
                current = (begin, end);
            }

            AddTo(current);

            void AddTo((long First, long Last)? session)
            {
                if (session is { } s)
                {
                    sessions.Add((own.Key.Key, s.Last - s.First));
                }
            }
        }

        return sessions;
    }

    private static double? Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private static string KeyOf(Event e) => $"{ActivityRules.Standard.CategoryOf(e.Scope)} {(e.Scope != "login:user" && e.Payload is not null ? "jupyter" : "")}";

    private static long Users(ILookup<LocalDate, string> byDay, LocalDate last, int days) =>
        Enumerable.Range(0, days).SelectMany(b => byDay[last.PlusDays(-b)]).Distinct().LongCount();

    private static LocalDate DateOf(long minute) => Kathmandu.DateOf(DateTimeOffset.UnixEpoch.AddMinutes(minute));

    private static IEnumerable<ActivityFilter> Filters()
    {
        // From one midnight in Kathmandu to another, so that days are whole.
        var begin = Some.Day.AddHours(-5.75);
        yield return new ActivityFilter { Range = new TimeRange(begin, begin.AddDays(45)) };
        yield return new ActivityFilter { Range = new TimeRange(begin.AddDays(4), begin.AddDays(9)), Orgs = ["org1"], OrgMembers = ["u1"] };
        yield return new ActivityFilter { Range = new TimeRange(begin.AddDays(6), begin.AddDays(30)), Categories = ["ide", "login"] };
    }

    private List<Event> Events(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var org = _random.Next(4);
        return Some.Event(Some.Day.AddMinutes(_random.Next(40 * 1440)).AddMilliseconds(_random.Next(60_000)), new[] { "use:ide", "use:app", "login:user", "draw:object" }[_random.Next(4)], $"u{_random.Next(12)}") with
        {
            Duration = _random.Next(4) == 0 ? null : (ulong)_random.Next(9_000_000),
            SessionId = _random.Next(2) == 0 ? null : $"s{_random.Next(60)}",
            OrgId = org == 3 ? null : $"{org}",
            OrgSlug = org == 3 ? null : $"org{org}",
            Payload = _random.Next(2) == 0 ? null : """{"app":"jupyter"}""",
        };
    })];
}
