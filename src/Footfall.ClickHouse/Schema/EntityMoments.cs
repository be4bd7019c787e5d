using System.Security.Cryptography;
using System.Text;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// How rows of <c>entity_moments</c> are made from <c>entity_facts</c>, and brought up to date: what facts say now, less what is there already.
/// </summary>
public static class EntityMoments
{
    /// <summary>Kinds that statistics count and list.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["user", "team", "workspace", "project", "link", "agent", "job", "model", "notebook"];

    /// <summary>Milliseconds of an hour.</summary>
    public const long Hour = 3_600_000;

    /// <summary>Milliseconds of a day.</summary>
    public const long Day = 24 * Hour;

    /// <summary>Milliseconds of an era.</summary>
    public const long Era = 91 * Day;

    private const string Columns = "kind, what, at, hour, day, era, id, step, births, party, created, confirmed, owner, org, slug, provider, origin, auto";

    private const string OfThem = "(kind, id) IN arrayZip({kinds:Array(String)}, {ids:Array(String)})";

    /// <summary>Makes all rows of a table that is empty.</summary>
    public static string All { get; } = $"INSERT INTO entity_moments ({Columns}, sign) SELECT *, 1 FROM ({Rows(OfKinds)})";

    /// <summary>Brings the entities of the parameters <c>kinds</c> and <c>ids</c> up to date. Doing it again changes nothing.</summary>
    public static string Some { get; } =
        $"""
        INSERT INTO entity_moments ({Columns}, sign)
        SELECT {Columns}, sum(n) AS sign
        FROM (SELECT *, toInt64(1) AS n FROM ({Rows(OfThem)}) UNION ALL SELECT {Columns}, -sign AS n FROM entity_moments WHERE {OfThem})
        GROUP BY {Columns}
        HAVING sign != 0
        """;

    /// <summary>Which entities events may have changed. Columns: kind, id.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Touched(string events) =>
        $"""
        SELECT DISTINCT toString(what) AS kind, toString(entity_id) AS id
        FROM ({EntityFeed.Told(events)})
        WHERE entity_id != '' AND what IN ({Names}) AND (verb != 'update' OR JSONExtractBool(readable, 'system'))
        """;

    /// <summary>
    /// A statement of what is known of entities: kind, id, created, owner, org, slug, domain, provider, origin, auto, type, name, confirmed, system,
    /// lives, states. A snapshot wins where it says something.
    /// </summary>
    /// <param name="where">Which of them.</param>
    public static string Known(string where) =>
        $"""
        SELECT kind, id, tupleElement(snapshot, 1) > 0 AS told,
            multiIf(told AND tupleElement(snapshot, 3) != {EntityFeed.Never}, tupleElement(snapshot, 3), stated != {EntityFeed.Never}, stated, tupleElement(first, 1)) AS created,
            {Said(5, 4)} AS owner, {Said(6, 5)} AS org, if(told AND tupleElement(snapshot, 6) != '', '', tupleElement(first, 6)) AS slug,
            {Said(7, 7)} AS domain, {Said(8, 8)} AS provider, {Said(9, 9)} AS origin, greatest(tupleElement(snapshot, 10), tupleElement(first, 10)) AS auto,
            tupleElement(typed, 4) AS type, tupleElement(named, 4) AS name, confirmed, system, states,
            if(told AND tupleElement(snapshot, 4) != {EntityFeed.Never},
                arrayPushBack(entity_facts.lives, (tupleElement(snapshot, 4), tupleElement(snapshot, 1), tupleElement(snapshot, 2), toUInt8(1))), entity_facts.lives) AS lives
        FROM entity_facts FINAL
        WHERE {where}
        """;

    /// <summary>What decides what the rows are: another text makes them again.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EntityFeed.Version + All)));

    /// <summary>The bucket of an instant, also of one before 1970.</summary>
    /// <param name="at">SQL of Unix milliseconds.</param>
    /// <param name="length">Milliseconds of a bucket.</param>
    public static string Bucket(string at, long length) => FormattableString.Invariant($"intDiv({at} - positiveModulo({at}, {length}), {length})");

    private static string Names => string.Join(", ", Kinds.Select(k => $"'{k}'"));

    private static string OfKinds => $"kind IN ({Names})";

    private static string Rows(string where) =>
        $"""
        SELECT kind, m.1 AS what, m.2 AS at, {Bucket("m.2", Hour)} AS hour, {Bucket("m.2", Day)} AS day, {Bucket("m.2", Era)} AS era, id, m.3 AS step, m.4 AS births,
            multiIf(is_system, '', kind = 'user', domain, owner) AS party,
            if(is_system, 0, created) AS created, if(is_system OR kind != 'user', {EntityFeed.Never}, confirmed) AS confirmed, if(is_system, '', owner) AS owner,
            if(is_system, '', org) AS org, if(is_system, '', slug) AS slug, if(is_system, '', provider) AS provider, if(is_system, '', origin) AS origin, if(is_system, 0, auto) AS auto
        FROM (SELECT *, system = 1 AS is_system, {Moments} AS moments FROM ({Known(where)}))
        ARRAY JOIN moments AS m
        """;

    // Of most nothing was told but their creation. Of the others, whether they exist changes at one instant of what was told or another.
    private static string Moments =>
        $"""
        multiIf(is_system, [('system', toInt64(0), toInt8(0), toUInt8(0))], created = {EntityFeed.Never}, [], arrayConcat(
            if(empty(lives), [('life', created, toInt8(1), toUInt8(1))], arrayFilter(m -> m.3 != 0 OR m.4 != 0, arrayMap(
                (t, i) -> ('life', t, toInt8({After("t")} - if(i = 1, 0, {After("instants[i - 1]")})), toUInt8(t = created)),
                arraySort(arrayDistinct(arrayPushBack(arrayMap(x -> x.1, lives), created))) AS instants, arrayEnumerate(instants)))),
            if(kind = 'user' AND confirmed != {EntityFeed.Never}, [('confirmed', confirmed, toInt8(0), toUInt8(0))], [])))
        """;

    /// <summary>Whether an entity exists right after an instant, as 1 or 0.</summary>
    private static string After(string instant) => $"toInt8(created <= {instant} AND tupleElement(arrayReduce('max', arrayFilter(x -> x.1 <= {instant}, lives)), 4) = 0)";

    private static string Said(int snapshot, int first) =>
        $"if(told AND tupleElement(snapshot, {snapshot}) != '', tupleElement(snapshot, {snapshot}), tupleElement(first, {first}))";
}
