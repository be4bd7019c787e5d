using Footfall.Ingestion.Tests.Writing;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;
using Footfall.Model.WorkingTime;
using static Footfall.Ingestion.Tests.WorkingTime.SomeWork;

namespace Footfall.Ingestion.Tests.WorkingTime;

/// <summary>Settling and recomputing under changed settings, and of histories that are long or out of order.</summary>
public sealed class WorkRecomputeTests
{
    private static readonly DateTimeOffset Noon = WriterHost.Day.AddHours(12);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Recompute_OfRequestsByOtherRules_IsWhatIntakeWouldHaveGiven(int seed)
    {
        var random = new Random(seed);
        await using var host = await WriterHost.StartAsync();
        var all = Some(random, 200, Noon).Select(e => e with { UserId = "u1", OrgId = null, Duration = (ulong)random.Next(60_000) }).ToList();
        var (sent, batches) = (new HashSet<Guid>(), new List<(Event? Before, List<Event> Events, HashSet<Guid> New)>());
        for (var at = 0; at + 20 < all.Count; at += random.Next(5, 15))
        {
            // A part of the batch before is sent again, as the page does that did not hear the answer.
            var batch = Guid.NewGuid();
            var events = all.Skip(at).Take(random.Next(5, 20)).Select((e, p) => e with { Batch = batch, Position = (uint)p }).ToList();
            var before = at == 0 || random.Next(3) == 0 ? null : all[at - 1];
            batches.Add((before, events, [.. events.Select(e => e.Id).Where(id => !sent.Contains(id))]));
            sent.UnionWith(events.Select(e => e.Id));
            await WriteAsync(host, events, before);
        }

        await AssertByAsync(new WorkRule(TimeSpan.FromSeconds(50), new HashSet<string> { "change:frame", "draw:object" }));
        await AssertByAsync(new WorkRule(TimeSpan.FromSeconds(20), new HashSet<string>()));
        await AssertByAsync(WorkRule.Standard);

        async Task AssertByAsync(WorkRule rule)
        {
            host.Rules = new WorkRules(rule, new Dictionary<string, WorkRule>());
            host.Time.Advance(TimeSpan.FromMinutes(1));
            await host.RestartAsync(host.Time.GetUtcNow());
            await RecomputeAsync(host);

            var expected = batches.SelectMany(b => Rows(b.Events[0].Batch, Behind(b.Before, rule).Take(b.Events, e => b.New.Contains(e.Id))));
            Assert.Equal(expected.Order(), await RowsAsync(host));
        }
    }

    [Fact]
    public void Carry_OfAnEarlierVersion_IsRead()
    {
        var carry = WorkCarry.Parse("""[1717416000184000,"12",null,"7"]""");

        Assert.Equal((1717416000184000, new WorkPlace("12", null, "7")), (carry.LastBy(WorkRule.Standard), carry.Place));
    }

    [Fact]
    public async Task Restart_WithOtherSettings_LeavesWhatIsCounted()
    {
        await using var host = await WriterHost.StartAsync();
        await TakeAsync(host, Noon, Noon.AddSeconds(50));
        Assert.Equal(50_000, await SumAsync(host));

        host.Rules = new WorkRules(new WorkRule(TimeSpan.FromSeconds(30), new HashSet<string>()), new Dictionary<string, WorkRule>());
        await RestartAsync(host);
        await TakeAsync(host, Noon.AddSeconds(120), Noon.AddSeconds(130));
        Assert.Equal(60_000, await SumAsync(host));

        // It comes late; the gap behind it is that of an event that was counted by the old rule.
        await TakeAsync(host, Noon.AddSeconds(-40));
        Assert.Equal(100_000, await SumAsync(host));

        await RestartAsync(host);
        Assert.Equal(100_000, await SumAsync(host));

        await RecomputeAsync(host);
        Assert.Equal(10_000, await SumAsync(host));

        host.Rules = WorkRules.Default;
        await RestartAsync(host);
        await TakeAsync(host, Noon.AddSeconds(150));
        Assert.Equal(30_000, await SumAsync(host));
        await TakeAsync(host, Noon.AddSeconds(-80));
        Assert.Equal(30_000, await SumAsync(host));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public async Task Streams_OfWeeks_ComeToTheSameInAnyOrder(int seed)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, 70).Select(_ => WriterHost.Event(WriterHost.Day.AddHours(random.Next(24 * 20)).AddSeconds(random.Next(3) * 30), $"u{random.Next(3)}") with
        {
            Scope = random.Next(3) == 0 ? "change:frame" : "click:element",
            Duration = random.Next(3) == 0 ? (ulong)random.Next(100_000_000) : (ulong)random.Next(200_000),
            ProjectId = $"{random.Next(3)}",
        }).OrderBy(e => e.Time).ToList();
        await using var sorted = await WriterHost.StartAsync();
        await using var shuffled = await WriterHost.StartAsync();

