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
    /// lives, states. The latest snapshot wins where it says something; what earlier ones said counts no more.
    /// </summary>
    /// <param name="where">Which of them, by kind and id.</param>
    public static string Known(string where) =>
        $"""
        SELECT kind, id,
            multiIf({Told("created")} != {EntityFeed.Never}, {Told("created")}, stated != {EntityFeed.Never}, stated, least(tupleElement(first, 1), met)) AS created,
            {Said("owner", 4)} AS owner, {Said("org", 5)} AS org, if({Told("org")} != '', '', tupleElement(first, 6)) AS slug,
            {Said("domain", 7)} AS domain, {Said("provider", 8)} AS provider, {Said("origin", 9)} AS origin,
            toUInt8(if({Told("auto")} >= 0, {Told("auto")}, tupleElement(first, 10))) AS auto, toUInt8(if({Told("system")} >= 0, {Told("system")}, entity_facts.system)) AS system,
            tupleElement(typed, 4) AS type, tupleElement(named, 4) AS name,
            arrayMin(arrayConcat([{EntityFeed.Never}], if({Told("confirmed")} = 0, arrayFilter(c -> c >= {Told("received")}, confirms), confirms),
                if({Told("confirmed")} = 1, [created], []))) AS confirmed,
            if(kind = 'container', arrayConcat(entity_facts.states, {ContainerStates}), entity_facts.states) AS states,
            if({Told("deleted")} != {EntityFeed.Never}, arrayPushBack(entity_facts.lives, ({Told("deleted")}, {Told("received")}, {Told("position")}, toUInt8(1))), entity_facts.lives) AS lives
        FROM entity_facts FINAL
        WHERE {where}
        """;

    /// <summary>A condition on rows of <c>entity_facts</c>: whether an entity belongs to one of some orgs.</summary>
    /// <param name="orgs">SQL for their ids and short names.</param>
    public static string OfOrgs(string orgs) =>
        $"if({Told("org")} != '', {Told("org")} IN {orgs}, tupleElement(first, 5) IN {orgs} OR tupleElement(first, 6) IN {orgs})";

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

    /// <summary>
    /// A container in a snapshot runs from when it was created, or, when that is not told, from when it was first told to run; it ended when it was
    /// deleted, or at the latest when it was told that it had.
    /// </summary>
    private static string ContainerStates =>
        $"""
        arrayFilter(x -> x.1 != {EntityFeed.Never}, [
                (multiIf({Told("status")} = 'created', {EntityFeed.Never}, {Told("created")} != {EntityFeed.Never}, {Told("created")}, {Told("status")} = 'running', met, {EntityFeed.Never}), {Told("received")}, {Told("position")}, 'running'),
                (multiIf({Told("deleted")} != {EntityFeed.Never}, {Told("deleted")}, {Told("status")} IN ({Ended}), {Told("received")}, {EntityFeed.Never}), {Told("received")}, {Told("position")}, 'exited')])
        """;

    private const string Ended = "'exited', 'stopped', 'dead', 'removing'";

    private static string Said(string member, int first) => $"if({Told(member)} != '', {Told(member)}, tupleElement(first, {first}))";

    /// <summary>
    /// What the latest snapshot says; '', -1 or never where it does not, and where there is none. Not <c>told.received</c>: the engine reads a part of a
    /// column before it merges the rows (FINAL), and takes any of them.
    /// </summary>
    private static string Told(string member) => $"tupleElement(told, '{member}')";
}
