using System.Security.Cryptography;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Model;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Which days' rollups are right. A commit that touches a sealed day breaks the seal, durably, before its events are
/// inserted; so whatever crashes when, a sealed day's rollups always equal its events. See <c>docs/adr/0006-sealed-days.md</c>,
/// and <c>0033-shared-seals.md</c> for several servers.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
/// <param name="isShared">Whether other servers write to the store, too.</param>
public sealed class DaySeals(IStore store, TimeProvider time, bool isShared = false)
{
    private static readonly Statement AllRows = Statement.Write("SELECT toInt32(day) AS day, version, sealed FROM sealed_days FINAL");

    /// <summary>How long others know of a commit into a day of the past before they are told of the next one. Well below the time for which a day must be quiet.</summary>
    private static readonly TimeSpan TellAgain = TimeSpan.FromSeconds(10);

    /// <summary>Two servers may give a version in the same millisecond; its rest tells them apart.</summary>
    private const int Servers = 4096;

    private static readonly Insert Target = new("sealed_days", ["day", "version", "sealed"]);

    private readonly int _server = RandomNumberGenerator.GetInt32(Servers);
    private readonly Lock _gate = new();
    private readonly Dictionary<int, long> _sealed = [];
    private readonly Dictionary<int, DateTimeOffset> _open = [];
    private readonly Dictionary<int, int> _inFlight = [];
    private readonly HashSet<int> _sealing = [];

    /// <summary>Version of the last row of each day, read or written.</summary>
    private readonly Dictionary<int, long> _known = [];

    /// <summary>When others were told last of a commit into a day.</summary>
    private readonly Dictionary<int, DateTimeOffset> _told = [];
    private SealedDays _current = SealedDays.None;
    private long _lastVersion;

    /// <summary>Whether other servers write to the store, too.</summary>
    internal bool IsShared => isShared;

    /// <summary>The days that are sealed now.</summary>
    public SealedDays Current => Volatile.Read(ref _current);

