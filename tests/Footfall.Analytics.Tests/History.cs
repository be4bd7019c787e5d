using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Analytics.Runs;
using Footfall.Analytics.Stats;
using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.Activity;
using Footfall.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Footfall.Analytics.Tests;

/// <summary>A store with events in it, and the same events in memory for a naive recount.</summary>
internal sealed class History : IAsyncDisposable
{
    private readonly EventWriter _writer;
    private readonly UsageRollup _rollup;

    private History(IStore store, string database, TimeProvider time, ActivityRules rules)
    {
        Store = store;
        Database = database;
        Seals = new DaySeals(store, time);
        Names = new NameBook(store);
        _writer = new EventWriter(store, Names, Seals, new CommitFeed(), new WriterOptions(), TimeProvider.System, NullLogger<EventWriter>.Instance);
        _rollup = new UsageRollup(store, Seals, rules, time, NullLogger<UsageRollup>.Instance);
        Moments = new MomentKeeper(store, _writer, new WriterOptions(), time, NullLogger<MomentKeeper>.Instance);
        Removal = new EventRemoval(store, Seals, _writer);
        Stats = new StatsQuestions(store, () => Seals.Current, Moments.BringUpAsync);
        Overview = new Overview(store, () => Seals.Current);
        Questions = new EventQuestions(store);
        Rules = rules;
        Activity = new ActivityQuestions(store, _ => Task.FromResult(Seals.Current), rules);
    }

    public IStore Store { get; }

    public string Database { get; }

    public DaySeals Seals { get; }

    public NameBook Names { get; }

    public MomentKeeper Moments { get; }

    public EventRemoval Removal { get; }

    public StatsQuestions Stats { get; }

    public Overview Overview { get; }

    public EventQuestions Questions { get; }

    public ActivityRules Rules { get; }

    public ActivityQuestions Activity { get; }

    public List<Event> Events { get; } = [];

    public static async Task<History> StartAsync(TimeProvider? time = null, ActivityRules? rules = null)
    {
        var database = TestEngine.NewDatabase();
        var store = await TestEngine.OpenAsync(database);
        await new SchemaMigrator(store, new SchemaNames(database, $"{database}_cvat"), SchemaScript.All, NullLogger.Instance).ApplyAsync(CancellationToken.None);
        await EntityFeedKeeper.ApplyAsync(store, CancellationToken.None);
        await ReferenceFeedKeeper.ApplyAsync(store, CancellationToken.None);
        await RunFeedKeeper.ApplyAsync(store, RunRules.Standard.SilentAfter, CancellationToken.None);
        var history = new History(store, database, time ?? TimeProvider.System, rules ?? ActivityRules.Standard);
        await history.Moments.ApplyAsync(CancellationToken.None);
        await history._writer.StartAsync(CancellationToken.None);
        return history;
    }

    public async Task AddAsync(IReadOnlyList<Event> events)
    {
        await _writer.WriteAsync(new EventBatch { Events = events, Bytes = events.Count * 100L });
        Events.AddRange(events);
    }

    /// <summary>Makes rollups of all days that are over.</summary>
    public Task SealAsync() => _rollup.SealAsync(TimeSpan.Zero, CancellationToken.None);

    /// <summary>The events that a filter of time, org, user and package lets through, by the words of semantics 2.3 and 5.1.</summary>
    public List<Event> Matching(EventFilter filter) => [.. Events.Where(e =>
        filter.Range.Contains(e.Time)
        && e.Scope != "send:working_time"
        && e.OrgSlug != "footfall"
        && (filter["org"].Count == 0 || filter["org"].Contains(e.OrgSlug ?? "\0") || filter["org"].Contains(e.OrgId ?? "\0"))
        && (filter["user"].Count == 0 || filter["user"].Contains(e.UserId ?? "\0"))
        && (filter["package"].Count == 0 || filter["package"].Contains(e.Package ?? "Core")))];

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        _writer.Dispose();
        _rollup.Dispose();
        Moments.Dispose();
        await Store.DisposeAsync();
        await TestEngine.DropAsync(Database);
    }
}
