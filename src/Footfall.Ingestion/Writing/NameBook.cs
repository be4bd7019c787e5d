using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Keeps the table <c>names</c>: what has been seen in events, when first, and under which name last. Remembers what the
/// table says, so that a commit writes to it only when something is new, earlier or renamed, which soon is hardly ever.
/// Only <see cref="FindOrg"/> may be called from anywhere; all else belongs to the writer.
/// </summary>
public sealed class NameBook(IStore store)
{
    // A crash between a commit and its names loses at most the groups under way.
    private static readonly TimeSpan RepairMargin = TimeSpan.FromMinutes(15);

    // A name that stays is written down again once in a while, so that after a restart an older event with an older name
    // does not win over it; only one that is older by less than this could.
    private static readonly TimeSpan Refresh = TimeSpan.FromDays(7);
    private static readonly Insert Target = new("names", ["kind", "id", "first", "named"]);

    private readonly Dictionary<(string Kind, string Id), Entry> _entries = [];
    private readonly Dictionary<(string Kind, string Id), Entry> _unsaved = [];
    private readonly ConcurrentDictionary<string, KnownOrg> _orgs = new();

    /// <summary>Reads the table, then notes again what came in shortly before <paramref name="lastAlive"/>, or all when that is unknown.</summary>
    public async Task LoadAsync(DateTimeOffset? lastAlive, CancellationToken cancellationToken)
    {
        await store.ExecuteAsync(RepairStatement(lastAlive), cancellationToken);
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
            RememberOrg(row.Kind, row.Id, entry);
        }
    }

    /// <summary>The org of that id or short name, when it has been seen.</summary>
    public KnownOrg? FindOrg(string idOrSlug) => _orgs.GetValueOrDefault(idOrSlug);

    /// <summary>Notes what committed events name. When the store fails, what is unsaved waits for the next commit.</summary>
    internal async Task NoteAsync(IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        foreach (var e in events.Where(Figures.Count))
        {
            Note("user", e.UserId, e.UserName, e.Time);
            Note("org", e.OrgId ?? e.OrgSlug, e.OrgSlug, e.Time);
            Note("package", e.Package, e.Package, e.Time);
            Note("project", e.ProjectId, null, e.Time);
        }

        if (_unsaved.Count > 0)
        {
            await store.InsertAsync(Target, [ToBlock(_unsaved)], cancellationToken);
            _unsaved.Clear();
        }
    }

    private void Note(string kind, string? id, string? name, DateTimeOffset time)
    {
        if (id is null)
        {
            return;
        }

        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, (kind, id), out var exists);
        var first = !exists || time < entry.First;
        var latest = name is not null && (!exists || time > entry.NamedAt);
        var renamed = latest && name != entry.Name;
        if (first || renamed)
        {
            var namedAt = latest ? time : entry.NamedAt;
            entry = new Entry(first ? time : entry.First, namedAt, renamed ? name! : entry.Name ?? "", namedAt);
            _unsaved[(kind, id)] = entry;
            RememberOrg(kind, id, entry);
        }
        else if (latest)
        {
            entry = entry with { NamedAt = time };
            if (time - entry.SavedAt >= Refresh)
            {
                entry = entry with { SavedAt = time };
                _unsaved[(kind, id)] = entry;
            }
        }
    }

    private void RememberOrg(string kind, string id, Entry entry)
    {
        if (kind == "org")
        {
            // An org without id of its own goes by its short name.
            var org = new KnownOrg(id == entry.Name ? null : id, entry.Name.Length == 0 ? null : entry.Name);
            _orgs[id] = org;
            _orgs[org.Slug ?? id] = org;
        }
    }

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
        """
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
        """)
    {
        Parameters = new Parameters().Add("since", lastAlive is null ? DateTimeOffset.UnixEpoch : lastAlive.Value - RepairMargin),
        Lane = Lane.Write,
    };

    private readonly record struct Entry(DateTimeOffset First, DateTimeOffset NamedAt, string Name, DateTimeOffset SavedAt);

    private sealed record Row(string Kind, string Id, DateTimeOffset First, DateTimeOffset NamedAt, string Name);
}
