namespace Footfall.ClickHouse.Schema;

/// <summary>
/// What the facts of a run come to (<c>run_facts</c>), whatever the time: the one place that says what its status, attempt and times are (semantics 7).
/// The table <c>run_states</c> keeps most of it, because the engine takes longer to understand these texts than to read 100,000 runs.
/// </summary>
public static class RunTold
{
    // The engine copies the text of a column into each place that names it and then takes its time to understand it. So these are short, and
    // what several columns need is named once in each.
    private const string Open = "notEmpty(facts.locks) AND phase < 2 AND arrayExists(l -> l.1 > attempt_floor AND NOT has(facts.leases, l.2), facts.locks)";

    // What was told of files since the latest list of all of them is added to that list. A file may stand in it twice, the latest last.
    private const string Files =
        """
        arrayFilter(f -> f.1 != '' AND f.3 IN ('up', 'down'), arrayFlatten(arrayMap(x -> JSONExtract(x.2, 'Array(Tuple(name String, size Int64, direction String, url String))'),
            arrayPushFront(arraySort(x -> x.1, arrayFilter(x -> x.1 > tupleElement(facts.listed, 1), facts.filed)), facts.listed))))
        """;

    // Where each attempt begins: at the first start, and at those that come after an end of the attempt before.
    private const string Begins =
        """
        if(length(facts.starts) < 2, facts.starts, arrayPushFront(arrayFilter((s, before) -> arrayExists(e -> e > before AND e < s, facts.ends),
            arrayPopFront(arraySort(facts.starts)), arrayPopBack(arraySort(facts.starts))), arrayMin(facts.starts)))
        """;

    /// <summary>The run time of a run that has not ended.</summary>
    public const string Going = "-2";

    private static readonly string Begin =
        $"length(begins) < 2 AND facts.kind_first != {RunFeed.Never}, facts.kind_first, notEmpty(facts.starts), {RunFeed.TimeOf("begins[-1]")}, facts.live != {RunFeed.Never}, facts.live";

    /// <summary>All columns; what they mean stands with the table <c>run_states</c>.</summary>
    private static readonly DerivedColumns Columns = new(
        ("name", "tupleElement(facts.named, 2)"),
        ("type", "tupleElement(facts.typed, 2)"),
        ("agent", "tupleElement(facts.machine, 2)"),
        ("user_id", "tupleElement(facts.owner, 2)"),
        ("user_name_told", "tupleElement(facts.owner, 3)"),
        ("org_id", "tupleElement(facts.org, 2)"),
        ("org_slug", "tupleElement(facts.org, 3)"),
        ("project_id", "tupleElement(facts.place, 2)"),
        ("task_id", "tupleElement(facts.place, 3)"),
        ("job_id", "tupleElement(facts.place, 4)"),
        ("begins", Begins),
        ("attempt", "greatest(1, length(begins))"),
        ("attempt_floor", "if(length(begins) < 2, toUInt256(0), begins[-1])"),
        ("phase", "tupleElement(facts.state, 2)"),
        ("is_ended", "phase IN (2, 3)"),
        ("state", $"if({Open}, 'awaiting', tupleElement(facts.state, 3))"),
        ("queued", $"if(facts.created = {RunFeed.Never}, 0, facts.created)"),
        ("started", $"multiIf({Begin}, 0)"),
        ("ended", $"if(is_ended, {RunFeed.TimeOf("tupleElement(facts.state, 1)")}, 0)"),
        ("began", $"multiIf({Begin}, facts.first)"),
        ("last", "facts.last"),
        ("took", $"multiIf(began = 0 OR empty(facts.starts) AND facts.live = {RunFeed.Never} AND facts.kind_first = {RunFeed.Never}, -1, is_ended, round(greatest(0, ended - began) * 1000), {Going})"),
        ("start_time", $"multiIf(facts.kind_first != {RunFeed.Never}, facts.kind_first, tupleElement(facts.unreadable, 1) != 0, 0, facts.first)"),
        ("end_time", $"multiIf(facts.kind_first != {RunFeed.Never}, facts.kind_last, tupleElement(facts.unreadable, 1) != 0, 0, facts.last)"),
        ("failure_place", "tupleElement(facts.failure, 1)"),
        ("kodosumi_error", "tupleElement(facts.failure, 2)"),
        ("ever_failed", "kodosumi_error != ''"),
        ("has_error", "failure_place > attempt_floor AND ever_failed"),
        ("failed_at", $"if(failure_place = 0, 0, {RunFeed.TimeOf("failure_place")})"),
        ("unreadable", "tupleElement(facts.unreadable, 2)"),
        ("meta", "tupleElement(facts.meta, 2)"),
        ("inputs", "tupleElement(facts.inputs, 2)"),
        ("outputs", "tupleElement(facts.outputs, 2)"),
        ("config", "tupleElement(facts.config, 2)"),
        ("files", Files),
        ("uploads", "length(arrayDistinct(arrayConcat(tupleElement(facts.listed, 3), arrayFlatten(arrayMap(x -> x.3, arrayFilter(x -> x.1 > tupleElement(facts.listed, 1), facts.filed))))))"),
        ("downloads", "length(arrayDistinct(arrayConcat(tupleElement(facts.listed, 4), arrayFlatten(arrayMap(x -> x.4, arrayFilter(x -> x.1 > tupleElement(facts.listed, 1), facts.filed))))))"),
        ("is_deleted", "tupleElement(facts.lives, 2) = 1"),
        ("deleted", $"if(is_deleted, {RunFeed.TimeOf("tupleElement(facts.lives, 1)")}, 0)"),
        ("system", "facts.system"),
        ("first", "facts.first"),
        ("version", "facts.touched"));

