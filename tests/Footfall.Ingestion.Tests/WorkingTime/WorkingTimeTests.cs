using System.Globalization;
using Footfall.Ingestion.Tests.Writing;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.WorkingTime;
using static Footfall.Ingestion.Tests.WorkingTime.SomeWork;

namespace Footfall.Ingestion.Tests.WorkingTime;

/// <summary>Rows of working time in the real store against a naive recount.</summary>
public sealed class WorkingTimeTests
{
    private static readonly DateTimeOffset Noon = WriterHost.Day.AddHours(12);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Requests_AtRandom_AreCountedAsCvatDoes(int seed, bool journal)
    {
        var random = new Random(seed);
        await using var host = journal ? await WriterHost.StartWithJournalAsync() : await WriterHost.StartAsync();
        var expected = new List<string>();
        Event? previous = null;
        for (var i = 0; i < 40; i++)
        {
            var batch = Guid.NewGuid();
            var events = Some(random, random.Next(1, 30), Noon.AddMinutes(i * 7)).Select((e, p) => e with { Batch = batch, Position = (uint)p, UserId = "u1", OrgId = null }).ToList();
            if (random.Next(3) == 0)
            {
                events = [.. events.OrderBy(_ => random.Next()).Select((e, p) => e with { Position = (uint)p })];
            }

            var before = random.Next(2) == 0 ? previous : null;
            await WriteAsync(host, events, before);
            expected.AddRange(Rows(batch, Naive(before).Take(events)));
            previous = events[^1];
        }

        Assert.Equal(expected.Order(), await RowsAsync(host));

        await AssertAgainTheSameAsync(host);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Requests_SentAgainInPart_AddOnlyWhatIsNew(int seed)
    {
        var random = new Random(seed);
        await using var host = await WriterHost.StartAsync();
        var all = Some(random, 60, Noon).Select(e => e with { UserId = "u1", OrgId = null }).ToList();
        var previous = all[0] with { Time = Noon.AddSeconds(-50) };
        var (sent, expected) = (new HashSet<Guid>(), new List<string>());
        for (var to = 10; to <= 60; to += random.Next(1, 20))
        {
            // The page puts a batch whose answer it did not hear in front of the next one.
            var batch = Guid.NewGuid();
            var events = all[..to].Select((e, p) => e with { Batch = batch, Position = (uint)p }).ToList();
            await WriteAsync(host, events, previous);
            expected.AddRange(Rows(batch, Naive(previous).Take(events, e => !sent.Contains(e.Id))));
            sent.UnionWith(events.Select(e => e.Id));
        }

        Assert.Equal(expected.Order(), await RowsAsync(host));

        await AssertAgainTheSameAsync(host);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    public async Task Streams_InAnyChunksAndOrder_ComeToTheSame(int seed, bool shuffled)
    {
        var random = new Random(seed);
        await using var host = await WriterHost.StartAsync();
        var all = Some(random, 900, Noon.AddHours(-13)).OrderBy(e => e.Time).ToList();
        var chunks = new List<List<Event>>();
        for (var at = 0; at < all.Count;)
        {
            var batch = Guid.NewGuid();
            var size = random.Next(1, 120);
            chunks.Add([.. all.Skip(at).Take(size).Select((e, p) => e with { Batch = batch, Position = (uint)p })]);
            at += size;
        }

        foreach (var chunk in shuffled ? chunks.OrderBy(_ => random.Next()) : chunks.AsEnumerable())
        {
            await host.WriteAsync([.. shuffled ? chunk.OrderBy(_ => random.Next()) : chunk.AsEnumerable()]);
            if (random.Next(4) == 0)
            {
                await host.WriteAsync([.. chunk.Take(random.Next(10)).Select(e => e with { Batch = Guid.NewGuid() })]);
                await host.Keeper.SettleAsync(CancellationToken.None);
            }

            if (random.Next(10) == 0)
            {
                await host.RestartAsync(host.Time.GetUtcNow());
            }
        }

        await host.Keeper.SettleAsync(CancellationToken.None);
        Assert.Equal("", await host.TextAsync("SELECT id, count(), groupArray(batch), groupArray(work), groupArray(duration) FROM events WHERE scope = 'send:working_time' GROUP BY id HAVING count() > 1 LIMIT 3"));

        Assert.Equal(await SumsAsync(host, all, WorkRule.Standard), await SumsAsync(host));
        await AssertAgainTheSameAsync(host);
    }

    [Fact]
    public async Task Recompute_AfterSettingsChanged_CountsByTheNewOnes()
    {
        var random = new Random(9);
        await using var host = await WriterHost.StartAsync();
        var all = Some(random, 500, Noon.AddHours(-13)).OrderBy(e => e.Time).ToList();
        await host.WriteAsync(all);
        await host.Keeper.SettleAsync(CancellationToken.None);
        var batch = Guid.NewGuid();
        var ofRequest = all.Take(100).Select((e, p) => e with { Id = Guid.NewGuid(), Batch = batch, Position = (uint)p, UserId = "cvat", OrgId = "acme" }).ToList();
        await WriteAsync(host, ofRequest, null);
        var acme = new WorkRule(TimeSpan.FromSeconds(30), new HashSet<string> { "draw:object" });
        host.Rules = new WorkRules(new WorkRule(TimeSpan.FromSeconds(300), new HashSet<string>()), new Dictionary<string, WorkRule> { ["acme"] = acme });
        await host.RestartAsync(host.Time.GetUtcNow());

        await RecomputeAsync(host);

        List<Event> allOfThem = [.. all, .. ofRequest];
        Assert.Equal(await SumsAsync(host, allOfThem, null, host.Rules), await SumsAsync(host));
        await AssertAgainTheSameAsync(host);
    }

    [Theory]
    [InlineData("DELETE FROM events")]
    [InlineData("")]
    public async Task Recompute_KilledInTheMiddle_IsDoneAgain(string after)
    {
        await using var host = await WriterHost.StartAsync();
        var all = Some(new Random(10), 400, Noon.AddHours(-13)).OrderBy(e => e.Time).ToList();
        await host.WriteAsync(all);
        host.Rules = new WorkRules(new WorkRule(TimeSpan.FromSeconds(20), new HashSet<string>()), new Dictionary<string, WorkRule>());
        await host.RestartAsync(host.Time.GetUtcNow());
        host.Store.AfterExecute = sql => after.Length > 0 && sql.Contains(after, StringComparison.Ordinal) ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        host.Store.BeforeInsert = table => after.Length == 0 && table == "events" ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => RecomputeAsync(host));
        host.Store.AfterExecute = _ => Task.CompletedTask;
        host.Store.Mend();

        await host.RestartAsync(host.Time.GetUtcNow());
        await host.Keeper.SettleAsync(CancellationToken.None);

        // Days that were being exchanged are right; days that were not are as they were, so a recomputation finds no more than those.
        await RecomputeAsync(host);
        Assert.Equal(await SumsAsync(host, all, null, host.Rules), await SumsAsync(host));
    }

    [Fact]
    public async Task Readers_WhileItIsExchanged_SeeOldOrNew()
    {
        await using var host = await WriterHost.StartAsync();
        var all = Some(new Random(11), 400, Noon.AddHours(-13)).OrderBy(e => e.Time).ToList();
        await host.WriteAsync(all);
        await host.Keeper.SettleAsync(CancellationToken.None);
        var old = await SumAsync(host);
        host.Rules = new WorkRules(new WorkRule(TimeSpan.FromSeconds(20), new HashSet<string>()), new Dictionary<string, WorkRule>());
        await host.RestartAsync(host.Time.GetUtcNow());
        var seen = new List<string>();
        host.Store.AfterExecute = sql => sql.Contains("DELETE", StringComparison.Ordinal) ? Task.Delay(300) : Task.CompletedTask;

        var work = RecomputeAsync(host);
        while (!work.IsCompleted)
        {
            seen.Add(await SumAsync(host));
        }

        await work;
        var @new = await SumAsync(host);
        Assert.NotEqual(old, @new);
        Assert.All(seen, s => Assert.Contains(s, new[] { old, @new }));
        Assert.Contains(old, seen);
    }

    [Fact]
    public async Task Supplier_OfWorkingTime_IsNotCountedAgain()
    {
        await using var host = await WriterHost.StartAsync();
        var own = WriterHost.Event(Noon) with { Scope = Scope.WorkingTime, Duration = 5_000, Source = Source.Server };
        Event[] events = [WriterHost.Event(Noon), WriterHost.Event(Noon.AddSeconds(10))];
        var batch = Guid.NewGuid();
        await host.Writer.WriteAsync(new EventBatch { Events = [.. events, own], Sender = "token:cvat", Bytes = 1 });
        await host.RestartAsync(host.Time.GetUtcNow());
        await host.Writer.WriteAsync(new EventBatch { Events = [WriterHost.Event(Noon.AddSeconds(20)), WriterHost.Event(Noon.AddSeconds(30))], Sender = "token:cvat", Bytes = 1 });
        await host.Writer.WriteAsync(new EventBatch { Events = [WriterHost.Event(Noon.AddSeconds(40), "u2") with { Batch = batch }, WriterHost.Event(Noon.AddSeconds(47), "u2") with { Batch = batch }], Sender = "token:other", Bytes = 1 });
        await RecomputeAsync(host);

        Assert.Equal("5000\tu1\n7000\tu2", await host.TextAsync("SELECT duration, user_id FROM events WHERE scope = 'send:working_time' ORDER BY duration"));
    }

    [Fact]
    public async Task Row_OfWorkingTime_HasCvatsShape()
    {
        await using var host = await WriterHost.StartAsync();
        var batch = Guid.NewGuid();
        Event[] events =
        [
            WriterHost.Event(Noon.AddMicroseconds(1_400), "u1", "Ann") with { Batch = batch, ProjectId = "3", TaskId = "4", JobId = "5", OrgId = "7", OrgSlug = "acme", UserEmail = "a@x" },
            WriterHost.Event(Noon.AddMicroseconds(2_001_300), "u1", "Ann") with { Batch = batch, Position = 1, OrgId = "7", OrgSlug = "acme", UserEmail = "a@x" },
            WriterHost.Event(Noon.AddMicroseconds(2_001_800), "u1", "Ann") with { Batch = batch, Position = 2, OrgId = "7", OrgSlug = "acme", UserEmail = "a@x" },
        ];
        await WriteAsync(host, events, null);

        var rows = (await host.TextAsync("SELECT time, source, count, duration, project_id, task_id, job_id, user_id, user_name, user_email, org_id, org_slug, obj_name, obj_id, obj_val, payload FROM events WHERE scope = 'send:working_time' ORDER BY duration DESC")).Split('\n');

        Assert.Equal($"2026-03-10T12:00:00.001Z\tserver\t1\t1999\t3\t4\t5\tu1\tAnn\ta@x\t7\tacme\t\t\t\t{{\"working_time\": 1999, \"request\": {{\"id\": \"{batch:D}\"}}}}", rows[0]);

        // A sum of less than a millisecond is not zero, so it makes a row that shows 0.
        Assert.StartsWith("2026-03-10T12:00:02.001Z\tserver\t1\t0\t\t\t\tu1", rows[1]);
        Assert.Equal(2, rows.Length);
    }

    private static Task<string> SumAsync(WriterHost host) => SumAsync(new ReadAfterWrite(host.Store, () => host.Writer, host.Gate));

    private static async Task<string> SumAsync(ReadAfterWrite store)
    {
        await using var stream = await store.OpenAsync(new Footfall.ClickHouse.Statement("SELECT sum(duration), count() FROM events WHERE scope = 'send:working_time'"), "TabSeparated", CancellationToken.None);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Milliseconds by user, org and place; a row's fraction of a millisecond is cut off, so there may be less by one a row.</summary>
    private static async Task<Dictionary<string, (decimal Ms, int Rows)>> StoredAsync(WriterHost host)
    {
        await host.Writer.FlushAsync(CancellationToken.None);
        var text = await host.TextAsync("SELECT user_id, org_id, project_id, task_id, job_id, sum(duration), count() FROM events WHERE scope = 'send:working_time' GROUP BY 1, 2, 3, 4, 5");
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToDictionary(
            p => string.Join('|', p[..5]), p => (decimal.Parse(p[5], CultureInfo.InvariantCulture), int.Parse(p[6], CultureInfo.InvariantCulture)));
    }

    private static async Task<IEnumerable<string>> SumsAsync(WriterHost host) => (await StoredAsync(host)).Keys.Order();

    private static async Task<IEnumerable<string>> SumsAsync(WriterHost host, IReadOnlyList<Event> events, WorkRule? rule, WorkRules? rules = null)
    {
        var expected = new Dictionary<string, decimal>();
        foreach (var stream in events.GroupBy(e => (e.UserId, e.OrgId)).Where(s => s.Key.UserId is not null))
        {
            var of = rule ?? rules!.Of(stream.Key.OrgId, null);
            var naive = new NaiveWork((decimal)of.Threshold.TotalMilliseconds, [.. of.Scopes]).Take(stream.Key.UserId == "cvat" ? stream : stream.OrderBy(e => e.Time));
            foreach (var bucket in naive.Buckets.Where(b => b.Ms > 0))
            {
                expected[$"{stream.Key.UserId}|{stream.Key.OrgId}|{bucket.Place.Project}|{bucket.Place.Task}|{bucket.Place.Job}"] = bucket.Ms;
            }
        }

        foreach (var (key, (ms, rows)) in await StoredAsync(host))
        {
            Assert.True(expected.TryGetValue(key, out var right), key);
            Assert.InRange(ms, right - rows, right);
        }

        return expected.Keys.Order();
    }
}
