using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>How long operations take, against a naive recount over both periods.</summary>
public sealed class DurationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("function", 31)]
    [InlineData("package", 32)]
    [InlineData("scope", 33)]
    public async Task Durations_EqualTheRecount(string group, int seed)
    {
        await using var history = await FilledAsync(seed);
        var questions = new DurationQuestions(history.Store, () => history.Seals.Current);
        var all = Some.Filter(Some.Day.AddDays(3), Some.Day.AddDays(5));
        foreach (var filter in new[] { all, all.With("org", "org1"), all.With("user", "u1", "u2"), Some.Filter(Some.Day.AddHours(1), Some.Day.AddHours(90)) })
        {
            var rows = await questions.DurationsAsync(DurationGroup.All[group], "-p95", filter, 1000, Stop);

            Assert.Equal(Recount(history, filter, group), rows.Select(Text).Order(StringComparer.Ordinal));
            Assert.Equal(rows.Select(r => r.P95).OrderDescending(), rows.Select(r => r.P95));
        }
    }

    [Fact]
    public async Task OnlyTheFirstAreShown_AndAllAreCounted()
    {
        await using var history = await FilledAsync(34);
        var filter = Some.Filter(Some.Day, Some.Day.AddDays(9));

        var rows = await new DurationQuestions(history.Store, () => history.Seals.Current).DurationsAsync(DurationGroup.All["scope"], "-count", filter, 3, Stop);

        Assert.Equal(3, rows.Count);
        Assert.All(rows, r => Assert.Equal(11, r.Total));
    }

    private static IEnumerable<string> Recount(History history, EventFilter filter, string group)
    {
        var before = history.Matching(filter with { Range = filter.Range.Previous }).Where(IsTimed).ToLookup(Name);
        return history.Matching(filter).Where(IsTimed).GroupBy(Name).Select(g =>
        {
            var (now, old) = (Sorted(g), Sorted(before[g.Key]));
            return Text(new DurationRow(
                group == "function" ? g.Key.Split('/')[0] : "",
                group == "function" ? g.Key.Split('/')[1] : g.Key,
                now.Length, At(now, 0.5), At(now, 0.95), At(now, 0.99), now[^1], now.Sum(), g.Count(e => e.Failed),
                old.Length, old.Length == 0 ? null : At(old, 0.5), old.Length == 0 ? null : At(old, 0.95), old.Length == 0 ? null : At(old, 0.99), 0));
        }).Order(StringComparer.Ordinal);

        bool IsTimed(Event e) => e.Duration is not null && (group == "scope" || (e.Scope == "call:function" && (group == "package" || e.Function is not null)));
        string Name(Event e) => group switch { "scope" => e.Scope, "package" => e.Package ?? "Core", _ => $"{e.Package ?? "Core"}/{e.Function}" };
    }

    private static long[] Sorted(IEnumerable<Event> events) => [.. events.Select(e => (long)e.Duration!.Value).Order()];

    /// <summary>The percentile as PERCENTILE_CONT has it.</summary>
    private static double At(long[] sorted, double level)
    {
        var place = level * (sorted.Length - 1);
        var low = (int)Math.Floor(place);
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }

    private static string Text(DurationRow r) => FormattableString.Invariant(
        $"{r.Package} {r.Name} {r.Count} {r.Median:0.###} {r.P95:0.###} {r.P99:0.###} {r.Longest} {r.TotalMs} {r.Failed} {r.BeforeCount} {r.BeforeMedian:0.###} {r.BeforeP95:0.###} {r.BeforeP99:0.###}");

    private static async Task<History> FilledAsync(int seed)
    {
        var history = await History.StartAsync();
        var random = new Random(seed);
        await history.AddAsync([.. Some.Events(random, 3000, Some.Day, 9).Select(e => e with { Function = random.Next(3) == 0 ? null : $"f{random.Next(4)}" })]);
        return history;
    }
}
