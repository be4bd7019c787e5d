using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>Group commit, the bound of the queue, failures, and stopping.</summary>
public sealed class EventWriterTests
{
    [Fact]
    public async Task ManySmallBatches_BecomeFewCommitsAndFewParts()
    {
        await using var host = await StartAsync();
        var release = host.Store.Hold(out var begun);
        var first = host.WriteAsync(Event(Day));
        await begun;
        var rest = Enumerable.Range(0, 500).Select(i => host.WriteAsync(Event(Day.AddSeconds(i)), Event(Day.AddSeconds(i)))).ToList();
        Assert.Equal(1001, host.Writer.QueuedEvents);
        Assert.DoesNotContain(rest, w => w.IsCompleted);
        release.SetResult();

        Assert.Equal(new WriteResult(1, 0), await first);
        Assert.All(await Task.WhenAll(rest), r => Assert.Equal(new WriteResult(2, 0), r));

        Assert.Equal(2, host.Store.Inserts.Count(t => t == "events"));
        Assert.Equal(1001, await host.CountAsync());
        Assert.InRange(int.Parse(await host.TextAsync("SELECT count() FROM system.parts WHERE database = currentDatabase() AND table = 'events' AND active")), 1, 3);
        Assert.Equal(0, host.Writer.QueuedEvents);
    }

    [Fact]
    public async Task Group_EndsAtItsBound()
    {
        await using var host = await StartAsync(new WriterOptions { GroupEvents = 10 });
        var release = host.Store.Hold(out var begun);
        var writes = new List<Task<WriteResult>> { host.WriteAsync(Event(Day)) };
        await begun;
        writes.AddRange(Enumerable.Range(0, 8).Select(_ => host.WriteAsync(Some(4))));
        release.SetResult();
        await Task.WhenAll(writes);

        // Of batches of four, three reach the bound of ten.
        Assert.Equal(4, host.Store.Inserts.Count(t => t == "events"));
        Assert.Equal(33, await host.CountAsync());
    }

