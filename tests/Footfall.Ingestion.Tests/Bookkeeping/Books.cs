using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline.Privacy;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Ingestion.Tests.Bookkeeping;

/// <summary>A bookkeeper and all that it writes to, over a store.</summary>
internal sealed class Books : IAsyncDisposable
{
    private Books(IStore store, FakeTimeProvider time, DeadLetterOptions options)
    {
        Traffic = new Traffic(time);
        DeadLetters = new DeadLetterWriter(store, Tally, options, time, NullLogger<DeadLetterWriter>.Instance);
        Keeper = new Bookkeeper(Receipts, Traffic, Tally, DeadLetters, new Scrubber(new PrivacyOptions(), new PrivacyCounters()), time);
    }

    public ReceiptLog Receipts { get; } = new();

    public Traffic Traffic { get; }

    public Tally Tally { get; } = new();

    public DeadLetterWriter DeadLetters { get; }

    public Bookkeeper Keeper { get; }

    public static async Task<Books> OpenAsync(IStore store, FakeTimeProvider time, DeadLetterOptions? options = null)
    {
        var books = new Books(store, time, options ?? new DeadLetterOptions());
        await books.DeadLetters.StartAsync(CancellationToken.None);
        return books;
    }

    public async ValueTask DisposeAsync()
    {
        await DeadLetters.StopAsync(CancellationToken.None);
        DeadLetters.Dispose();
    }
}
