using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.Activity;
using Footfall.Model.WorkingTime;
using Footfall.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>A writer over the real engine, that can be stopped and started again on the same data.</summary>
internal sealed class WriterHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Day = DateTimeOffset.Parse("2026-03-10T00:00:00Z");

    private const string Count = "SELECT count() FROM events WHERE scope != 'send:working_time'";

    private readonly WriterOptions _options;
    private readonly string _database;
    private UsageRollup _rollup = null!;

    private WriterHost(StoreGate store, WriterOptions options, string database) => (Store, _options, _database) = (store, options, database);

    public StoreGate Store { get; }

    public FakeTimeProvider Time { get; } = new(Day.AddDays(30));

    public EventWriter Writer { get; private set; } = null!;

    public NameBook Names { get; private set; } = null!;

    public DaySeals Seals { get; private set; } = null!;

    public CommitFeed Feed { get; } = new();

    public ExchangeGate Gate { get; } = new();

    /// <summary>How working time is counted from the next start on.</summary>
    public WorkRules Rules { get; set; } = WorkRules.Default;

    public WorkKeeper Keeper { get; private set; } = null!;

    /// <summary>With a journal in a folder of its own.</summary>
    public static Task<WriterHost> StartWithJournalAsync(WriterOptions? options = null) =>
        StartAsync((options ?? new WriterOptions()) with { JournalFolder = Directory.CreateTempSubdirectory("footfall-journal-").FullName });

    public string JournalFolder => _options.JournalFolder!;

    public static async Task<WriterHost> StartAsync(WriterOptions? options = null)
    {
        var database = TestEngine.NewDatabase();
        var store = await TestEngine.OpenAsync(database);
        await new SchemaMigrator(store, new SchemaNames(database, $"{database}_cvat"), SchemaScript.All, NullLogger.Instance).ApplyAsync(CancellationToken.None);
        var host = new WriterHost(new StoreGate(store), options ?? new WriterOptions(), database);
        await host.BeginAsync(host.Time.GetUtcNow());
        return host;
    }

    /// <summary>Stops, and starts on the same data with empty memory.</summary>
    /// <param name="lastAlive">When the server was last seen alive; null when that is unknown.</param>
    public async Task RestartAsync(DateTimeOffset? lastAlive)
    {
        await EndAsync();
        await BeginAsync(lastAlive);
    }

    /// <summary>The writer of another server on the same store.</summary>
    public async Task<EventWriter> SecondServerAsync(DaySeals? seals = null)
    {
        var writer = new EventWriter(Store, new NameBook(Store), seals ?? new DaySeals(Store, Time, _options.IsShared), new CommitFeed(), _options, Time, NullLogger<EventWriter>.Instance);
        await writer.RecoverAsync(CancellationToken.None);
        await writer.StartAsync(CancellationToken.None);
        return writer;
    }

    /// <summary>
    /// As if the process had been killed: whatever it was doing in the store does not happen, and another one starts on
    /// what is on disk.
    /// </summary>
    public async Task CrashAsync()
    {
        Store.BeforeInsert = _ => Task.Delay(Timeout.Infinite);
        await Task.Delay(50);
        Store.Mend();
        await BeginAsync(Time.GetUtcNow());
    }

    public Task<WriteResult> WriteAsync(params IReadOnlyList<Event> events) => Writer.WriteAsync(new EventBatch { Events = events, Bytes = events.Count * 100L });

    public Task<WriteResult> ImportAsync(params IReadOnlyList<Event> events) =>
        Writer.WriteAsync(new EventBatch { Events = events, Bytes = events.Count * 100L, SkipStored = true });

    public Task SealAsync() => _rollup.SealAsync(TimeSpan.Zero, CancellationToken.None);

    public static Event Event(DateTimeOffset time, string? user = "u1", string? name = null) => new()
    {
        Id = Guid.NewGuid(),
        Batch = Guid.NewGuid(),
        Time = time,
        Received = Day.AddDays(30),
        Scope = "draw:object",
        Kind = "usage",
        Source = Source.Client,
        UserId = user,
        UserName = name,
    };

    /// <summary>Number of events, those included that are acknowledged and not in the store yet.</summary>
    public async Task<long> CountAsync()
    {
        await Writer.FlushAsync(CancellationToken.None);
        return long.Parse(await TextAsync(Count));
    }

    public async Task<long> StoredAsync() => long.Parse(await TextAsync(Count));

    /// <summary>A statement's result as tab-separated text.</summary>
    public async Task<string> TextAsync(string sql) =>
        (await Store.TextAsync(new Statement(SentEvents.Only(sql)), "TabSeparated", CancellationToken.None)).TrimEnd('\n');

    /// <summary>First event and latest name of what has been seen, as the table says.</summary>
    public Task<string> NameAsync(string kind, string id) =>
        TextAsync($"SELECT min(first), tupleElement(max(named), 2) FROM names WHERE kind = '{kind}' AND id = '{id}' GROUP BY id");

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Store.DisposeAsync();
        await TestEngine.DropAsync(_database);
        if (_options.JournalFolder is { } journal && Directory.Exists(journal))
        {
            Directory.Delete(journal, recursive: true);
        }
    }

    private async Task BeginAsync(DateTimeOffset? lastAlive)
    {
        (Names, Seals) = (new NameBook(Store), new DaySeals(Store, Time, _options.IsShared));
        await Seals.LoadAsync(CancellationToken.None);
        Writer = new EventWriter(Store, Names, Seals, Feed, _options with { WorkRules = Rules }, Time, NullLogger<EventWriter>.Instance);
        var recovered = await Writer.RecoverAsync(CancellationToken.None);
        await Names.RepairAsync(recovered < lastAlive ? recovered : lastAlive, CancellationToken.None);
        await Names.LoadAsync(CancellationToken.None);
        _rollup = new UsageRollup(Store, Seals, ActivityRules.Standard, Time, NullLogger<UsageRollup>.Instance);
        Keeper = new WorkKeeper(new ReadAfterWrite(Store, () => Writer, Gate), Writer, Seals, Gate, new WorkRuleBook(Store, Rules, Names), Time, NullLogger<WorkKeeper>.Instance);
        await Keeper.LoadAsync(CancellationToken.None);
        await Writer.StartAsync(CancellationToken.None);
    }

    private async Task EndAsync()
    {
        await Writer.StopAsync(CancellationToken.None);
        Writer.Dispose();
        _rollup.Dispose();
        Keeper.Dispose();
    }
}
