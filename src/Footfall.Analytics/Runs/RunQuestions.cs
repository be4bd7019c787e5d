using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
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
        var rows = await store.RowsAsync<RunRow>(PageStatement(filter, order, after, limit, at), cancellationToken);
        return (rows, rows.Count == limit ? order.TokenOf(rows[^1], at) : null);
    }

    /// <summary>The statement of a page. The engine sorts by few columns, and reads the others of the rows that are left.</summary>
    public Statement PageStatement(RunFilter filter, RunOrder order, RowToken? after, int limit) => PageStatement(filter, order, after, limit, AtOf(after));

    private Statement PageStatement(RunFilter filter, RunOrder order, RowToken? after, int limit, long at)
    {
        var sql = RunSql.Of(filter);
        var found = sql.Matching([.. ListColumns, .. order.Columns], $" AND {order.AfterSql(after)} ORDER BY {order.SqlOf("")} LIMIT {{limit:Int64}}");
        return List(filter, sql, order, found, p =>
        {
            after?.AddTo(p);
            p.Add("limit", limit);
        }, at);
    }

    /// <summary>The statement of a whole list, for files.</summary>
    public Statement ListStatement(RunFilter filter, RunOrder order)
    {
        var sql = RunSql.Of(filter);
        var all = List(filter, sql, order, sql.Matching(ListColumns), _ => { });
        return new Statement($"SELECT {string.Join(", ", Columns)} FROM ({all.Sql})") { Parameters = all.Parameters };
    }

    /// <summary>One run; null when it is unknown or may not be seen.</summary>
    public async Task<RunRow?> FindAsync(string runId, Access access, CancellationToken cancellationToken)
    {
        var sql = RunSql.Of(new RunFilter { Access = access, RunId = runId, Deleted = null });
        var rows = await store.RowsAsync<RunRow>(
            List(new RunFilter { Access = access }, sql, RunOrder.Latest, sql.Matching(ListColumns), _ => { }), cancellationToken);
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
            new QuestionPart("user_names", UserNames.Sql(filter.Access), p => p.AddMissing(FilterSql.OfAccess(filter.Access).AddTo)),
            QuestionPart.Value("limit", MostShares),
        ]);

    /// <summary>Errors whose time lies in the filter's, the latest first.</summary>
    public Task<List<RunErrorRow>> ErrorsAsync(RunFilter filter, int offset, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<RunErrorRow>(ErrorsStatement(filter, (offset, limit)), cancellationToken);

    /// <summary>The statement behind <see cref="ErrorsAsync"/>.</summary>
    /// <param name="filter">Which runs; its range is about the errors.</param>
    /// <param name="page">Offset and most rows; null for all, as a file.</param>
    public Statement ErrorsStatement(RunFilter filter, (int Offset, int Limit)? page)
    {
        var range = filter.Range ?? throw new ArgumentException("Errors are asked for by time.", nameof(filter));
        var sql = RunSql.Of(filter with { Range = null });
        const string Time = "at >= {errors_from:Int64} / 1000 AND at < {errors_to:Int64} / 1000";
        var which = filter.RunId is null ? $"run_id IN (SELECT run_id FROM run_errors WHERE {Time})" : sql.Which;
        var statement = ErrorsQuestion.ToStatement(
            new QuestionPart("runs", sql.Rows($"{which} AND {sql.Text}", "name", "user_id", "user_name_told", "org_id", "org_slug", "agent", "shown"), sql.AddTo),
            new QuestionPart("errors", filter.RunId is null ? Time : $"{Time} AND run_id = {{errors_run:String}}", p => p.Add("errors_from", range.From.ToUnixTimeMilliseconds()).Add("errors_to", range.To.ToUnixTimeMilliseconds()).Add("errors_run", filter.RunId ?? "")),
            new QuestionPart("time", RunRows.InstantOf("failed.at")),
            new QuestionPart("user_names", UserNames.Sql(filter.Access), p => p.AddMissing(FilterSql.OfAccess(filter.Access).AddTo)),
            new QuestionPart("limit", page is null ? "" : "LIMIT {limit:Int64} OFFSET {offset:Int64}"),
            QuestionPart.Value("limit", page?.Limit ?? 0),
            QuestionPart.Value("offset", page?.Offset ?? 0),
            Clock());
        return page is null ? new Statement($"SELECT {string.Join(", ", ErrorColumns)} FROM ({statement.Sql})") { Parameters = statement.Parameters } : statement;
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

    private Statement List(RunFilter filter, RunSql sql, RunOrder order, string runs, Action<Parameters> more, long? at = null) => ListQuestion.ToStatement(
        new QuestionPart("runs", runs, sql.AddTo),
        new QuestionPart("queued", RunRows.InstantOf("told.queued")),
        new QuestionPart("started", RunRows.InstantOf("told.started")),
        new QuestionPart("ended", RunRows.InstantOf("told.ended")),
        new QuestionPart("last", RunRows.InstantOf("told.last")),
        new QuestionPart("deleted", RunRows.InstantOf("told.deleted")),
        new QuestionPart("sort_value", order.ValueSql),
        new QuestionPart("order", order.SqlOf("told.")),
        new QuestionPart("user_names", UserNames.Sql(filter.Access), p => p.AddMissing(FilterSql.OfAccess(filter.Access).AddTo)),
        new QuestionPart(null, "", more),
        Clock(at));
}
