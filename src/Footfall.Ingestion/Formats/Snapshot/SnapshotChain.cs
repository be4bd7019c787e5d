using System.IO.Hashing;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>
/// Tells what is new of a snapshot: what differs from the latest record of the same thing. An event's id has two halves: the second says what the
/// record contains, the first also what it came after. So what goes back to an earlier state is news, and what the store tells already is not,
/// however often two requests bring it at once.
/// </summary>
internal static class SnapshotChain
{
    // They travel in the statement's parameters, which a server takes up to about 1 MB in an address.
    private const int KeysAtOnce = 5_000;
    private const int Half = 8;

    /// <summary>The events that are new, each with its id. Of several records of one thing in a body the last one counts.</summary>
    /// <param name="store">Where the latest records are known, acknowledged ones with them.</param>
    /// <param name="ofMembers">Whether these are memberships.</param>
    /// <param name="events">What was read, each with an id by its content.</param>
    /// <param name="keys">What they are of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<List<Event>> LinkAsync(
        IStore store, bool ofMembers, IReadOnlyList<Event> events, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        var last = new Dictionary<SnapshotKey, int>();
        for (var i = 0; i < events.Count; i++)
        {
            last[keys[i]] = i;
        }

        var known = new Dictionary<SnapshotKey, Guid>();
        foreach (var some in last.Keys.Chunk(KeysAtOnce))
        {
            foreach (var row in await store.RowsAsync<Row>(ofMembers ? Members(some) : Entities(some), cancellationToken))
            {
                known[new SnapshotKey(row.Kind, row.Id, row.Member, row.MemberKind, row.Begin)] = row.Event;
            }
        }

        var fresh = new List<Event>(last.Count);
        foreach (var (key, i) in last.OrderBy(l => l.Value))
        {
            if (!known.TryGetValue(key, out var before))
            {
                fresh.Add(events[i]);
            }
            else if (!IsOf(events[i].Id, before))
            {
                fresh.Add(events[i] with { Id = After(events[i].Id, before) });
            }
        }

        return fresh;
    }

    private static bool IsOf(Guid content, Guid known) => content.ToByteArray(bigEndian: true).AsSpan(Half).SequenceEqual(known.ToByteArray(bigEndian: true).AsSpan(Half));

    private static Guid After(Guid content, Guid before)
    {
        Span<byte> both = stackalloc byte[32];
        content.TryWriteBytes(both, bigEndian: true, out _);
        before.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> id = stackalloc byte[16];
        XxHash128.Hash(both, id);
        both[Half..16].CopyTo(id[Half..]);

        // Version of a UUID v8 (RFC 9562, section 5.8); the variant is that of the content's.
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static Statement Entities(SnapshotKey[] keys) => new(
        $$"""
        SELECT toString(kind) AS kind, id, '' AS member, '' AS member_kind, toInt64({{EntityFeed.Never}}) AS begin, latest.event AS event
        FROM (SELECT kind, id, max(told) AS latest FROM entity_facts WHERE kind = {kind:String} AND id IN {ids:Array(String)} GROUP BY kind, id)
        WHERE latest.received > 0
        """)
    {
        Parameters = new Parameters().Add("kind", keys[0].Kind).Add("ids", keys.Select(k => k.Id)),
    };

    private static Statement Members(SnapshotKey[] keys) => new(
        """
        SELECT kind, id, member, member_kind, record.1 AS begin, argMax(record.4, (record.2, record.3)) AS event
        FROM (SELECT toString(membership_facts.kind) AS kind, container AS id, member, toString(membership_facts.member_kind) AS member_kind, arrayJoin(told) AS record
            FROM membership_facts
            WHERE (kind, container, member_kind, member) IN arrayZip({kinds:Array(String)}, {ids:Array(String)}, {member_kinds:Array(String)}, {members:Array(String)}))
        GROUP BY kind, id, member, member_kind, begin
        """)
    {
        Parameters = new Parameters()
            .Add("kinds", keys.Select(k => k.Kind)).Add("ids", keys.Select(k => k.Id)).Add("member_kinds", keys.Select(k => k.MemberKind)).Add("members", keys.Select(k => k.Member)),
    };

    private sealed record Row(string Kind, string Id, string Member, string MemberKind, long Begin, Guid Event);
}
