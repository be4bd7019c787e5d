using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>A group of events, new ones only, that goes to the store as one block.</summary>
internal sealed class PendingBlock
{
    /// <summary>The events.</summary>
    internal required ReadOnlyMemory<byte> Block { get; set; }

    /// <summary>How many, without those that turned out to be stored.</summary>
    internal required int Count { get; set; }

    /// <summary>How many at first.</summary>
    internal required int Taken { get; init; }

    /// <summary>The days they happened on, counted from 1970.</summary>
    internal required IReadOnlySet<int> Days { get; init; }

    /// <summary>Time of the latest, in milliseconds since 1970.</summary>
    internal required long Newest { get; init; }

    /// <summary>Their ids, when another server may have stored some of them at the same time; else empty.</summary>
    internal IReadOnlyList<Uuid> Contested { get; init; } = [];

    /// <summary>When the oldest was received.</summary>
    internal DateTimeOffset Received { get; init; }

    /// <summary>Session reports among them that take the place of shorter ones.</summary>
    internal required IReadOnlyList<Replacement> Replacements { get; init; }

    /// <summary>The journal's file that has them; null when they are in no journal.</summary>
    internal JournalFile? File { get; set; }

    /// <summary>The errors among them, as rows of their own; empty without any.</summary>
    internal ReadOnlyMemory<byte> Errors { get; init; }

    /// <summary>Runs that they may tell of.</summary>
    internal required IReadOnlySet<string> Runs { get; init; }

    /// <summary>Whether questions wait for some of them (<see cref="EventBatch.IsAwaited"/>).</summary>
    internal bool IsAwaited { get; init; } = true;

    /// <summary>Whether there may be events among them that change what statistics count of entities.</summary>
    internal bool MayTellOfEntities
    {
        get
        {
            var text = Block.Span;
            return text.IndexOf("create:"u8) >= 0 || text.IndexOf("delete:"u8) >= 0 || text.IndexOf("restore:"u8) >= 0 || text.IndexOf("confirm:"u8) >= 0
                || text.IndexOf("\"system\""u8) >= 0;
        }
    }

    /// <summary>The block of some events.</summary>
    internal static PendingBlock Of(EventColumns events, IReadOnlyList<Replacement> replacements, bool isShared = false, ReadOnlyMemory<byte> errors = default, bool isAwaited = true) => new()
    {
        Block = events.ToBlock(),
        Errors = errors,
        Count = events.Count,
        Taken = events.Count,
        Days = DaysOf(events.Times, replacements),
        Newest = Max(events.Times),
        Replacements = replacements,
        IsAwaited = isAwaited,
        Runs = events.Runs(),
        Contested = isShared ? events.Ids.ToArray() : [],
        Received = DateTimeOffset.FromUnixTimeMilliseconds(Min(events.Received)),
    };

    private static HashSet<int> DaysOf(ReadOnlySpan<long> times, IReadOnlyList<Replacement> replacements)
    {
        var days = new HashSet<int>();
        var last = int.MinValue;
        foreach (var time in times)
        {
            var day = DayOf(time);
            if (day != last)
            {
                days.Add(day);
                last = day;
            }
        }

        days.UnionWith(replacements.Select(r => DayOf(r.Before)));
        return days;
    }

    private static int DayOf(long milliseconds) => (int)Math.Floor(milliseconds / (double)TimeSpan.MillisecondsPerDay);

    private static long Min(ReadOnlySpan<long> values)
    {
        var min = long.MaxValue;
        foreach (var value in values)
        {
            min = Math.Min(min, value);
        }

        return min;
    }

    private static long Max(ReadOnlySpan<long> values)
    {
        var max = long.MinValue;
        foreach (var value in values)
        {
            max = Math.Max(max, value);
        }

        return max;
    }
}
