using Footfall.Analytics.Asking;
using Footfall.Analytics.Entities;
using Footfall.ClickHouse;
using Footfall.Ingestion.Rollups;

namespace Footfall.Analytics.Tests;

/// <summary>Things that nothing tells of, and events only refer to: found by the table of references, and by nothing that is gone.</summary>
public sealed class EntityReferenceTests
{
    private const string Kept = "SELECT kind, id, toString(toDate(day)) FROM event_references FINAL ORDER BY kind, id, day";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatEventsReferTo_IsFound_AndNothingElse()
    {
        await using var history = await FilledAsync();

        Assert.Equal("dataset\t2000000000000000000000\t2026-03-27\ndataset\t7\t2026-03-27\ndataset\td1\t2026-03-27\ndataset\td1\t2026-03-29\nmenu_item\tFile / Print\t2026-03-28\nmodel\tm1\t2026-03-27", await TextAsync(history, Kept));
        foreach (var (entity, isThere) in new[]
        {
            ("dataset:d1", true), ("dataset:7", true), ("dataset:2000000000000000000000", true), ("model:m1", true), ("menu_item:File / Print", true),
            ("dataset:m1", false), ("dataset:d2", false), ("menu_item:File", false), ("dataset:audited", false),
        })
        {
            Assert.Equal((entity, isThere), (entity, await IsFoundAsync(history, entity)));
        }
    }

    [Fact]
    public async Task Reference_OfAnotherOrg_IsNotSeen()
    {
        await using var history = await FilledAsync();

        Assert.True(await IsFoundAsync(history, "model:m1", new Access { Orgs = ["acme"] }));
        Assert.False(await IsFoundAsync(history, "model:m1", new Access { Orgs = ["beta"] }));
    }

    /// <summary>The table leads to events: days without a row are not read, and a row whose event is gone shows nothing.</summary>
    [Fact]
    public async Task Table_LeadsToEvents_AndSaysNothingByItself()
    {
        await using var history = await FilledAsync();
        await history.Store.ExecuteAsync(Statement.Write("INSERT INTO event_references SELECT 'dataset', 'd9', toStartOfDay(toDateTime('2026-03-27 01:00:00', 'UTC'))"), Stop);
        await history.Store.ExecuteAsync(Statement.Write("DELETE FROM event_references WHERE id = 'd1'"), Stop);

        Assert.False(await IsFoundAsync(history, "dataset:d9"));
        Assert.False(await IsFoundAsync(history, "dataset:d1"));
    }

    [Fact]
    public async Task Removal_OfEvents_TakesTheirReferencesAlong()
    {
        await using var history = await FilledAsync();

        await history.Removal.RemoveAsync(Some.Day.AddDays(1), ["call:function"], [], Stop);

        Assert.Equal("dataset\t7\t2026-03-27\ndataset\td1\t2026-03-29\nmenu_item\tFile / Print\t2026-03-28", await TextAsync(history, Kept));
        Assert.False(await IsFoundAsync(history, "model:m1"));
        Assert.True(await IsFoundAsync(history, "dataset:d1"));
    }

    /// <summary>A store of a version that had no such table, and one whose crash left rows out.</summary>
    [Fact]
    public async Task Start_MakesRowsOfWhatIsThere()
    {
        await using var history = await FilledAsync();
        var kept = await TextAsync(history, Kept);
        await history.Store.ExecuteAsync(Statement.Write("TRUNCATE TABLE event_references"), Stop);

        await ReferenceFeedKeeper.RepairAsync(history.Store, DateTimeOffset.UtcNow, Stop);
        Assert.Equal("", await TextAsync(history, Kept));
        await ReferenceFeedKeeper.RepairAsync(history.Store, Some.Day, Stop);
        Assert.Equal(kept, await TextAsync(history, Kept));

        await history.Store.ExecuteAsync(Statement.Write("TRUNCATE TABLE event_references"), Stop);
        await history.Store.ExecuteAsync(Statement.Write("TRUNCATE TABLE event_reference_feeds"), Stop);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReferenceFeedKeeper.ApplyAsync(history.Store, Stop)));
        Assert.Equal(kept, await TextAsync(history, Kept));

        await history.AddAsync([Some.Event(Some.Day, "click:element") with { Payload = """{"path":"Edit / Undo"}""" }]);
        Assert.True(await IsFoundAsync(history, "menu_item:Edit / Undo"));
    }

    private static async Task<bool> IsFoundAsync(History history, string entity, Access? access = null)
    {
        var parsed = EntityRef.Parse(entity)!;
        return await new EntityQuestions(history.Store).FindAsync(parsed, new EntityAsk(parsed.Kind, access ?? Access.All, null), Stop) is not null;
    }

    private static async Task<string> TextAsync(History history, string sql) => (await history.Store.TextAsync(new Statement(sql), "TSV", Stop)).TrimEnd('\n');

    private static async Task<History> FilledAsync()
    {
        var history = await History.StartAsync();
        await history.AddAsync(
        [
            Some.Event(Some.Day.AddHours(23), "call:function") with
            {
                OrgSlug = "acme",
                Payload = """{"refs":[{"kind":"dataset","id":"d1","role":"input"},{"kind":"model","id":"m1","role":"output"},{"kind":"dataset","id":2000000000000000000000},{"kind":"dataset"},{"id":"x"}]}""",
            },
            Some.Event(Some.Day, "open:file") with { Payload = """{"refs":[{"kind":"dataset","id":7}]}""" },
            Some.Event(Some.Day.AddDays(1), "click:element") with { Payload = """{"path":"File / Print"}""" },
            Some.Event(Some.Day.AddDays(1), "click:element") with { Payload = """{"path":"File / Print"}""" },
            Some.Event(Some.Day.AddDays(2), "open:file") with { Payload = """{"note":"\"refs\"","refs":[{"kind":"dataset","id":"d1"}]}""" },
            Some.Event(Some.Day.AddDays(2), "open:file") with { Payload = """{"refs":"none"}""" },
            Some.Event(Some.Day.AddDays(2), "open:file") with { OrgSlug = "footfall", Payload = """{"refs":[{"kind":"dataset","id":"audited"}]}""" },
        ]);
        return history;
    }
}
