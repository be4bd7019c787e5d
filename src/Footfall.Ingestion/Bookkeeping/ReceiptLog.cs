namespace Footfall.Ingestion.Bookkeeping;

/// <summary>The last receipts, in memory. Strangers have a place of their own, so that they cannot push out the others.</summary>
public sealed class ReceiptLog
{
    /// <summary>Receipts of known senders that are kept.</summary>
    public const int Most = 200;

    /// <summary>Receipts of strangers that are kept.</summary>
    public const int MostOfStrangers = 50;

    private readonly Lock _lock = new();
    private readonly Queue<Receipt> _known = new();
    private readonly Queue<Receipt> _strangers = new();

    /// <summary>The receipts, the newest first.</summary>
    public IReadOnlyList<Receipt> Newest
    {
        get
        {
            lock (_lock)
            {
                // Stable, and each queue is in order of answering: of equal times the later answer stands first.
                return [.. _known.Concat(_strangers).Reverse().OrderByDescending(r => r.Time)];
            }
        }
    }

    internal void Add(Receipt receipt)
    {
        var (queue, most) = receipt.Owner is null ? (_strangers, MostOfStrangers) : (_known, Most);
        lock (_lock)
        {
            queue.Enqueue(receipt);
            if (queue.Count > most)
            {
                queue.Dequeue();
            }
        }
    }
}
