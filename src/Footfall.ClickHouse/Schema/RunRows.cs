namespace Footfall.ClickHouse.Schema;

/// <summary>
/// Runs as they stand at a time, out of <c>run_states</c>: what was told of them, and what depends on the clock. Questions name the columns that they
/// use: what they do not need is not read.
/// </summary>
public static class RunRows
{
    private const string Silent = "phase < 2 AND last < {now} - {silent}";

    /// <summary>
    /// Columns that are more than those of <c>run_states</c>. <c>state</c> is the status as told, awaiting included; <c>status</c> also knows <c>silent</c>;
    /// <c>shown</c> is what people see. In them <c>{now}</c> and <c>{silent}</c> stand for now and for the seconds after which a run that tells nothing is silent.
    /// </summary>
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["is_ended"] = "phase IN (2, 3)",
        ["status"] = $"multiIf({Silent}, 'silent', state = '', 'unknown', state)",
        ["shown"] = $"multiIf({Silent}, 'silent', state = '', 'unknown', state = 'started', 'running', state)",
        ["kodosumi_status"] = "if(state = 'started', 'running', state)",
        ["runtime"] = $"if(took != {RunTold.Going}, took, round(greatest(0, if(phase = 4 OR last < {{now}} - {{silent}}, last, {{now}}) - began) * 1000))",
        ["error"] = "if(has_error, kodosumi_error, '')",
    };

    // What the view reads that run_states has.
    private static readonly string[] Kept =
    [
        "name", "type", "agent", "user_id", "user_name_told", "org_id", "org_slug", "project_id", "task_id", "job_id", "state", "phase", "attempt", "queued", "started", "began",
        "ended", "last", "took", "has_error", "kodosumi_error", "uploads", "downloads", "is_deleted", "deleted", "inputs", "outputs", "config",
    ];

    private static readonly string[] ViewColumns =
    [
        "name", "type", "agent", "user_id", "user_name_told", "org_id", "org_slug", "project_id", "task_id", "job_id", "status", "attempt", "queued", "started", "ended",
        "last", "runtime", "uploads", "downloads", "error", "inputs", "outputs", "config", "is_deleted", "deleted",
    ];

    /// <summary>A subquery, one row a run: its <c>run_id</c> and the columns that are named.</summary>
    /// <param name="now">SQL for now, Unix seconds.</param>
    /// <param name="silentAfter">SQL for the seconds after which a run that tells nothing is silent.</param>
    /// <param name="which">Condition on <c>run_id</c>.</param>
    /// <param name="columns">The columns.</param>
    public static string Sql(string now, string silentAfter, string which, params IEnumerable<string> columns) => Sql(now, silentAfter, $"run_states FINAL\nWHERE {which}", [.. columns.Distinct()]);

    /// <summary>
    /// Condition that leaves the runs which another statement has, at the end of all conditions. Thousands of them are found quicker by looking at every
    /// row than by the index of ids.
    /// </summary>
    /// <param name="ids">The statement.</param>
    public static string Among(string ids) => $"run_id IN ({ids})\nSETTINGS use_skip_indexes = 0";

    /// <summary>The view <c>runs</c>: one row a run, for SQL.</summary>
    /// <param name="silentAfter">Seconds after which a run that tells nothing is silent.</param>
    public static string View(long silentAfter) =>
        $"""
        SELECT run_id, name, type, agent, user_id, if(user_name_told = '', user_id, user_name_told) AS user_name, org_id, org_slug, project_id, task_id, job_id,
            status, toUInt32(attempt) AS attempt, {InstantOf("told.queued")} AS queued, {InstantOf("told.started")} AS started, {InstantOf("told.ended")} AS ended,
            {InstantOf("told.last")} AS last_seen, if(told.runtime < 0, NULL, toInt64(told.runtime)) AS runtime_ms, toUInt32(uploads) AS uploads, toUInt32(downloads) AS downloads,
            error, inputs, outputs, config, {InstantOf("told.deleted")} AS deleted
        FROM {Sql("toUnixTimestamp64Milli(now64(3)) / 1000", FormattableString.Invariant($"{silentAfter}"), RunTold.Sql("1", Kept), ViewColumns)} AS told
        """;

    /// <summary>Unix seconds as an instant; null for 0.</summary>
    public static string InstantOf(string seconds) => $"if({seconds} = 0, NULL, fromUnixTimestamp64Milli(toInt64(round({seconds} * 1000)), 'UTC'))";

    private static string Sql(string now, string silentAfter, string source, string[] columns)
    {
        var list = string.Concat(columns.Select(c => $", {(Columns.TryGetValue(c, out var sql) ? $"{sql} AS {c}" : c)}"));
        return $"(SELECT run_id{list.Replace("{now}", now, StringComparison.Ordinal).Replace("{silent}", silentAfter, StringComparison.Ordinal)}\nFROM {source})";
    }
}