    [Fact]
    public async Task EventsOfOneMillisecond_KeepTheirOrderByPosition()
    {
        await using var host = await StartAsync();
        var batch = Guid.NewGuid();

        await host.WriteAsync([.. Enumerable.Range(0, 1000).Select(i => Event(Day, $"u{i % 7}") with { Batch = batch, Position = (uint)i, ObjVal = $"{i}" })]);

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), (await host.TextAsync("SELECT obj_val FROM events ORDER BY time, batch, position")).Split('\n'));
    }

    [Fact]
    public async Task BatchOverMoreMonthsThanAnInsertMayTouch_IsStoredWhole()
    {
        await using var host = await StartAsync();

        var result = await host.WriteAsync([.. Enumerable.Range(0, 400).Select(i => Event(DateTimeOffset.UnixEpoch.AddMonths(i * 7 % 400)))]);

        Assert.Equal(new WriteResult(400, 0), result);
        Assert.Equal("400\t400", await host.TextAsync("SELECT count(), uniqExact(toYYYYMM(time)) FROM events"));
    }

    [Fact]
    public async Task FullQueue_RefusesAtOnce_AndTakesAgainWhenItIsEmptier()
    {
        await using var host = await StartAsync(new WriterOptions { QueueEvents = 10 });
        var release = host.Store.Hold(out var begun);
        var first = host.WriteAsync(Some(5));
        await begun;
        var second = host.WriteAsync(Some(5));

        await Assert.ThrowsAsync<IntakeFullException>(() => host.WriteAsync(Some(1)));
        Assert.Equal(10, host.Writer.QueuedEvents);
        release.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(new WriteResult(1, 0), await host.WriteAsync(Some(1)));
        Assert.Equal(11, await host.CountAsync());
    }

    [Fact]
    public async Task FullQueue_CountsBytesToo_AndABatchAloneIsAlwaysTaken()
    {
        await using var host = await StartAsync(new WriterOptions { QueueEvents = 10, QueueBytes = 1000 });
        Assert.Equal(new WriteResult(50, 0), await host.WriteAsync(Some(50)));

        var release = host.Store.Hold(out var begun);
        var first = host.Writer.WriteAsync(new EventBatch { Events = Some(1), Bytes = 900 });
        await begun;
        await Assert.ThrowsAsync<IntakeFullException>(() => host.Writer.WriteAsync(new EventBatch { Events = Some(1), Bytes = 101 }));
        var second = host.Writer.WriteAsync(new EventBatch { Events = Some(1), Bytes = 100 });
        release.SetResult();

        await Task.WhenAll(first, second);
        Assert.Equal(52, await host.CountAsync());
    }

    [Fact]
    public async Task StoreThatFails_IsToldToEveryRequestOfTheGroup_AndTheNextOneWorks()
    {
        await using var host = await StartAsync();
        var release = host.Store.Hold(out var begun);
        var writes = new List<Task<WriteResult>> { host.WriteAsync(Some(1)) };
        await begun;
        writes.AddRange(Enumerable.Range(0, 5).Select(_ => host.WriteAsync(Some(2))));
        host.Store.Fail("events");
        release.SetException(new StoreException(StoreErrors.DiskFull, "Cannot reserve space"));

        foreach (var write in writes)
        {
            Assert.Equal(StoreErrors.DiskFull, (await Assert.ThrowsAsync<StoreException>(() => write)).Code);
        }

        Assert.Equal(0, await host.CountAsync());
        Assert.Equal(0, host.Writer.QueuedEvents);
        Assert.StartsWith("Cannot reserve space", host.Writer.Trouble);
        host.Store.Mend();
        Assert.Equal(new WriteResult(2, 0), await host.WriteAsync(Some(2)));
        Assert.Null(host.Writer.Trouble);
        Assert.Equal(2, await host.CountAsync());
    }

    [Fact]
    public async Task Trouble_IsForgottenAfterAWhile_SoThatTheServerIsSentEventsAgain()
    {
        await using var host = await StartAsync();
        host.Store.Fail("events");
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(Some(1)));

        host.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.NotNull(host.Writer.Trouble);
        host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(host.Writer.Trouble);
    }

    [Fact]
    public async Task Stop_CommitsWhatIsQueued_AndRefusesWhatComesLater()
    {
        await using var host = await StartAsync();
        var release = host.Store.Hold(out var begun);
        var first = host.WriteAsync(Some(1));
        await begun;
        var second = host.WriteAsync(Some(2));
        var stop = host.Writer.StopAsync(CancellationToken.None);
        await Assert.ThrowsAsync<IntakeFullException>(() => host.WriteAsync(Some(1)));
        Assert.False(stop.IsCompleted);
        release.SetResult();

        await stop;
        Assert.Equal((1, 2), ((await first).Stored, (await second).Stored));
        Assert.Equal(3, await host.CountAsync());
    }

    [Fact]
    public async Task EmptyBatch_IsDoneWithoutACommit()
    {
        await using var host = await StartAsync();

        Assert.Equal(new WriteResult(0, 0), await host.WriteAsync());
        Assert.Empty(host.Store.Inserts);
    }

    [Fact]
    public async Task Listeners_HearOfCommits_AndASlowOneKeepsTheNewest()
    {
        await using var host = await StartAsync();
        using var listener = host.Feed.Listen();
        await host.WriteAsync(Event(Day), Event(Day.AddHours(1)));
        await host.WriteAsync(Event(Day.AddHours(-5)));

        Assert.True(listener.Commits.TryRead(out var commit));
        Assert.Equal(new Commit(1, Day.AddHours(-5)), commit);
        Assert.False(listener.Commits.TryRead(out _));
        host.Store.Fail("events");
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(Some(1)));
        Assert.False(listener.Commits.TryRead(out _));
    }

    private static IReadOnlyList<Event> Some(int count) => [.. Enumerable.Range(0, count).Select(i => Event(Day.AddMinutes(i)))];
}