    /// <summary>Columns of <c>run_states</c> beside the run.</summary>
    private static readonly string[] Kept =
    [
        "version", "name", "type", "agent", "user_id", "user_name_told", "org_id", "org_slug", "project_id", "task_id", "job_id", "state", "phase", "attempt", "queued", "started", "began",
        "ended", "first", "last", "took", "start_time", "end_time", "failed_at", "ever_failed", "has_error", "kodosumi_error", "meta", "unreadable", "uploads", "downloads", "is_deleted", "deleted", "system",
    ];

    /// <summary>A subquery, one row a run: its <c>run_id</c> and the columns that are named.</summary>
    /// <param name="which">Condition on <c>run_id</c>.</param>
    /// <param name="columns">The columns.</param>
    public static string Sql(string which, params IEnumerable<string> columns) =>
        $"(SELECT facts.run_id AS run_id{Columns.Select(columns)}\nFROM run_facts AS facts FINAL\nWHERE {which})";

    /// <summary>A statement that makes rows of <c>run_states</c>.</summary>
    /// <param name="which">Condition on <c>run_id</c>.</param>
    public static string Keep(string which) => $"INSERT INTO run_states (run_id, {string.Join(", ", Kept)})\nSELECT run_id, {string.Join(", ", Kept)}\nFROM {Sql(which, Kept)}";

    /// <summary>
    /// A statement that takes away the rows which runs have at a later day than that of what was first told of them: it was told late. Whoever makes rows
    /// runs it then, and so finds all that were stored before. Thousands of runs are compared quicker with every row of those days than with an index.
    /// </summary>
    /// <param name="which">Condition on the columns of <c>run_states</c>.</param>
    public static string Move(string which) =>
        $"""
        INSERT INTO run_states (run_id, day, version, is_gone)
        SELECT run_id, arrayJoin(arrayFilter(d -> d > earliest, days)), newest, 1
        FROM
        (
            SELECT run_id, groupUniqArray(day) AS days, min(day) AS earliest, max(version) AS newest
            FROM run_states FINAL
            WHERE {which}
            GROUP BY run_id
            HAVING length(days) > 1
        )
        SETTINGS use_skip_indexes = 0
        """;

    /// <summary>Condition for the runs of which more was told than their row in <c>run_states</c> knows.</summary>
    public static string Stale =>
        """
        run_id IN (SELECT told.run_id FROM (SELECT run_id, touched FROM run_facts FINAL) AS told
            LEFT JOIN (SELECT run_id, version FROM run_states FINAL) AS kept ON kept.run_id = told.run_id WHERE told.touched != kept.version)
        """;
}
