using System.Diagnostics;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Embedded;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.Activity;
using Microsoft.Extensions.Logging.Abstractions;

namespace Footfall.Bench;

/// <summary>The store opened by the bench itself, without a server: for what the engine alone can do, and to fill it fast.</summary>
internal static class BenchStore
{
    private const int BatchEvents = 50_000;

    internal static async Task<EmbeddedStore> OpenAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var store = await EmbeddedStore.OpenAsync(new EmbeddedOptions { Folder = Path.Combine(folder, "engine") }, CancellationToken.None);
        await new SchemaMigrator(store, new SchemaNames(), SchemaScript.All, NullLogger.Instance).ApplyAsync(CancellationToken.None);
        return store;
    }

    /// <summary>
    /// Rows a second that the engine takes at its best: Native blocks of 50,000 rows into the same table, made beforehand,
    /// one insert after the other.
    /// </summary>
    internal static async Task<double> BestInsertAsync(IStore store, IEnumerable<Event> events, TimeSpan duration)
    {
        var blocks = events.Chunk(BatchEvents).Take(8).Select(ToBlock).ToList();
        await store.InsertAsync(EventColumns.Target, [blocks[0]], CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var rows = 0L;
        for (var i = 0; watch.Elapsed < duration; i++)
        {
            await store.InsertAsync(EventColumns.Target, [blocks[i % blocks.Count]], CancellationToken.None);
            rows += BatchEvents;
        }

        return rows / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Fills the store the way intake does, and makes the rollups.</summary>
    internal static async Task FillAsync(IStore store, IEnumerable<Event> events)
    {
        var seals = new DaySeals(store, TimeProvider.System);
        var names = new NameBook(store);
        using var writer = new EventWriter(store, names, seals, new CommitFeed(), new WriterOptions(), TimeProvider.System, NullLogger<EventWriter>.Instance);
        await writer.StartAsync(CancellationToken.None);
        var stored = 0L;
        foreach (var chunk in events.Chunk(BatchEvents))
        {
            await writer.WriteAsync(new EventBatch { Events = chunk, Bytes = chunk.Length * 300L });
            stored += chunk.Length;
            if (stored % 1_000_000 < BatchEvents)
            {
                await Console.Error.WriteLineAsync($"  {stored:N0} events stored");
            }
        }

        await writer.StopAsync(CancellationToken.None);
        using var rollup = new UsageRollup(store, seals, ActivityRules.Standard, TimeProvider.System, NullLogger<UsageRollup>.Instance);
        await rollup.SealAsync(TimeSpan.Zero, CancellationToken.None);
        await store.ExecuteAsync(new Statement("OPTIMIZE TABLE events FINAL") { Lane = Lane.Write }, CancellationToken.None);
    }

    /// <summary>Bytes of the parts that count: those that were merged into others go away a while later.</summary>
    internal static async Task<long> BytesAsync(IStore store)
    {
        var sizes = await store.RowsAsync<Size>(
            new Statement("SELECT toInt64(sum(bytes_on_disk)) AS bytes FROM system.parts WHERE active AND database = currentDatabase()") { Lane = Lane.Write }, CancellationToken.None);
        return sizes[0].Bytes;
    }

    private sealed record Size(long Bytes);

    private static ReadOnlyMemory<byte> ToBlock(Event[] events)
    {
        var columns = new EventColumns();
        foreach (var e in events)
        {
            columns.Add(e, "token:1");
        }

        return columns.ToBlock();
    }
}
