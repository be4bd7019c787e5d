using System.Globalization;
using Footfall.ClickHouse;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>
/// How much room there is for rejected records. What is kept is kept until it expires or is deleted: a flood of bad records
/// never takes away what an earlier answer said is kept, but is itself counted and not kept.
/// </summary>
internal sealed class DeadLetterSpace(IStore store, DeadLetterOptions options, TimeProvider time)
{
    // Records expire and are deleted; only the store knows.
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    private static readonly Statement KeptBytes = new(FormattableString.Invariant(
        $"SELECT toInt64(sum(intDiv(least(bytes, {IntakeRequest.MostKept}) * if(base64, 4, 3), 3) + {DeadLetter.Around})) FROM dead_letters FINAL WHERE expires > now()"))
    {
        Lane = Lane.Write,
    };

    private long? _kept;
    private long _asked;

    /// <summary>Why there is no room, and what to do.</summary>
    internal string Full { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"Rejected records take {options.MostBytes >> 20} MB, which is all that the setting Intake:DeadLetterMegabytes allows. Delete those that are not needed any more, or allow more.");

    /// <summary>Takes room for as many of these, from the first on, as there is room for. To be called by one at a time.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StoreException">The store failed.</exception>
    internal async Task<int> TakeAsync(IReadOnlyList<DeadLetter> letters)
    {
        var count = 0;
        while (count < letters.Count && await TakeAsync(letters[count].KeptBytes))
        {
            count++;
        }

        return count;
    }

    private async Task<bool> TakeAsync(long bytes)
    {
        if (_kept is null || (_kept + bytes > options.MostBytes && time.GetElapsedTime(_asked) >= AskAgainAfter))
        {
            var text = await store.TextAsync(KeptBytes, "TabSeparated", CancellationToken.None);
            (_kept, _asked) = (long.Parse(text, CultureInfo.InvariantCulture), time.GetTimestamp());
        }

        if (_kept + bytes > options.MostBytes)
        {
            return false;
        }

        _kept += bytes;
        return true;
    }
}
