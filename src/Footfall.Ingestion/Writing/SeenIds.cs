using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// The ids of the events that were stored lately: 8 bytes each, which hold 56 bits of a keyed hash and the hour of the
/// receipt; eight more bits of the hash choose the part of the table. Two different ids are taken for one with a
/// probability of about one in 2^64 divided by the number of ids. See <c>docs/adr/0010-exactly-once.md</c>.
/// Not safe for several threads.
/// </summary>
internal sealed class SeenIds
{
    private const int Shards = 256;
    private const int SmallestShard = 64;
    private const ulong Removed = 1;

    private readonly ulong[][] _shards = new ulong[Shards][];
    private readonly int[] _used = new int[Shards];
    private readonly long _seed = MemoryMarshal.Read<long>(RandomNumberGenerator.GetBytes(8));
    private readonly int _hours;
    private readonly int _mostInShard;

    /// <summary>An empty memory.</summary>
    /// <param name="window">How long an id is remembered; whole hours, at most ten days.</param>
    /// <param name="most">How many are remembered at the most; the oldest go first.</param>
    internal SeenIds(TimeSpan window, long most)
    {
        _hours = (int)Math.Ceiling(window.TotalHours);
        _mostInShard = (int)Math.Clamp(most / Shards, SmallestShard, 1 << 28);
        for (var i = 0; i < Shards; i++)
        {
            _shards[i] = new ulong[SmallestShard];
        }
    }

    /// <summary>Ids that there is room for before the table grows again; each takes eight bytes.</summary>
    internal long Capacity => _shards.Sum(s => (long)s.Length);

    /// <summary>Remembers an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="received">Milliseconds since 1970.</param>
    /// <returns>False when it was there already.</returns>
    internal bool Add(Uuid id, long received)
    {
        var (shard, tag) = Hash(id);
        var hour = Hour(received);
        if (IndexOf(shard, tag, hour) >= 0)
        {
            return false;
        }

        if ((_used[shard] + 1) * 10L > _shards[shard].Length * 7L)
        {
            Rebuild(shard, hour);
        }

        Insert(_shards[shard], tag | (byte)hour);
        _used[shard]++;
        return true;
    }

    /// <summary>Whether an id is remembered.</summary>
    internal bool Contains(Uuid id, long now)
    {
        var (shard, tag) = Hash(id);
        return IndexOf(shard, tag, Hour(now)) >= 0;
    }

    /// <summary>Forgets an id whose commit failed.</summary>
    internal void Remove(Uuid id, long now)
    {
        var (shard, tag) = Hash(id);
        if (IndexOf(shard, tag, Hour(now)) is >= 0 and var at)
        {
            _shards[shard][at] = Removed;
        }
    }

    private (int Shard, ulong Tag) Hash(Uuid id)
    {
        var hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<Uuid>(ref id)), _seed);

        // A tag of zero would look like an empty or a removed place.
        var tag = hash & ~0xFFUL;
        return ((int)(hash & 0xFF), tag == 0 ? 1UL << 63 : tag);
    }

    private int IndexOf(int shard, ulong tag, int now)
    {
        var table = _shards[shard];
        for (var at = Start(table, tag); table[at] != 0; at = (at + 1) & (table.Length - 1))
        {
            if ((table[at] & ~0xFFUL) == tag && Age(table[at], now) <= _hours)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Makes room: leaves out what is too old, the oldest of too many, and grows when it is still full.</summary>
    private void Rebuild(int shard, int now)
    {
        var ages = new int[256];
        foreach (var entry in _shards[shard].Where(IsEntry))
        {
            ages[Age(entry, now)]++;
        }

        var (kept, oldest) = (0, 0);
        while (oldest <= _hours && kept + ages[oldest] < _mostInShard)
        {
            kept += ages[oldest++];
        }

        var length = SmallestShard;
        while (length < (kept + 1) * 2L)
        {
            length *= 2;
        }

        var table = new ulong[length];
        foreach (var entry in _shards[shard].Where(e => IsEntry(e) && Age(e, now) < oldest))
        {
            Insert(table, entry);
        }

        (_shards[shard], _used[shard]) = (table, kept);
    }

    private static void Insert(ulong[] table, ulong entry)
    {
        var at = Start(table, entry & ~0xFFUL);
        while (table[at] != 0)
        {
            at = (at + 1) & (table.Length - 1);
        }

        table[at] = entry;
    }

    private static int Start(ulong[] table, ulong tag) => (int)((tag >> 24) & (ulong)(table.Length - 1));

    private static bool IsEntry(ulong entry) => entry > 0xFF;

    private static int Hour(long milliseconds) => (int)(milliseconds / 3_600_000);

    /// <summary>Hours between an entry and now. What a clock that was set back makes younger than now counts as new.</summary>
    private static int Age(ulong entry, int now)
    {
        var age = (now - (int)(entry & 0xFF)) & 0xFF;
        return age > 250 ? 0 : age;
    }
}
