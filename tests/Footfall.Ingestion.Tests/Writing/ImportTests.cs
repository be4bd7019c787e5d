using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>Imports look events up by id: what is there is not added again (semantics 3.4).</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task SameFileTwice_AddsNothing()
    {
        await using var host = await StartAsync();
        var events = Some(2500);

        Assert.Equal(new WriteResult(2500, 0), await host.ImportAsync(events));
        Assert.Equal(new WriteResult(0, 2500), await host.ImportAsync(events));
        Assert.Equal(new WriteResult(0, 2500), await host.ImportAsync([.. events.Reverse()]));
        Assert.Equal(2500, await host.CountAsync());
    }

    [Fact]
    public async Task TimeBelowAMillisecond_IsFoundAgain()
    {
        await using var host = await StartAsync();
        var e = Event(Day.AddTicks(9_999));

        Assert.Equal(new WriteResult(1, 0), await host.ImportAsync(e));
        Assert.Equal(new WriteResult(0, 1), await host.ImportAsync(e));
    }

    [Fact]
    public async Task RestartInTheMiddle_AddsTheRestOnly()
    {
        await using var host = await StartAsync();
        var events = Some(3000);
        await host.ImportAsync([.. events.Take(1000)]);
        host.Store.Fail("events");
        await Assert.ThrowsAsync<StoreException>(() => host.ImportAsync([.. events.Skip(1000).Take(1000)]));
        host.Store.Mend();
        await host.RestartAsync(host.Time.GetUtcNow());

        var results = new List<WriteResult>();
        foreach (var chunk in events.Chunk(1000))
        {
            results.Add(await host.ImportAsync(chunk));
        }

        Assert.Equal([new(0, 1000), new(1000, 0), new(1000, 0)], results);
        Assert.Equal("3000\t3000", await host.TextAsync("SELECT count(), uniqExact(id) FROM events"));
    }

    [Fact]
    public async Task HalfOfABatchStoredBeforeACrash_IsCompleted()
    {
        await using var host = await StartAsync();
        var events = Enumerable.Range(0, 180).Select(i => Event(DateTimeOffset.UnixEpoch.AddMonths(i))).ToList();

        // What a crash in the middle of an insert leaves: the parts of some months.
        await host.ImportAsync([.. events.Where((_, i) => i % 3 == 0)]);
        await host.RestartAsync(host.Time.GetUtcNow());

        Assert.Equal(new WriteResult(120, 60), await host.ImportAsync(events));
        Assert.Equal("180\t180", await host.TextAsync("SELECT count(), uniqExact(id) FROM events"));
    }

    [Fact]
    public async Task TwoImportsInOneGroup_AddEachEventOnce()
    {
        await using var host = await StartAsync();
        var events = Some(100);
        var release = host.Store.Hold(out var begun);
        var first = host.WriteAsync(Event(Day));
        await begun;
        var imports = new[] { host.ImportAsync(events), host.ImportAsync([.. events.Skip(50), .. Some(10)]) };
        release.SetResult();
        await first;

        Assert.Equal([new(100, 0), new(10, 50)], await Task.WhenAll(imports));
        Assert.Equal(111, await host.CountAsync());
    }

    [Fact]
    public async Task IdTwiceInOneBatch_IsStoredOnce()
    {
        await using var host = await StartAsync();
        var e = Event(Day);

        Assert.Equal(new WriteResult(1, 1), await host.ImportAsync(e, e with { ObjVal = "again" }));
        Assert.Equal("", await host.TextAsync("SELECT obj_val FROM events"));
    }

    private static IReadOnlyList<Event> Some(int count) => [.. Enumerable.Range(0, count).Select(i => Event(Day.AddMinutes(i * 17)))];
}
