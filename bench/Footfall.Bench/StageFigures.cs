using System.Diagnostics;
using Footfall.ClickHouse.Embedded;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Footfall.Model;

namespace Footfall.Bench;

/// <summary>Where the time of an event goes on one thread, stage by stage, from the body's bytes to the engine.</summary>
internal static class StageFigures
{
    private const int BatchEvents = 1_000;
    private const int AnswerSize = 1 << 20;

    private static readonly Caller Sender = new() { Kind = CallerKind.IngestToken, Name = "bench", Owner = "token:bench" };

    internal static async Task<IReadOnlyList<Result>> MeasureAsync(BenchOptions options, string folder)
    {
        var duration = TimeSpan.FromSeconds(Math.Min(options.Seconds, 4));
        var sample = Data.Events(2_000_000).Take(100_000).Where(e => e.JobId is not null && e.Scope != Scope.Exception).Take(BatchEvents).ToList();
        var cvat = Bodies.Cvat(sample).Copy();
        var canonical = Bodies.Canonical(sample).Copy();
        var received = TimeProvider.System.GetUtcNow();
        CvatBatch Read() => new CvatReader(cvat, TimeZoneInfo.Utc, textIds: true).Read();
        List<Event> Map(CvatBatch batch) => new CvatMapper(new CvatOptions(), Sender, new CvatOrg(null, null), received).Map(batch, cvat);
        var batch = Read();
        var events = Map(batch);
        var results = new List<Result>
        {
            Time("CVAT: read", duration, () => Read()),
            Time("CVAT: map", duration, () => Map(batch)),
            Time("CVAT: answer", duration, () => Answer(batch, events)),
            Time("canonical: read and map", duration, () => new CanonicalReader(Sender.Owner, null, received).Read(canonical)),
            Time("columns and block", duration, () => Encode(events)),
        };
        await using var store = await BenchStore.OpenAsync(Path.Combine(folder, "stages"));
        foreach (var rows in new[] { 1_000, 10_000, 50_000, 200_000 })
        {
            results.Add(await InsertAsync(store, Encode([.. Enumerable.Range(0, rows / BatchEvents).SelectMany(_ => events)]), rows, duration));
        }

        return results;
    }

    /// <summary>Processor time of all threads, merges that go on behind the inserts included.</summary>
    private static async Task<Result> InsertAsync(EmbeddedStore store, ReadOnlyMemory<byte> block, int rows, TimeSpan duration)
    {
        var (watch, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var count = 0L;
        for (; watch.Elapsed < duration; count += rows)
        {
            await store.InsertAsync(EventColumns.Target, [block], CancellationToken.None);
        }

        var (elapsed, processor) = (watch.Elapsed, Environment.CpuUsage.TotalTime - used);
        return new($"engine: {rows:N0} rows an insert", elapsed.TotalMicroseconds / count, "us an event", $"{processor.TotalMicroseconds / count:0.0} us of processor", null);
    }

    private static PooledBytes Answer(CvatBatch batch, List<Event> events)
    {
        using var bytes = new PooledBytes(AnswerSize);
        new CvatAnswer(bytes, TimeSpan.Zero, ofPerson: false).Write(batch, events);
        return bytes;
    }

    private static ReadOnlyMemory<byte> Encode(List<Event> events)
    {
        var columns = new EventColumns();
        foreach (var e in events)
        {
            columns.Add(e, "token:1");
        }

        return columns.ToBlock();
    }

    private static Result Time(string what, TimeSpan duration, Func<object> work)
    {
        for (var i = 0; i < 60; i++)
        {
            work();
        }

        var watch = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var count = 0L;
        for (; watch.Elapsed < duration; count += BatchEvents)
        {
            work();
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
        return new(what, watch.Elapsed.TotalMicroseconds / count, "us an event", $"{bytes:N0} bytes", null);
    }
}