        foreach (var e in all)
        {
            await sorted.WriteAsync(e);
        }

        foreach (var e in all.OrderBy(_ => random.Next()))
        {
            await shuffled.WriteAsync(e);
            if (random.Next(20) == 0)
            {
                await shuffled.Keeper.SettleAsync(CancellationToken.None);
            }
        }

        await sorted.Keeper.SettleAsync(CancellationToken.None);
        await shuffled.Keeper.SettleAsync(CancellationToken.None);
        Assert.Equal(await RowsAsync(sorted), await RowsAsync(shuffled));
        await AssertAgainTheSameAsync(sorted);
        await AssertAgainTheSameAsync(shuffled);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Event_ThatComesDaysLate_LeavesNothingToRecompute(double days)
    {
        await using var host = await WriterHost.StartAsync();
        string[] times = ["10:19:22", "10:26:49", "10:27:37", "10:27:38"];
        await host.WriteAsync([.. times.Select(t => WriterHost.Event(WriterHost.Day + TimeSpan.Parse(t, System.Globalization.CultureInfo.InvariantCulture)) with { Scope = "review:image", JobId = "j193" })]);
        await host.Keeper.SettleAsync(CancellationToken.None);

        await host.WriteAsync(WriterHost.Event(WriterHost.Day.AddHours(10).AddDays(-days)) with { Scope = "click:element" });
        await host.Keeper.SettleAsync(CancellationToken.None);

        await AssertAgainTheSameAsync(host);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public async Task Restart_BetweenEventsOfOneHistory_LeavesNothingToRecompute(double days)
    {
        await using var host = await WriterHost.StartAsync();
        await TakeAsync(host, Noon, Noon.AddSeconds(60), Noon.AddDays(days + 1), Noon.AddDays(days + 1).AddSeconds(60), Noon.AddDays(days + 2));
        await RestartAsync(host);

        // In order of time, and between those that the store has.
        await TakeAsync(host, Noon.AddSeconds(30));
        await TakeAsync(host, Noon.AddSeconds(90));
        await TakeAsync(host, Noon.AddDays(days + 1).AddSeconds(30), Noon.AddDays(days + 1).AddSeconds(90));

        Assert.Equal(180_000, await SumAsync(host));
        await AssertAgainTheSameAsync(host);
    }

    [Fact]
    public async Task Settling_WhileAnEventIsOnItsWay_WaitsForIt()
    {
        await using var host = await WriterHost.StartAsync();
        await TakeAsync(host, Noon);
        await RestartAsync(host);
        var arrive = new TaskCompletionSource();
        host.Store.BeforeInsert = target => target == "events" ? arrive.Task : Task.CompletedTask;

        var writing = host.WriteAsync(WriterHost.Event(Noon.AddSeconds(50)));
        while (host.Keeper.IsSettled)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var settling = host.Keeper.SettleAsync(CancellationToken.None);
        await Task.WhenAny(settling, Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken));
        arrive.SetResult();
        await writing;
        await settling;

        Assert.Equal(50_000, await SumAsync(host));
    }

    [Fact]
    public async Task Request_OfNobody_HasNoWorkingTime()
    {
        await using var host = await WriterHost.StartAsync();
        await WriteAsync(host, [WriterHost.Event(Noon, user: null), WriterHost.Event(Noon.AddSeconds(9), user: null)], null);

        Assert.Empty(await RowsAsync(host));
        await AssertAgainTheSameAsync(host);
    }

    private static NaiveWork Behind(Event? before, WorkRule rule)
    {
        var naive = new NaiveWork((decimal)rule.Threshold.TotalMilliseconds, [.. rule.Scopes]);
        return before is null ? naive : naive.Behind(before);
    }

    private static async Task TakeAsync(WriterHost host, params DateTimeOffset[] times)
    {
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var batch = Guid.NewGuid();
        await host.WriteAsync([.. times.Select((t, i) => WriterHost.Event(t) with { Batch = batch, Position = (uint)i, Received = host.Time.GetUtcNow() })]);
        await host.Keeper.SettleAsync(CancellationToken.None);
    }

    private static async Task RestartAsync(WriterHost host)
    {
        host.Time.Advance(TimeSpan.FromMinutes(5));
        await host.RestartAsync(host.Time.GetUtcNow());
        await host.Keeper.SettleAsync(CancellationToken.None);
    }

    private static async Task<long> SumAsync(WriterHost host)
    {
        await host.Writer.FlushAsync(CancellationToken.None);
        return long.Parse(await host.TextAsync("SELECT sum(duration) FROM events WHERE scope = 'send:working_time'"), System.Globalization.CultureInfo.InvariantCulture);
    }
}
