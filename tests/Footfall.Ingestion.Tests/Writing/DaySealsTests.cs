using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>Sealed days: their rollups equal their events, whatever comes late, fails or crashes (ADR 0006).</summary>
public sealed class DaySealsTests
{
    private const string Recount =
        """
        SELECT toUnixTimestamp(toDate(time)) / 86400, user_id, count() FROM events GROUP BY 1, 2 ORDER BY 1, 2
        """;

    [Fact]
    public async Task LateEvents_BreakTheSeal_AndTheNextSealCountsThem()
    {
        await using var host = await StartAsync();
        await host.WriteAsync([.. Enumerable.Range(0, 240).Select(i => Event(Day.AddHours(i), $"u{i % 5}"))]);
        await host.SealAsync();
        Assert.Equal(10, host.Seals.Current.All.Count);
        await CheckAsync(host);

        await host.WriteAsync(Event(Day.AddDays(3)), Event(Day.AddDays(4).AddTicks(-1)), Event(Day.AddDays(-1), "u9"));
        Assert.Equal(9, host.Seals.Current.All.Count);
        Assert.DoesNotContain(host.Seals.Current.All, d => d.Day == DayOf(3));
        await CheckAsync(host);

        await host.SealAsync();
        Assert.Equal(11, host.Seals.Current.All.Count);
        await CheckAsync(host);
    }

    [Fact]
    public async Task Seal_IsBrokenDurably_BeforeTheEventIsInserted()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day));
        await host.SealAsync();
        host.Store.Fail("events");

        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(Event(Day)));
        host.Store.Mend();
        await host.RestartAsync(host.Time.GetUtcNow());

        // Nothing came in, but nobody could know: the day is read from events until it is sealed again.
        Assert.Empty(host.Seals.Current.All);
        await host.SealAsync();
        await CheckAsync(host);
        Assert.Single(host.Seals.Current.All);
    }

    [Fact]
    public async Task SealThatCannotBeBroken_KeepsTheEventOut()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day));
        await host.SealAsync();
        host.Store.Fail("sealed_days");

        await Assert.ThrowsAsync<StoreException>(() => host.WriteAsync(Event(Day)));

        Assert.Equal(1, await host.CountAsync());
        host.Store.Mend();
        await host.WriteAsync(Event(Day));
        await host.SealAsync();
        await CheckAsync(host);
    }

    [Fact]
    public async Task CommitWhileTheRollupIsMade_LeavesTheDayOpen()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day), Event(Day.AddDays(1)));
        var late = 0;
        host.Store.AfterExecute = async sql =>
        {
            if (sql.StartsWith("INSERT INTO usage ", StringComparison.Ordinal) && late++ == 0)
            {
                await host.WriteAsync(Event(Day.AddDays(1), "late"));
                var (days, _) = host.Seals.BeginSealing(TimeSpan.FromHours(1));
                Assert.Empty(days);
            }
        };

        await host.SealAsync();

        // The first round seals one day, the second one the other, with the late event in it.
        Assert.Equal(2, late);
        Assert.Equal(2, host.Seals.Current.All.Count);
        await CheckAsync(host);
    }

    [Fact]
    public async Task CommitUnderWay_KeepsItsDayFromBeingSealed()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day), Event(Day.AddDays(1)));
        var release = host.Store.Hold(out var begun);
        var write = host.WriteAsync(Event(Day));
        await begun;

        await host.SealAsync();
        Assert.Equal([DayOf(1)], host.Seals.Current.All.Select(d => d.Day));
        release.SetResult();
        await write;
        await host.SealAsync();

        Assert.Equal(2, host.Seals.Current.All.Count);
        await CheckAsync(host);
    }

    [Fact]
    public async Task Today_AndDaysThatAreNotQuiet_StayOpen()
    {
        await using var host = await StartAsync();
        host.Time.SetUtcNow(Day.AddDays(40).AddHours(1));
        await host.WriteAsync(Event(Day), Event(Day.AddDays(40)));

        Assert.Empty(host.Seals.BeginSealing(TimeSpan.FromSeconds(30)).Days);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([DayOf(0)], host.Seals.BeginSealing(TimeSpan.FromSeconds(30)).Days);
        host.Time.SetUtcNow(Day.AddDays(41));
        Assert.Equal([DayOf(0)], host.Seals.BeginSealing(TimeSpan.FromSeconds(30)).Days);
    }

    [Fact]
    public async Task Seals_ArePickedUpAfterARestart_AndOpenDaysToo()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day), Event(Day.AddDays(1)));
        await host.SealAsync();
        await host.WriteAsync(Event(Day, "u2"));
        var before = host.Seals.Current.All;

        await host.RestartAsync(host.Time.GetUtcNow());

        Assert.Equal(before, host.Seals.Current.All);
        await host.SealAsync();
        Assert.Equal(2, host.Seals.Current.All.Count);
        await CheckAsync(host);
    }

    [Fact]
    public async Task SealThatCouldNotBeSaved_IsMadeAgain()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day));
        host.Store.Fail("sealed_days");
        await Assert.ThrowsAsync<StoreException>(host.SealAsync);
        Assert.Empty(host.Seals.Current.All);
        host.Store.Mend();
        await host.WriteAsync(Event(Day, "u2"));

        await host.SealAsync();

        Assert.Single(host.Seals.Current.All);
        await CheckAsync(host);
    }

    /// <summary>Rollups of sealed days, by the events of the same days.</summary>
    private static Task CheckAsync(WriterHost host) => CheckAsync(host, host.Seals);

    /// <summary>The same, by the seals of another server.</summary>
    internal static async Task CheckAsync(WriterHost host, DaySeals seals)
    {
        var sealedDays = seals.Current.All.ToDictionary(d => (long)d.Day, d => d.Version);
        var raw = (await host.TextAsync(Recount)).Split('\n').Where(r => sealedDays.ContainsKey(long.Parse(r.Split('\t')[0])));
        var rows = (await host.TextAsync("SELECT toUInt32(day), version, user_id, sum(q0 + q1 + q2 + q3) FROM usage GROUP BY day, version, user_id ORDER BY day, user_id")).Split('\n');
        var counted = rows.Select(r => r.Split('\t')).Where(r => sealedDays.TryGetValue(long.Parse(r[0]), out var version) && version == long.Parse(r[1])).Select(r => $"{r[0]}\t{r[2]}\t{r[3]}");

        Assert.Equal(raw, counted);
    }

    internal static int DayOf(int days) => (int)(Day.AddDays(days) - DateTimeOffset.UnixEpoch).TotalDays;
}
