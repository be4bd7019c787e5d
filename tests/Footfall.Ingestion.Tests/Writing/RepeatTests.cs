using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>A repeat stores nothing twice, whenever and in whatever company it comes (semantics 3).</summary>
public sealed class RepeatTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RepeatedBatch_IsADuplicate_AtOnceAndAfterARestart(bool journal)
    {
        await using var host = journal ? await StartWithJournalAsync() : await StartAsync();
        var events = Some(300);

        Assert.Equal(new WriteResult(300, 0), await host.WriteAsync(events));
        Assert.Equal(new WriteResult(0, 300), await host.WriteAsync(events));
        await host.RestartAsync(host.Time.GetUtcNow());
        Assert.Equal(new WriteResult(0, 300), await host.WriteAsync(events));
        Assert.Equal(new WriteResult(2, 1), await host.WriteAsync([Event(Day), events[7], Event(Day)]));
        Assert.Equal(302, await host.CountAsync());
    }

    [Fact]
    public async Task RepeatsInOneGroup_AreStoredOnce()
    {
        await using var host = await StartAsync();
        var events = Some(10);
        var release = host.Store.Hold(out var begun);
        var first = host.WriteAsync(events);
        await begun;

        // While the first is under way nobody may hear that the events are stored.
        var repeats = Enumerable.Range(0, 5).Select(_ => host.WriteAsync([.. events, Event(Day)])).ToList();
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(repeats, r => r.IsCompleted);
        release.SetResult();

        Assert.Equal(new WriteResult(10, 0), await first);
        Assert.All(await Task.WhenAll(repeats), r => Assert.Equal(new WriteResult(1, 10), r));
        Assert.Equal(15, await host.CountAsync());
    }

    [Fact]
    public async Task RepeatOfABatchThatFailed_IsStored()
    {
        await using var host = await StartAsync();
        var events = Some(10);
        host.Store.Fail("events");
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(events));
        host.Store.Mend();

        Assert.Equal(new WriteResult(10, 0), await host.WriteAsync(events));
        Assert.Equal(10, await host.CountAsync());
    }

    [Fact]
    public async Task RepeatOfABatchThatSeemedToFail_IsADuplicate_AlsoWithOtherTimes()
    {
        await using var host = await StartAsync();
        var events = Some(10);
        host.Store.AfterInsert = _ => throw new StoreException(StoreErrors.Network, "the answer was lost");
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(events));
        host.Store.Mend();

        // A format that corrects clocks gives a repeat other times.
        Assert.Equal(new WriteResult(0, 10), await host.WriteAsync([.. events.Select(e => e with { Time = e.Time.AddDays(2) })]));
        Assert.Equal(10, await host.CountAsync());
    }

    [Fact]
    public async Task BatchOverManyMonths_IsStoredOnce()
    {
        await using var host = await StartAsync();
        var events = Enumerable.Range(0, 166).Select(i => Event(DateTimeOffset.UnixEpoch.AddMonths(i))).ToList();
        host.Store.AfterInsert = _ => throw new StoreException(StoreErrors.Network, "the answer was lost");
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(events));
        host.Store.Mend();

        Assert.Equal(new WriteResult(0, 166), await host.WriteAsync(events));
        Assert.Equal("166\t166", await host.TextAsync("SELECT count(), uniqExact(id) FROM events"));
    }

    [Fact]
    public async Task Ids_AreForgottenAfterTheirTime()
    {
        await using var host = await StartAsync(new WriterOptions { RememberFor = TimeSpan.FromHours(3) });
        var e = Event(Day);
        await host.WriteAsync(e with { Received = host.Time.GetUtcNow() });

        host.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(new WriteResult(0, 1), await host.WriteAsync(e));
        host.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(new WriteResult(1, 0), await host.WriteAsync(e));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GrowingSession_IsOneEvent_OfItsLongestReport(bool journal)
    {
        await using var host = journal ? await StartWithJournalAsync() : await StartAsync();
        var report = Report(Day, 60_000);
        await host.WriteAsync(report);

        Assert.Equal(new WriteResult(0, 1), await host.WriteAsync(report with { Batch = Guid.NewGuid() }));
        Assert.Equal(new WriteResult(1, 0), await host.WriteAsync(report with { Batch = Guid.NewGuid(), Duration = 120_000 }));
        Assert.Equal(new WriteResult(0, 1), await host.WriteAsync(report with { Batch = Guid.NewGuid(), Duration = 90_000 }));
        await host.RestartAsync(host.Time.GetUtcNow());
        Assert.Equal(new WriteResult(0, 1), await host.WriteAsync(report with { Batch = Guid.NewGuid(), Duration = 120_000 }));

        // Several in one request, and a start that was corrected to the day before.
        var batch = Guid.NewGuid();
        var grown = new[] { 130_000UL, 180_000UL, 150_000UL }.Select((d, i) => report with { Batch = batch, Position = (uint)i, Duration = d, Time = Day.AddHours(-i) });
        Assert.Equal(new WriteResult(3, 1), await host.WriteAsync([.. grown, Event(Day)]));

        Assert.Equal(2, await host.CountAsync());
        Assert.Equal("180000\t2026-03-09T23:00:00.000Z", await host.TextAsync("SELECT duration, time FROM events WHERE scope = 'use:ide'"));
    }

    [Fact]
    public async Task GrowingSession_BreaksTheSealOfTheDayItLeaves()
    {
        await using var host = await StartAsync();
        var report = Report(Day, 60_000);
        await host.WriteAsync(report, Event(Day));
        await host.SealAsync();
        Assert.Single(host.Seals.Current.All);

        await host.WriteAsync(report with { Batch = Guid.NewGuid(), Duration = 120_000, Time = Day.AddDays(1) });

        Assert.Empty(host.Seals.Current.All);
        await host.SealAsync();
        Assert.Equal(2, host.Seals.Current.All.Count);
        Assert.Equal(2, await host.CountAsync());
    }

    [Fact]
    public async Task RowsThatACrashLeftTwice_AreOneAfterTheStart()
    {
        await using var host = await StartAsync();
        var report = Report(Day, 60_000);
        await host.WriteAsync(report, Event(Day));

        // The longer report is stored and the crash comes before the shorter one is taken out.
        host.Store.AfterInsert = t => t == "events" ? throw new StoreException(StoreErrors.Network, "crash") : Task.CompletedTask;
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(report with { Batch = Guid.NewGuid(), Duration = 70_000 }));
        Assert.Equal(3, await host.StoredAsync());
        host.Store.Mend();
        await host.RestartAsync(host.Time.GetUtcNow());

        Assert.Equal("70000", await host.TextAsync("SELECT duration FROM events WHERE scope = 'use:ide'"));
        Assert.Equal(2, await host.StoredAsync());
    }

    [Fact]
    public async Task TwoServersOnOneStore_StoreARepeatOnce_InWhateverOrderItComes()
    {
        await using var host = await StartAsync(new WriterOptions { IsShared = true });
        using var other = await host.SecondServerAsync();
        var now = host.Time.GetUtcNow();
        var events = Some(200).Select(e => e with { Received = now }).ToList();
        var report = Report(Day, 60_000) with { Received = now };

        // One after the other, through the other one.
        await host.WriteAsync([.. events.Take(50), report]);
        Assert.Equal(new WriteResult(1, 51), await other.WriteAsync(new EventBatch { Events = [.. events.Take(51), report], Bytes = 1 }));
        Assert.Equal(new WriteResult(1, 0), await other.WriteAsync(new EventBatch { Events = [report with { Batch = Guid.NewGuid(), Duration = 70_000 }], Bytes = 1 }));
        Assert.Equal(new WriteResult(0, 1), await host.WriteAsync(report with { Batch = Guid.NewGuid(), Duration = 65_000 }));

        // At the same time: both have looked before either has stored.
        var release = host.Store.Hold(out _);
        var first = host.WriteAsync([.. events.Select(e => e with { Batch = Guid.NewGuid() })]);
        var second = other.WriteAsync(new EventBatch { Events = [.. events.Select(e => e with { Batch = Guid.NewGuid() })], Bytes = 1 });
        await Task.Delay(200, TestContext.Current.CancellationToken);
        release.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal("201\t201", await host.TextAsync("SELECT count(), uniqExact(id) FROM events"));
        Assert.Equal("70000", await host.TextAsync("SELECT duration FROM events WHERE scope = 'use:ide'"));
        await other.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task SameIdOfTwoSenders_IsTwoEvents()
    {
        await using var host = await StartAsync();
        var e = Event(Day);

        foreach (var sender in new[] { "token:1", "token:2" })
        {
            Assert.Equal(new WriteResult(1, 0), await host.Writer.WriteAsync(new EventBatch { Events = [e], Bytes = 1, Sender = sender }));
        }

        await host.RestartAsync(host.Time.GetUtcNow());
        foreach (var sender in new[] { "token:1", "token:2" })
        {
            Assert.Equal(new WriteResult(0, 1), await host.Writer.WriteAsync(new EventBatch { Events = [e], Bytes = 1, Sender = sender }));
        }

        Assert.Equal("token:1\ntoken:2", await host.TextAsync("SELECT sender FROM events ORDER BY sender"));
    }

    private static IReadOnlyList<Event> Some(int count) => [.. Enumerable.Range(0, count).Select(i => Event(Day.AddMinutes(i)))];

    private static Event Report(DateTimeOffset start, ulong duration) => Event(start) with { Scope = "use:ide", SessionId = "s1", Duration = duration };
}
