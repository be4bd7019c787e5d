using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Runs;

/// <summary>Runs: lists, counts, charts, and one by one (semantics 7).</summary>
public sealed class RunQuestions(IStore store, RunRules rules, TimeProvider time)
{
    /// <summary>Most rows of each part of the statistics.</summary>
    public const int MostShares = 100;

    private static readonly Question<RunRow> ListQuestion = Questions.Load<RunRow>("Runs.RunList");
    private static readonly Question<RunCountRow> CountsQuestion = Questions.Load<RunCountRow>("Runs.RunCounts");
    private static readonly Question<RunTimelineRow> TimelineQuestion = Questions.Load<RunTimelineRow>("Runs.RunTimeline");
    private static readonly Question<RunFiguresRow> FiguresQuestion = Questions.Load<RunFiguresRow>("Runs.RunFigures");
    private static readonly Question<RunShareRow> SharesQuestion = Questions.Load<RunShareRow>("Runs.RunShares");
    private static readonly Question<RunErrorRow> ErrorsQuestion = Questions.Load<RunErrorRow>("Runs.RunErrors");

    private static readonly string[] ListColumns =
    [
        "name", "type", "agent", "user_id", "user_name_told", "org_id", "org_slug", "project_id", "task_id", "job_id", "status", "shown", "attempt", "queued", "started", "began",
        "ended", "last", "runtime", "uploads", "downloads", "error", "deleted",
    ];

