using System.Text;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Tests.Writing;
using Footfall.Ingestion.Writing;
using Footfall.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Ingestion.Tests.Bookkeeping;

/// <summary>Rejected records and counts on the real engine: what is kept, what a flood costs, what a failing store does.</summary>
public sealed class DeadLetterTests : IAsyncLifetime
{
    // In the future: the engine takes rows that have expired by its own clock away at once.
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2090-03-10T09:00:00Z");

    private readonly FakeTimeProvider _time = new(Now);
    private StoreGate _store = null!;

    public async ValueTask InitializeAsync()
    {
        var database = TestEngine.NewDatabase();
        var store = await TestEngine.OpenAsync(database);
        await new SchemaMigrator(store, new SchemaNames(database, $"{database}_cvat"), SchemaScript.All, NullLogger.Instance).ApplyAsync(CancellationToken.None);
        _store = new StoreGate(store);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task RejectedRecords_AreInTheStoreWhenTheDeliveryIsAnswered()
    {
        await using var books = await Books.OpenAsync(_store, _time);

        await books.Keeper.NoteAsync(Facts(Rejected(3, "invalid_scope", "{\"scope\":1}"), Rejected(7, "missing_scope", "{}")), new WriteResult(0, 0));

        Assert.Equal(
            """
            token:1	platform	canonical	3	invalid_scope	Message 3	{"scope":1}	11	0	0
            token:1	platform	canonical	7	missing_scope	Message 7	{}	2	0	0
            """,
            await TextAsync("SELECT owner, token, protocol, position, reason, message, content, bytes, cut, base64 FROM dead_letters ORDER BY position"));
        Assert.Equal("1\t2090-04-09 09:00:00", await TextAsync("SELECT uniqExact(batch), formatDateTime(any(expires), '%F %T') FROM dead_letters"));
    }

    [Theory]
    [InlineData(65_536, 65_536, false)]
    [InlineData(65_537, 65_536, true)]
    public async Task Content_IsCutAt64KiB_AndMarked(int sent, int kept, bool cut)
    {
        await using var books = await Books.OpenAsync(_store, _time);

        await books.Keeper.NoteAsync(Facts(Rejected(0, "too_large", new string('x', sent))), new WriteResult(0, 0));

        Assert.Equal($"{kept}\t{sent}\t{(cut ? 1 : 0)}", await TextAsync("SELECT length(content), bytes, cut FROM dead_letters"));
    }

    [Fact]
    public async Task Cut_NeverSplitsACharacter()
    {
        await using var books = await Books.OpenAsync(_store, _time);

        await books.Keeper.NoteAsync(Facts(Rejected(0, "too_large", "x" + new string('ü', 40_000))), new WriteResult(0, 0));

        Assert.Equal("65535\t1", await TextAsync("SELECT length(content), isValidUTF8(content) FROM dead_letters"));
    }

    [Fact]
    public async Task Flood_OfManyRequests_IsAFewInserts()
    {
        await using var books = await Books.OpenAsync(_store, _time);

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => Task.Run(() => books.Keeper.NoteAsync(Facts(Rejected(i, "invalid_json", $"{{{i}")), new WriteResult(0, 0)))));

