using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.TestKit;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>Events that are acknowledged from the journal are in the store once, whatever happens in between.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task Events_AreAcknowledgedBeforeTheStoreHasThem_AndCanBeReadWhenAsked()
    {
        await using var host = await StartWithJournalAsync();

        Assert.Equal(new WriteResult(5, 0), await host.WriteAsync([.. Some(5).Select(e => e with { UserId = null })]));
        Assert.Equal(5, host.Writer.JournalledEvents);
        Assert.Equal(0, await host.StoredAsync());
        await host.Writer.FlushAsync(CancellationToken.None);
        Assert.Equal(5, await host.StoredAsync());
        Assert.Equal(0, host.Writer.JournalledEvents);
    }

    [Fact]
    public async Task ReadAfterWrite_ShowsWhatWasAcknowledged()
    {
        await using var host = await StartWithJournalAsync();
        await using var store = new ReadAfterWrite(host.Store, () => host.Writer, new ExchangeGate());
        await host.WriteAsync(Some(5));

        Assert.Equal("5\n", await store.TextAsync(new Statement(SentEvents.Only("SELECT count() FROM events")), "TabSeparated", CancellationToken.None));
    }

    /// <summary>Looks that the audit writes down: whoever goes on reading must not wait each time for having read before.</summary>
    [Fact]
    public async Task WhatNobodyWaitsFor_IsStoredALittleLater_AndWithWhatSomebodyWaitsFor()
    {
        await using var host = await StartWithJournalAsync();
        await using var store = new ReadAfterWrite(host.Store, () => host.Writer, new ExchangeGate());
        await host.Writer.WriteAsync(new EventBatch { Events = Some(2), Bytes = 100, IsAwaited = false });

        var before = await CountAsync();
        await host.WriteAsync(Some(3));

        Assert.Equal("0\n", before);
        Assert.Equal("5\n", await CountAsync());
        await host.Writer.WriteAsync(new EventBatch { Events = Some(1), Bytes = 100, IsAwaited = false });
        await host.Writer.FlushAsync(CancellationToken.None);
        Assert.Equal("6\n", await CountAsync());

        Task<string> CountAsync() => store.TextAsync(new Statement(SentEvents.Only("SELECT count() FROM events")), "TabSeparated", CancellationToken.None);
    }

    [Fact]
    public async Task Crash_BeforeTheStoreHadAnything_LosesNothing_AndRepeatsAreDuplicates()
    {
        await using var host = await StartWithJournalAsync();
        var (first, second) = (Some(200), Some(100));
        await host.WriteAsync(first);
        await host.WriteAsync(second);

        await host.CrashAsync();

        Assert.Equal(300, await host.StoredAsync());
        Assert.Equal(new WriteResult(0, 200), await host.WriteAsync(first));
        Assert.Equal(300, await host.CountAsync());
        Assert.Empty(Directory.GetFiles(host.JournalFolder, "*.damaged"));
    }

    [Fact]
    public async Task Crash_AfterTheStoreHadSome_StoresNothingTwice()
    {
        await using var host = await StartWithJournalAsync();
        var report = Event(Day) with { Scope = "use:ide", SessionId = "s", Duration = 10 };
        await host.WriteAsync([.. Some(100), report]);
        Assert.Equal(101, await host.CountAsync());
        await host.WriteAsync([.. Some(50), report with { Batch = Guid.NewGuid(), Duration = 20 }]);

        await host.CrashAsync();
        await host.CrashAsync();

        Assert.Equal("151\t151", await host.TextAsync("SELECT count(), uniqExact(id) FROM events"));
        Assert.Equal("20", await host.TextAsync("SELECT duration FROM events WHERE scope = 'use:ide'"));
    }

    /// <summary>One event a request makes records of one event: a start that asked and inserted for each took a minute.</summary>
    [Fact]
    public async Task Crash_AfterManySmallRequests_BringsThemInTogether()
    {
        await using var host = await StartWithJournalAsync();
        for (var i = 0; i < 300; i++)
        {
            await host.WriteAsync(Some(1));
        }

        await host.CrashAsync();

        // The engine numbers the blocks of rows that it was given.
        Assert.Equal("300\t1", await host.TextAsync("SELECT count(), max(_block_number) FROM events"));
    }

    [Fact]
    public async Task Names_OfWhatTheJournalHad_AreKnownAfterTheCrash()
    {
        await using var host = await StartWithJournalAsync();
        await host.WriteAsync(Event(Day, "u9", "Nina") with { Received = host.Time.GetUtcNow() });

        await host.CrashAsync();

        Assert.EndsWith("\tNina", await host.NameAsync("user", "u9"));
    }

    [Fact]
    public async Task RecordThatACrashCutOff_IsIgnored_AndTheOthersAreStored()
    {
        await using var host = await StartWithJournalAsync();
        await host.WriteAsync(Some(10));
        await host.WriteAsync(Some(10));
        var file = Assert.Single(Directory.GetFiles(host.JournalFolder));
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.SetLength(stream.Length - 1);
        }

        await host.CrashAsync();

        Assert.Equal(10, await host.StoredAsync());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(500)]
    public async Task DamageInTheMiddle_IsKeptAside_AndNothingElseIsLostThatCanBeRead(int at)
    {
        await using var host = await StartWithJournalAsync();
        await host.WriteAsync(Some(10));
        await host.WriteAsync(Some(7));
        var file = Assert.Single(Directory.GetFiles(host.JournalFolder));
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        bytes[at] ^= 0x10;
        await using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            await stream.WriteAsync(bytes, Stop);
        }

        await host.CrashAsync();

        // Without its length nobody can tell where a record ends; a block with a wrong hash is passed over.
        Assert.Equal(at < 16 ? 0 : 7, await host.StoredAsync());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(host.JournalFolder, "*.damaged")), Stop));
    }

    [Fact]
    public async Task StoreThatFails_RefusesNewEvents_KeepsWhatWasAcknowledged_AndHeals()
    {
        await using var host = await StartWithJournalAsync();
        var stored = Some(20);
        await host.WriteAsync(stored);

        // The first try stores the rows and seems to fail; the next ones fail before.
        host.Store.AfterInsert = _ =>
        {
            host.Store.Fail("events");
            throw new StoreException(StoreErrors.DiskFull, "No space left");
        };
        await host.Writer.FlushAsync(CancellationToken.None);
        Assert.Equal("No space left", host.Writer.Trouble);
        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(Some(1)));

        host.Store.Mend();
        while (host.Writer.Trouble is not null)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, Stop);
        }

        Assert.Equal(new WriteResult(1, 20), await host.WriteAsync([.. stored, Event(Day)]));
        Assert.Equal("21\t21", $"{await host.CountAsync()}\t{await host.TextAsync("SELECT uniqExact(id) FROM events")}");
    }

    [Fact]
    public async Task StoreThatIsSlow_LetsNoMoreInThanTheBound()
    {
        await using var host = await StartWithJournalAsync(new WriterOptions { PendingEvents = 30, InsertEvents = 10 });
        var release = host.Store.Hold(out _);
        for (var i = 0; i < 3; i++)
        {
            await host.WriteAsync(Some(10));
        }

        var late = host.WriteAsync(Some(10));
        await Task.Delay(100, Stop);
        Assert.False(late.IsCompleted);
        release.SetResult();

        await late;
        Assert.Equal(40, await host.CountAsync());
    }

    [Fact]
    public async Task Files_GoAway_OnceTheStoreHasThem()
    {
        await using var host = await StartWithJournalAsync();
        for (var i = 0; i < 4; i++)
        {
            await host.WriteAsync([.. Some(4000).Select(e => e with { Payload = new string('x', 100) })]);
            await host.CountAsync();
        }

        Assert.InRange(Directory.GetFiles(host.JournalFolder).Length, 0, 1);
        await host.Writer.StopAsync(CancellationToken.None);
        host.Writer.Dispose();
        Assert.Empty(Directory.GetFiles(host.JournalFolder));
        await host.CrashAsync();
        Assert.Equal(16_000, await host.CountAsync());
    }

    [Fact]
    public async Task JournalOfAnotherVersion_StopsTheStart_WithAWord()
    {
        await using var host = await StartWithJournalAsync();
        using (var journal = new Journal(host.JournalFolder, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance))
        {
            journal.Append("something else"u8.ToArray());
        }

        var failure = await Assert.ThrowsAsync<StoreException>(host.CrashAsync);

        Assert.Contains("Start that version once", failure.Message);
        foreach (var file in Directory.GetFiles(host.JournalFolder))
        {
            File.Delete(file);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IReadOnlyList<Event> Some(int count) => [.. Enumerable.Range(0, count).Select(i => Event(Day.AddMinutes(i)))];
}