    /// <summary>Columns of a list as a file.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "run_id", "name", "type", "agent", "user_id", "user_name", "org", "project_id", "task_id", "job_id", "status", "shown", "attempt", "queued", "started", "ended", "last_seen",
        "runtime_ms", "uploads", "downloads", "error", "deleted",
    ];

    /// <summary>Columns of errors as a file.</summary>
    public static IReadOnlyList<string> ErrorColumns { get; } = ["time", "run_id", "name", "user_id", "user_name", "org", "agent", "status", "error"];

    /// <summary>The instant that questions are asked at.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A page of a list, and where the next one begins; null behind the last.</summary>
    public async Task<(List<RunRow> Rows, RowToken? Next)> PageAsync(RunFilter filter, RunOrder order, RowToken? after, int limit, CancellationToken cancellationToken)
    {
        var at = AtOf(after);
        var rows = await store.RowsAsync<RunRow>(PageStatement(filter, order, after, limit, at, withNames: true), cancellationToken);
        return (rows, rows.Count == limit ? order.TokenOf(rows[^1], at) : null);
    }

    /// <summary>The latest runs of a user whose name is known.</summary>
    public async Task<List<RunRow>> LatestOfAsync(string userId, string userName, Access access, int limit, CancellationToken cancellationToken)
    {
        var filter = new RunFilter { Access = access, Users = [userId] };
        var rows = await store.RowsAsync<RunRow>(PageStatement(filter, RunOrder.Latest, null, limit, AtOf(null), withNames: false), cancellationToken);
        return rows.ConvertAll(r => r with { UserName = userName });
    }

    /// <summary>The statement of a page. The engine sorts by few columns, and reads the others of the rows that are left.</summary>
    public Statement PageStatement(RunFilter filter, RunOrder order, RowToken? after, int limit) => PageStatement(filter, order, after, limit, AtOf(after), withNames: true);

    /// <summary>The statement of a whole list, for files.</summary>
    public Statement ListStatement(RunFilter filter, RunOrder order)
    {
        var sql = RunSql.Of(filter);
        var all = List(filter, sql, order, Sorted(filter, sql, order, null, ""), _ => { }, withNames: true);
        return new Statement($"SELECT {string.Join(", ", Columns)} FROM ({all.Sql})") { Parameters = all.Parameters };
    }

    /// <summary>One run; null when it is unknown or may not be seen.</summary>
    public async Task<RunRow?> FindAsync(string runId, Access access, CancellationToken cancellationToken)
    {
        var filter = new RunFilter { Access = access, RunId = runId, Deleted = null };
        var sql = RunSql.Of(filter);
        var rows = await store.RowsAsync<RunRow>(List(filter, sql, RunOrder.Latest, sql.Matching(ListColumns), _ => { }, withNames: true), cancellationToken);
        return rows.SingleOrDefault();
    }

    /// <summary>How many there are by status.</summary>
    public Task<List<RunCountRow>> CountsAsync(RunFilter filter, CancellationToken cancellationToken) => store.RowsAsync<RunCountRow>(CountsStatement(filter), cancellationToken);

    /// <summary>The statement behind <see cref="CountsAsync"/>.</summary>
    public Statement CountsStatement(RunFilter filter)
    {
        // What both counts need is written the same in both, so that the engine works it out once.
        var (visible, others) = (RunSql.OfVisible(filter.Everything, "v"), RunSql.OfWords(filter with { Statuses = [] }, "r"));
        var statuses = RunSql.OfWords(new RunFilter { Access = filter.Access, ByFirst = filter.ByFirst, Statuses = filter.Statuses }, "s");
        var words = others.Text + (filter.RunId is null ? "" : " AND run_id = {one:String}");
        return CountsQuestion.ToStatement(
            new QuestionPart("runs", visible.Rows(visible.Which, ["shown", .. others.Columns, .. statuses.Columns]), visible.AddTo),
            new QuestionPart("visible", visible.Text),
            new QuestionPart("matching", $"{words} AND {statuses.Text}", p => p.AddMissing(others.AddTo).AddMissing(statuses.AddTo).Add("one", filter.RunId ?? "")),
            new QuestionPart("others", words),
            Clock());
    }

    /// <summary>Runs by when they began, zero-filled.</summary>
    public async Task<IReadOnlyList<RunTimelineRow>> TimelineAsync(RunFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<RunTimelineRow>(TimelineStatement(filter, buckets), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new RunTimelineRow(start.ToUnixTimeMilliseconds(), 0, 0, 0, 0, 0, 0))];
    }

    /// <summary>The statement behind <see cref="TimelineAsync"/>.</summary>
    public Statement TimelineStatement(RunFilter filter, BucketSeries buckets) => TimelineQuestion.ToStatement(
        [new QuestionPart("bucket", buckets.Sql("toInt64(floor(began * 1000))"), buckets.AddTo), .. Parts(filter, "began", "shown")]);

    /// <summary>Figures over all of them.</summary>
    public Task<RunFiguresRow> FiguresAsync(RunFilter filter, CancellationToken cancellationToken) =>
        store.SingleAsync<RunFiguresRow>(FiguresQuestion.ToStatement([.. Parts(filter, "shown", "phase", "is_ended", "has_error", "runtime")]), cancellationToken);

    /// <summary>How many there are by status, user, agent, name, type and org.</summary>
    public Task<List<RunShareRow>> SharesAsync(RunFilter filter, CancellationToken cancellationToken) => store.RowsAsync<RunShareRow>(SharesStatement(filter), cancellationToken);

    /// <summary>The statement behind <see cref="SharesAsync"/>.</summary>
    public Statement SharesStatement(RunFilter filter) => SharesQuestion.ToStatement(
        [
            .. Parts(filter, "shown", "user_id", "user_name_told", "agent", "name", "type", "org_id", "org_slug", "phase", "is_ended", "has_error", "runtime"),
            .. RunUsers.Parts(filter.Access, id: "told.key", told: "told.name_told"),
            QuestionPart.Value("limit", MostShares),
        ]);

    /// <summary>Errors whose time lies in the filter's, the latest first, with the names that were told in place of the users' latest ones.</summary>
    public Task<List<RunErrorRow>> ErrorsAsync(RunFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<RunErrorRow>(ErrorsStatement(filter, null, limit, withNames: false), cancellationToken);

    /// <summary>A page of them, and where the next one begins; null behind the last.</summary>
    public async Task<(List<RunErrorRow> Rows, RowToken? Next)> ErrorPageAsync(RunFilter filter, RowToken? after, int limit, CancellationToken cancellationToken)
    {
        // One more tells whether another page follows.
        var found = await store.RowsAsync<RunErrorRow>(ErrorsStatement(filter, after, limit + 1, withNames: true), cancellationToken);
        return ([.. found.Take(limit)], found.Count > limit ? RunErrorOrder.TokenOf(found[limit - 1]) : null);
    }

    /// <summary>The statement of a page of errors.</summary>
    public Statement ErrorPageStatement(RunFilter filter, RowToken? after, int limit) => ErrorsStatement(filter, after, limit, withNames: true);

    /// <summary>The statement of all errors, as a file.</summary>
    public Statement ErrorListStatement(RunFilter filter)
    {
        var all = ErrorsStatement(filter, null, null, withNames: true);
        return new Statement($"SELECT {string.Join(", ", ErrorColumns)} FROM ({all.Sql})") { Parameters = all.Parameters };
    }

    private Statement ErrorsStatement(RunFilter filter, RowToken? after, int? limit, bool withNames)
    {
        var range = filter.Range ?? throw new ArgumentException("Errors are asked for by time.", nameof(filter));
        var sql = RunSql.Of(filter with { Range = null });
        const string Time = "at >= {errors_from:Int64} / 1000 AND at < {errors_to:Int64} / 1000";
        var which = filter.RunId is null ? RunRows.Among($"SELECT run_id FROM run_errors WHERE {Time}") : sql.Which;
        return ErrorsQuestion.ToStatement(
        [
            new QuestionPart("runs", sql.Rows($"{sql.Text} AND {which}", "name", "user_id", "user_name_told", "org_id", "org_slug", "agent", "shown"), sql.AddTo),
            new QuestionPart("errors", filter.RunId is null ? Time : $"{Time} AND run_id = {{errors_run:String}}", p => p.Add("errors_from", range.From.ToUnixTimeMilliseconds()).Add("errors_to", range.To.ToUnixTimeMilliseconds()).Add("errors_run", filter.RunId ?? "")),
            new QuestionPart("time", RunRows.InstantOf("failed.at")),
            .. RunUsers.Parts(filter.Access, withNames),
            new QuestionPart("behind", after is null ? "" : RunErrorOrder.BehindSql, p => after?.AddTo(p)),
            new QuestionPart("limit", limit is null ? "" : "LIMIT {limit:Int64}", p => p.Add("limit", limit ?? 0)),
            Clock(),
        ]);
    }

    // Run times grow while somebody pages: later pages are told as of the first, or rows would come twice and be left out.
    private long AtOf(RowToken? after) => after is { At: > 0 } ? after.At : Now.ToUnixTimeMilliseconds();

    internal QuestionPart Clock(long? at = null) =>
        new(null, "", p => p.Add("run_now", at ?? Now.ToUnixTimeMilliseconds()).Add("run_silent", (long)rules.SilentAfter.TotalSeconds));

    private QuestionPart[] Parts(RunFilter filter, params string[] columns)
    {
        var sql = RunSql.Of(filter);
        return [new QuestionPart("runs", sql.Matching(columns), sql.AddTo), Clock()];
    }

    private Statement PageStatement(RunFilter filter, RunOrder order, RowToken? after, int limit, long at, bool withNames)
    {
        var sql = RunSql.Of(filter);
        return List(filter, sql, order, Sorted(filter, sql, order, after, " LIMIT {limit:Int64}"), p =>
        {
            after?.AddTo(p);
            p.Add("limit", limit);
        }, withNames, at);
    }

    /// <summary>The runs behind a token, with what they are sorted by.</summary>
    private static string Sorted(RunFilter filter, RunSql sql, RunOrder order, RowToken? after, string limit)
    {
        var rest = $"{order.AfterSql(after)} ORDER BY {order.SqlOf("")}{limit}";
        return order.IsByUser
            ? $"(SELECT told.*, {RunUsers.ShownSql()} AS user_shown FROM {sql.Matching(ListColumns)} AS told {RunUsers.Join(filter.Access)} WHERE {rest})"
            : sql.Matching([.. ListColumns, .. order.Columns], $" AND {rest}");
    }

    /// <summary>A list.</summary>
    /// <param name="withNames">Whether the users' latest names are joined; else the names that were told stand in their place.</param>
    private Statement List(RunFilter filter, RunSql sql, RunOrder order, string runs, Action<Parameters> more, bool withNames, long? at = null) => ListQuestion.ToStatement(
    [
        new QuestionPart("runs", runs, sql.AddTo),
        new QuestionPart("queued", RunRows.InstantOf("told.queued")),
        new QuestionPart("started", RunRows.InstantOf("told.started")),
        new QuestionPart("ended", RunRows.InstantOf("told.ended")),
        new QuestionPart("last", RunRows.InstantOf("told.last")),
        new QuestionPart("deleted", RunRows.InstantOf("told.deleted")),
        new QuestionPart("sort_value", order.ValueSql),
        new QuestionPart("order", order.SqlOf("told.")),
        .. order.IsByUser ? RunUsers.Shown(filter.Access) : RunUsers.Parts(filter.Access, withNames),
        new QuestionPart(null, "", more),
        Clock(at),
    ]);
}