    /// <summary>Reads the seals, and which days have events but no seal.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var seals = await store.RowsAsync<Row>(AllRows, cancellationToken);
        var days = await store.RowsAsync<Row>(
            Statement.Write("SELECT DISTINCT toInt32(toDate(time)) AS day, 0 AS version, false AS sealed FROM events"), cancellationToken);
        lock (_gate)
        {
            foreach (var seal in seals.Where(s => s.Sealed))
            {
                _sealed[seal.Day] = seal.Version;
            }

            foreach (var day in days.Where(d => !_sealed.ContainsKey(d.Day)))
            {
                _open.TryAdd(day.Day, DateTimeOffset.MinValue);
            }

            seals.ForEach(s => _known[s.Day] = s.Version);
            _lastVersion = seals.Select(s => s.Version).DefaultIfEmpty(0).Max();
            Publish();
        }
    }

    /// <summary>Takes over what other servers sealed and broke since.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<Row>(AllRows, cancellationToken);
        lock (_gate)
        {
            foreach (var row in rows.Where(r => r.Version > _known.GetValueOrDefault(r.Day)))
            {
                _known[row.Day] = row.Version;
                _lastVersion = Math.Max(_lastVersion, row.Version);

                // What is being made of it here is of before.
                _sealing.Remove(row.Day);
                if (row.Sealed && !_inFlight.ContainsKey(row.Day))
                {
                    _sealed[row.Day] = row.Version;
                    _open.Remove(row.Day);
                }
                else
                {
                    _sealed.Remove(row.Day);
                    _open[row.Day] = time.GetUtcNow();
                }
            }

            Publish();
        }
    }

    /// <summary>Breaks the seals of the days that events are about to be inserted into.</summary>
    /// <returns>The days; hand them to <see cref="CommitEnded"/> whatever becomes of the commit.</returns>
    internal async Task<IReadOnlyCollection<int>> CommitBeginsAsync(IReadOnlyCollection<int> days, CancellationToken cancellationToken)
    {
        List<int> broken;
        long version;
        lock (_gate)
        {
            var isNew = false;
            foreach (var day in days)
            {
                _inFlight[day] = _inFlight.GetValueOrDefault(day) + 1;
                isNew |= !_open.ContainsKey(day);
                _open[day] = time.GetUtcNow();
            }

            if (isNew)
            {
                Publish();
            }

            _sealing.ExceptWith(days);
            broken = [.. days.Where(d => _sealed.ContainsKey(d) || MustTell(d))];
            version = NextVersion();
            foreach (var day in broken)
            {
                (_known[day], _told[day]) = (version, time.GetUtcNow());
            }
        }

        if (broken.Count > 0)
        {
            await SaveAsync(broken, version, isSealed: false, cancellationToken);
            lock (_gate)
            {
                broken.ForEach(d => _sealed.Remove(d));
                Publish();
            }
        }

        return days;
    }

    /// <summary>Says that the events of those days are inserted, or are not going to be.</summary>
    internal void CommitEnded(IReadOnlyCollection<int> days)
    {
        lock (_gate)
        {
            foreach (var day in days)
            {
                _inFlight[day]--;
                if (_inFlight[day] == 0)
                {
                    _inFlight.Remove(day);
                }
            }
        }
    }

    /// <summary>Days of one month that can be sealed: over, quiet for a while, and with no commit under way.</summary>
    internal (IReadOnlyList<int> Days, long Version) BeginSealing(TimeSpan quiet)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var today = DayOf(now);
            var ready = _open.Where(d => d.Key < today && now - d.Value >= quiet && !_inFlight.ContainsKey(d.Key)).Select(d => d.Key).Order().ToList();
            var month = ready.Count == 0 ? default : MonthOf(ready[0]);
            ready = [.. ready.TakeWhile(d => MonthOf(d) == month)];
            _sealing.UnionWith(ready);
            return (ready, NextVersion());
        }
    }

    /// <summary>Seals the days whose rollups were made, except those that a commit touched meanwhile.</summary>
    internal async Task<IReadOnlyList<int>> EndSealingAsync(IReadOnlyList<int> days, long version, CancellationToken cancellationToken)
    {
        if (isShared)
        {
            await RefreshAsync(cancellationToken);
        }

        List<int> untouched;
        lock (_gate)
        {
            untouched = [.. days.Where(_sealing.Remove)];
            untouched.ForEach(d => _known[d] = version);

            // Sealed in memory before it is durable: a commit from here on breaks the seal by a later version.
            untouched.ForEach(d => _sealed[d] = version);
            untouched.ForEach(d => _open.Remove(d));
        }

        if (untouched.Count > 0)
        {
            await SaveAsync(untouched, version, isSealed: true, cancellationToken);
            lock (_gate)
            {
                Publish();
            }
        }

        return untouched;
    }

    /// <summary>Whether another server may be sealing a day of the past that it does not know to be written to.</summary>
    private bool MustTell(int day)
    {
        var now = time.GetUtcNow();
        return isShared && day < DayOf(now) && now - _told.GetValueOrDefault(day) >= TellAgain;
    }

    /// <summary>Later than all that are known, and none that another server gives.</summary>
    private long NextVersion() => _lastVersion = (Math.Max((_lastVersion / Servers) + 1, time.GetUtcNow().ToUnixTimeMilliseconds()) * Servers) + _server;

    private void Publish() => Volatile.Write(ref _current, new SealedDays(_sealed.Select(s => new SealedDay(s.Key, s.Value)), _open.Keys, isWhole: !isShared));

    private async Task SaveAsync(IReadOnlyCollection<int> days, long version, bool isSealed, CancellationToken cancellationToken)
    {
        var (day, versions, sealedColumn) = (new FixedColumn<ushort>("day", "Date"), new FixedColumn<long>("version", "Int64"), new FixedColumn<byte>("sealed", "Bool"));
        foreach (var d in days)
        {
            day.Add((ushort)d);
            versions.Add(version);
            sealedColumn.Add(isSealed ? (byte)1 : (byte)0);
        }

        await store.InsertAsync(Target, [new NativeBlock(day, versions, sealedColumn).ToBytes()], cancellationToken);
    }

    private static int DayOf(DateTimeOffset instant) => (int)((instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerDay);

    private static int MonthOf(int day)
    {
        var date = DateTime.UnixEpoch.AddDays(day);
        return (date.Year * 12) + date.Month;
    }

    private sealed record Row(int Day, long Version, bool Sealed);
}