        Assert.Equal("2000\t2000", await TextAsync("SELECT count(), uniqExact(content) FROM dead_letters"));
        Assert.InRange(_store.Inserts.Count(t => t == "dead_letters"), 1, 200);
        Assert.Null(books.DeadLetters.Loss);
    }

    [Fact]
    public async Task FailingStore_LosesTheRecordsButNotTheirCounts_AndSaysSo()
    {
        await using var books = await Books.OpenAsync(_store, _time);
        _store.Fail("dead_letters");

        await books.Keeper.NoteAsync(Facts(Rejected(0, "invalid_json", "{"), Rejected(1, "invalid_json", "{")), new WriteResult(0, 0));

        Assert.Equal(2, books.DeadLetters.Loss!.Records);
        Assert.Contains("Cannot reserve space", books.DeadLetters.Loss.Reason, StringComparison.Ordinal);
        Assert.Equal(Now, books.DeadLetters.Loss.Time);
        Assert.Equal("invalid_json\t2", await TextAsync("SELECT outcome, sum(records) FROM intake_totals GROUP BY outcome"));
        _store.Mend();
        await books.Keeper.NoteAsync(Facts(Rejected(2, "invalid_json", "{")), new WriteResult(0, 0));
        Assert.Equal("1", await TextAsync("SELECT count() FROM dead_letters"));
        Assert.Equal(2, books.DeadLetters.Loss.Records);
    }

    [Fact]
    public async Task MoreThanTheQueueHolds_IsCountedAsLost_AndNobodyWaits()
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.BeforeInsert = t => t == "dead_letters" ? released.Task : Task.CompletedTask;
        await using var books = await Books.OpenAsync(_store, _time, new DeadLetterOptions { QueueRecords = 3 });
        var first = books.Keeper.NoteAsync(Facts(Rejected(0, "a", "1"), Rejected(1, "a", "2")), new WriteResult(0, 0));

        await books.Keeper.NoteAsync(Facts(Rejected(2, "a", "3"), Rejected(3, "a", "4")), new WriteResult(0, 0));

        Assert.False(first.IsCompleted);
        Assert.Equal(2, books.DeadLetters.Loss!.Records);
        released.SetResult();
        await first;
        Assert.Equal("2", await TextAsync("SELECT count() FROM dead_letters"));
        Assert.Equal("4", await TextAsync("SELECT sum(records) FROM intake_totals"));
    }

    [Fact]
    public async Task BeyondTheirSize_NewRecordsAreCountedAndNotKept_UntilThereIsRoom()
    {
        // Room for two records of 1,000 bytes and what is around them, and not for a third.
        await using var books = await Books.OpenAsync(_store, _time, new DeadLetterOptions { MostBytes = 3_500 });
        var content = new string('x', 1_000);
        await books.Keeper.NoteAsync(Facts(Rejected(0, "a", content)), new WriteResult(0, 0));
        Assert.Null(books.DeadLetters.Loss);

        await books.Keeper.NoteAsync(Facts(Rejected(1, "a", content), Rejected(2, "a", content)), new WriteResult(0, 0));

        Assert.Equal("0\n1", await TextAsync("SELECT position FROM dead_letters ORDER BY position"));
        Assert.Equal("3", await TextAsync("SELECT sum(records) FROM intake_totals"));
        Assert.Equal(1, books.DeadLetters.Loss!.Records);
        Assert.Equal(
            "Rejected records take 0 MB, which is all that the setting Intake:DeadLetterMegabytes allows. Delete those that are not needed any more, or allow more.",
            books.DeadLetters.Loss.Reason);

        // What was deleted makes room; the store is asked again after a while.
        await _store.ExecuteAsync(new Statement("DELETE FROM dead_letters WHERE position = 0") { Lane = Lane.Write }, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(11));
        await books.Keeper.NoteAsync(Facts(Rejected(3, "a", content)), new WriteResult(0, 0));
        Assert.Equal("1\n3", await TextAsync("SELECT position FROM dead_letters ORDER BY position"));
    }

    [Fact]
    public async Task TheirSize_IsKnownAgainAfterARestart()
    {
        await using (var books = await Books.OpenAsync(_store, _time, new DeadLetterOptions { MostBytes = 2_000 }))
        {
            await books.Keeper.NoteAsync(Facts(Rejected(0, "a", new string('x', 1_000))), new WriteResult(0, 0));
        }

        await using var again = await Books.OpenAsync(_store, _time, new DeadLetterOptions { MostBytes = 2_000 });
        await again.Keeper.NoteAsync(Facts(Rejected(1, "a", "{}")), new WriteResult(0, 0));

        Assert.Equal(1, again.DeadLetters.Loss!.Records);
        Assert.Equal("0", await TextAsync("SELECT position FROM dead_letters"));
    }

    [Fact]
    public async Task CountsThatCouldNotBeSaved_AreSavedLater_Once()
    {
        await using var books = await Books.OpenAsync(_store, _time);
        _store.Fail("intake_totals");
        await books.Keeper.NoteAsync(Facts(Rejected(0, "a", "1")), new WriteResult(5, 2));
        Assert.Equal("", await TextAsync("SELECT outcome, sum(records) FROM intake_totals GROUP BY outcome"));
        _store.Mend();

        await books.Keeper.NoteAsync(Facts(), new WriteResult(1, 0));
        await books.DeadLetters.SaveCountsAsync(CancellationToken.None);

        Assert.Equal("a\t1\naccepted\t6\nduplicate\t2", await TextAsync("SELECT outcome, sum(records) FROM intake_totals GROUP BY outcome ORDER BY outcome"));
    }

    [Fact]
    public async Task Counts_AreSavedByTheClockAndAtTheEnd()
    {
        await using (var books = await Books.OpenAsync(_store, _time))
        {
            await books.Keeper.NoteAsync(Facts(), new WriteResult(1, 0));
            await books.DeadLetters.SaveCountsAsync(CancellationToken.None);
            await books.Keeper.NoteAsync(Facts(), new WriteResult(10, 0));
            while (await TextAsync("SELECT sum(records) FROM intake_totals") != "11")
            {
                _time.Advance(TimeSpan.FromSeconds(30));
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            await books.Keeper.NoteAsync(Facts(), new WriteResult(100, 0));
        }

        Assert.Equal("111", await TextAsync("SELECT sum(records) FROM intake_totals"));
    }

    [Fact]
    public async Task Imports_AreCounted_ButLeaveTheirRecordsToTheirOwnFile()
    {
        await using var books = await Books.OpenAsync(_store, _time);
        var import = Facts(Rejected(0, "invalid_json", "{"));

        await books.Keeper.NoteAsync(import with { IsImport = true, IsListed = true }, new WriteResult(3, 0));
        await books.DeadLetters.SaveCountsAsync(CancellationToken.None);

        Assert.Equal("0", await TextAsync("SELECT count() FROM dead_letters"));
        Assert.Equal("accepted\t3\ninvalid_json\t1", await TextAsync("SELECT outcome, sum(records) FROM intake_totals GROUP BY outcome ORDER BY outcome"));
    }

    private static Rejection Rejected(int index, string reason, string content) => new(index, reason, $"Message {index}") { Content = content };

    private static DeliveryFacts Facts(params Rejection[] rejected) => DeliveryFacts.Of(new Delivery
    {
        Caller = Intake.Platform,
        Protocol = "canonical",
        Batch = new EventBatch { Events = [], Bytes = Encoding.UTF8.GetByteCount(string.Concat(rejected.Select(r => r.Content))) },
        Rejected = rejected,
    });

    private async Task<string> TextAsync(string sql) =>
        (await _store.TextAsync(new Statement(sql), "TabSeparatedRaw", CancellationToken.None)).TrimEnd('\n');
}
