using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Keeps the table <c>names</c>: what has been seen in events, when first, and under which name last. Remembers what the
/// table says, so that a commit writes to it only when something is new, earlier or renamed, which soon is hardly ever.
/// </summary>
public sealed class NameBook(IStore store)
{
    // A crash between a commit and its names loses at most the groups under way.
    private static readonly TimeSpan RepairMargin = TimeSpan.FromMinutes(15);

    // A name that stays is written down again once in a while, so that after a restart an older event with an older name
    // does not win over it; only one that is older by less than this could.
    private static readonly TimeSpan Refresh = TimeSpan.FromDays(7);
    private static readonly Insert Target = new("names", ["kind", "id", "first", "named"]);

    /// <summary>The kind of names that says who supplies working time.</summary>
    internal const string Supplier = "working_time";

    /// <summary>The kind of names that says who supplied it once and no more: named when that ended.</summary>
    internal const string FormerSupplier = "working_time_ended";

    /// <summary>SQL of <see cref="SupplierOf"/>.</summary>
    internal const string SupplierSql = "concat(toString(sender), ':', if(org_id = '', toString(org_slug), toString(org_id)))";


    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Id), Entry> _entries = [];
    private readonly Dictionary<(string Kind, string Id), Entry> _unsaved = [];
    private readonly ConcurrentDictionary<string, KnownOrg> _orgs = new();
    private readonly ConcurrentDictionary<string, Entry> _suppliers = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new();

    /// <summary>Whether the table tells all that was noted.</summary>
    internal bool IsSaved
    {
        get
        {
            lock (_gate)
            {
                return _unsaved.Count == 0;
            }
        }
    }

    /// <summary>Writes down again what came in shortly before <paramref name="lastAlive"/>, or all when that is unknown. Before <see cref="LoadAsync"/>.</summary>
    public Task RepairAsync(DateTimeOffset? lastAlive, CancellationToken cancellationToken) => store.ExecuteAsync(RepairStatement(lastAlive), cancellationToken);

    /// <summary>Reads the table.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var statement = new Statement(
            """
            SELECT kind, id, min(first) AS first, tupleElement(max(named), 1) AS named_at, tupleElement(max(named), 2) AS name
            FROM names
            GROUP BY kind, id
            """)
        { Lane = Lane.Write };
        await foreach (var row in store.StreamRowsAsync<Row>(statement, cancellationToken))
        {
            var entry = new Entry(row.First, row.NamedAt, row.Name, row.NamedAt);
            _entries[(row.Kind, row.Id)] = entry;
            Remember(row.Kind, row.Id, entry);
        }
    }

    /// <summary>The org of that id or short name, when it has been seen.</summary>
    public KnownOrg? FindOrg(string idOrSlug) => _orgs.GetValueOrDefault(idOrSlug);

    /// <summary>Orgs for which a sender supplies working time itself; '' for what has no org.</summary>
    public IReadOnlyList<string> SuppliedOrgs(string sender) =>
        [.. _suppliers.Keys.Where(s => IsSupplier(s) && s.StartsWith($"{sender}:", StringComparison.Ordinal)).Select(s => s[(sender.Length + 1)..]).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Whether a sender supplies working time for an org, so that none is computed for it (semantics 6.3): from the receipt of its first record
    /// on. Imports are received in any order, so all of theirs are meant.
    /// </summary>
    /// <param name="sender">The sender.</param>
    /// <param name="org">Id of the org, else its short name.</param>
    /// <param name="received">When the event was received.</param>
    internal bool IsSupplied(string sender, string org, DateTimeOffset received)
    {
        var id = _suppliers.IsEmpty ? "" : $"{sender}:{org}";
        return IsSupplier(id) && (sender == EventBatch.Import || received >= (_ended.TryGetValue(id, out var ended) ? ended : _suppliers[id].First));
    }

    /// <summary>Who supplies working time, as the table has it: a sender, for one org.</summary>
    internal static string SupplierOf(Event e, string sender) => $"{sender}:{WorkStreamKey.OrgOf(e.OrgId, e.OrgSlug)}";

    /// <summary>Says that of those who supply working time only some still do.</summary>
    internal async Task KeepSuppliersAsync(IReadOnlySet<string> suppliers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var at = now.ToUnixTimeMilliseconds();
            foreach (var id in _suppliers.Keys.Where(s => IsSupplier(s) && !suppliers.Contains(s)))
            {
                Note(FormerSupplier, id, new NewNames.Mention(at, at, now.ToString("O")));
            }
        }

        await SaveAsync(cancellationToken);
    }

    /// <summary>Notes what events name that are stored, or safe on their way there.</summary>
    internal void Note(NewNames mentioned)
    {
        lock (_gate)
        {
            foreach (var (kind, id, mention) in mentioned.Mentions)
            {
                Note(kind, id, mention);
            }
        }
    }

    /// <summary>Writes down what was noted. When the store fails, it waits for the next time.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        Dictionary<(string Kind, string Id), Entry> unsaved;
        lock (_gate)
        {
            unsaved = new(_unsaved);
            _unsaved.Clear();
        }

        if (unsaved.Count == 0)
        {
            return;
        }

        try
        {
            await store.InsertAsync(Target, [ToBlock(unsaved)], cancellationToken);
        }
        catch (StoreException)
        {
            lock (_gate)
            {
                foreach (var (key, entry) in unsaved)
                {
                    _unsaved.TryAdd(key, entry);
                }
            }

            throw;
        }
    }

    private void Note(string kind, string id, NewNames.Mention mention)
    {
        var earliest = DateTimeOffset.FromUnixTimeMilliseconds(mention.First);
        var time = mention.Name is null ? earliest : DateTimeOffset.FromUnixTimeMilliseconds(mention.NamedAt);
        var name = mention.Name;
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, (kind, id), out var exists);
        var first = !exists || earliest < entry.First;
        var latest = name is not null && (!exists || time > entry.NamedAt);
        var renamed = latest && name != entry.Name;
        if (first || renamed)
        {
            var namedAt = latest ? time : entry.NamedAt;
            entry = new Entry(first ? earliest : entry.First, namedAt, renamed ? name! : entry.Name ?? "", namedAt);
            _unsaved[(kind, id)] = entry;
            Remember(kind, id, entry);
        }
        else if (latest)
        {
            entry = entry with { NamedAt = time };
            var isAgain = kind == Supplier && !IsSupplier(id);
            if (kind == Supplier)
            {
                Remember(kind, id, entry);
            }

            if (isAgain || time - entry.SavedAt >= Refresh)
            {
                entry = entry with { SavedAt = time };
                _unsaved[(kind, id)] = entry;
            }
        }
    }

    private void Remember(string kind, string id, Entry entry)
    {
        if (kind == Supplier)
        {
            _suppliers[id] = entry;
        }

        if (kind == FormerSupplier)
        {
            _ended[id] = entry.NamedAt;
        }

        if (kind == "org")
        {
            // Events that only give the short name of an org that has an id say nothing new of it.
            if (id == entry.Name)
            {
                _orgs.TryAdd(id, new KnownOrg(null, id));
                return;
            }

            var org = new KnownOrg(id, entry.Name.Length == 0 ? null : entry.Name);
            _orgs[id] = org;
            _orgs[org.Slug ?? id] = org;
        }
    }

    private bool IsSupplier(string id) => _suppliers.TryGetValue(id, out var entry) && !(_ended.TryGetValue(id, out var ended) && ended >= entry.NamedAt);

    private static ReadOnlyMemory<byte> ToBlock(Dictionary<(string Kind, string Id), Entry> entries)
    {
        var (kind, id, first) = (new StringColumn("kind"), new StringColumn("id"), new TimeColumn("first"));
        var named = new TimedTextColumn("named");
        foreach (var (key, entry) in entries)
        {
            kind.Add(key.Kind);
            id.Add(key.Id);
            first.Add(entry.First);
            named.Add(entry.NamedAt, entry.Name);
        }

        return new NativeBlock(kind, id, first, named).ToBytes();
    }

    private static Statement RepairStatement(DateTimeOffset? lastAlive) => new(
        $$"""
        INSERT INTO names (kind, id, first, named)
        SELECT kind, id, min(time), max((if(name = '', toDateTime64(0, 3, 'UTC'), time), name))
        FROM
        (
            SELECT
                time,
                arrayJoin(arrayFilter(
                    n -> n.2 != '',
                    [
                        ('user', toString(user_id), toString(user_name)),
                        ('org', if(org_id = '', toString(org_slug), toString(org_id)), toString(org_slug)),
                        ('package', toString(package), toString(package)),
                        ('project', toString(project_id), '')
                    ])) AS named,
                named.1 AS kind,
                named.2 AS id,
                named.3 AS name
            FROM events
            WHERE received >= {since:DateTime64(3)} AND scope != 'send:working_time' AND org_slug != 'footfall'
        )
        GROUP BY kind, id
        UNION ALL
        SELECT 'working_time' AS kind, {{SupplierSql}} AS id, min(received), max((received, '{{Supplier}}'))
        FROM events
        WHERE received >= {since:DateTime64(3)} AND scope = 'send:working_time' AND sender NOT IN ('', 'working-time')
        GROUP BY kind, id
        """)
    {
        Parameters = new Parameters().Add("since", lastAlive is null ? DateTimeOffset.UnixEpoch : lastAlive.Value - RepairMargin),
        Lane = Lane.Write,
    };

    private readonly record struct Entry(DateTimeOffset First, DateTimeOffset NamedAt, string Name, DateTimeOffset SavedAt);

    private sealed record Row(string Kind, string Id, DateTimeOffset First, DateTimeOffset NamedAt, string Name);
}
