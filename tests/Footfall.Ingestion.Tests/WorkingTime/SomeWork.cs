using System.Globalization;
using Footfall.Ingestion.Tests.Writing;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.Tests.WorkingTime;

/// <summary>Events to count working time of, and what becomes of them.</summary>
internal static class SomeWork
{
    private static readonly IProgress<int> Nobody = new Progress<int>();

    internal static async Task AssertAgainTheSameAsync(WriterHost host)
    {
        var before = await RowsAsync(host);
        var outcome = await RecomputeAsync(host);
        Assert.Equal((0, 0), (outcome.Inserted, outcome.Removed));
        Assert.Equal(before, await RowsAsync(host));
    }

    internal static Task<WorkOutcome> RecomputeAsync(WriterHost host) =>
        host.Keeper.RecomputeAsync(new TimeRange(WriterHost.Day.AddDays(-2), WriterHost.Day.AddDays(25)), Nobody, CancellationToken.None);

    internal static Task<WriteResult> WriteAsync(WriterHost host, IReadOnlyList<Event> events, Event? before) => host.Writer.WriteAsync(new EventBatch
    {
        Events = events,
        Bytes = 1,
        Work = WorkMode.Request,
        Before = before is null ? null : new WorkBefore(BatchWork.Microseconds(before.Time), before.Scope, before.Duration ?? 0, before.UserId, before.OrgId ?? "", WorkPlace.Of(before)),
    });

    internal static NaiveWork Naive(Event? before)
    {
        var naive = new NaiveWork(100_000, "change:frame");
        return before is null ? naive : naive.Behind(before);
    }

    internal static IEnumerable<string> Rows(Guid batch, NaiveWork work) => work.Buckets.Where(b => b.Ms != 0).Select(b =>
        string.Create(CultureInfo.InvariantCulture, $"{batch:D}\t{b.Place.Project}\t{b.Place.Task}\t{b.Place.Job}\t{b.First.ToUnixTimeMilliseconds()}\t{decimal.Floor(b.Ms)}"));

    internal static async Task<List<string>> RowsAsync(WriterHost host)
    {
        await host.Writer.FlushAsync(CancellationToken.None);
        var text = await host.TextAsync("SELECT batch, project_id, task_id, job_id, toUnixTimestamp64Milli(time), duration FROM events WHERE scope = 'send:working_time'");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order()];
    }

    /// <summary>Events of a few users and places, close enough together that some gaps count and some do not, at uneven microseconds.</summary>
    internal static IEnumerable<Event> Some(Random random, int count, DateTimeOffset from)
    {
        var batch = Guid.NewGuid();
        string?[] users = ["u1", "u2", "u3", null];
        string?[] orgs = ["acme", "beta", null];
        string?[] ids = ["1", "2", null];
        var time = from;
        for (var i = 0; i < count; i++)
        {
            time = time.AddMicroseconds(random.Next(4) == 0 ? random.NextInt64(150_000_000) : random.NextInt64(30_000_000));
            var isFrame = random.Next(4) == 0;
            yield return WriterHost.Event(time, users[random.Next(users.Length)]) with
            {
                Batch = batch,
                Position = (uint)i,
                Scope = isFrame ? "change:frame" : "draw:object",
                Duration = random.Next(3) == 0 ? (ulong)random.Next(100_000) : null,
                OrgId = orgs[random.Next(orgs.Length)],
                ProjectId = ids[random.Next(ids.Length)],
                TaskId = ids[random.Next(ids.Length)],
                JobId = ids[random.Next(ids.Length)],
            };
        }
    }
}
