using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Problems;

/// <summary>Problems: lists, counts and charts (semantics 8).</summary>
public sealed class ProblemQuestions(IStore store, ProblemLedger ledger, RunRules rules, TimeProvider time)
{
    /// <summary>Points of the small chart beside each problem of a list.</summary>
    public const int SparkPoints = 24;

    private static readonly Question<ProblemRow> GroupsQuestion = Questions.Load<ProblemRow>("Problems.ProblemGroups");
    private static readonly Question<FoundRow> PageQuestion = Questions.Load<FoundRow>("Problems.ProblemPage");
    private static readonly Question<ProblemRow> ListQuestion = Questions.Load<ProblemRow>("Problems.ProblemList");
    private static readonly Question<ProblemSparkRow> SparksQuestion = Questions.Load<ProblemSparkRow>("Problems.ProblemSparks");
    private static readonly Question<ProblemTrendRow> TrendQuestion = Questions.Load<ProblemTrendRow>("Problems.ProblemTrend");

    /// <summary>Columns of a list as a file.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "fingerprint", "type", "class", "title", "message", "state", "assignee", "resolved_version", "events", "users", "agents", "runs", "sessions", "user_id", "user_name", "agent",
        "run_id", "package", "org", "first_seen", "last_seen", "duration_ms", "duration_kind", "versions",
    ];

    /// <summary>The instant that questions are asked at.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Which problem errors belong to, where people said so.</summary>
    public Task<ProblemLinks> LinksAsync(CancellationToken cancellationToken) => ledger.LinksAsync(cancellationToken);

    /// <summary>The problem that one goes by: since other rules group errors, and since it was merged.</summary>
    public async Task<ProblemId> GoesByAsync(ProblemId id, CancellationToken cancellationToken)
    {
        var (heir, links) = (ledger.HeirAsync(id, cancellationToken), LinksAsync(cancellationToken));
        var own = await heir ?? id;
        return (await links).Merged.TryGetValue(own.Value, out var into) ? new ProblemId(into) : own;
    }

    /// <summary>
    /// A page of a list. First which problems stand on it and how many there are, by what they are sorted and chosen by alone, then all of these: of 200,000 problems
    /// the texts of all would take four times as long as the rest.
    /// </summary>
    public async Task<ProblemPage> PageAsync(ProblemFilter filter, ProblemOrder order, RowToken? after, int limit, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var links = await LinksAsync(cancellationToken);
        var sql = new ProblemSql(filter, links);
        var others = new ProblemSql(filter with { Types = [], States = [], IsNew = null }, ProblemLedger.None);
        var found = (await store.RowsAsync<FoundRow>(
            PageQuestion.ToStatement(
                [Problems(filter, sql), .. Ordered(sql, order, after), new QuestionPart("sorting", order.SortingSql), new QuestionPart("among", others.Problems()), QuestionPart.Value("limit", limit)]),
            cancellationToken))[0];
        if (found.Ids.Count == 0)
        {
            return new ProblemPage([], found.Counts(), Array.Empty<ProblemSparkRow>().ToLookup(r => r.Id));
        }

        var among = filter with { Among = found.Ids.ConvertAll(id => ProblemId.Read(id)!.Value) };
        var rows = store.RowsAsync<ProblemRow>(PageStatement(among, links, order, null, limit), cancellationToken);
        var sparks = store.RowsAsync<ProblemSparkRow>(SparksStatement(among, links, buckets), cancellationToken);
        return new ProblemPage(await rows, found.Counts(), (await sparks).ToLookup(r => r.Id));
    }

    /// <summary>The statement of a page.</summary>
    public Statement PageStatement(ProblemFilter filter, ProblemLinks links, ProblemOrder order, RowToken? after, int? limit)
    {
        var sql = new ProblemSql(filter, links);
        return ListQuestion.ToStatement(
            [
                Problems(filter, sql),
                .. Ordered(sql, order, after),
                new QuestionPart("outer_order", order.SqlOf("told.")),
                new QuestionPart("limit", limit is null ? "" : "LIMIT {limit:Int64}", p => p.Add("limit", limit ?? 0)),
                new QuestionPart("user_names", UserNames.Sql(filter.Errors.Access)),
            ]);
    }

    /// <summary>The statement of a whole list, for files.</summary>
    public Statement ListStatement(ProblemFilter filter, ProblemLinks links, ProblemOrder order)
    {
        var all = PageStatement(filter, links, order, null, null);
        var columns = Columns.Select(c => c == "versions" ? "arrayStringConcat(versions, ' ') AS versions" : c);
        return new Statement($"SELECT {string.Join(", ", columns)} FROM ({all.Sql})") { Parameters = all.Parameters };
    }

    /// <summary>One problem over all its time; null when there is none that may be seen.</summary>
    public async Task<ProblemRow?> FindAsync(ProblemId id, EventFilter errors, CancellationToken cancellationToken)
    {
        var links = await LinksAsync(cancellationToken);
        var rows = await store.RowsAsync<ProblemRow>(PageStatement(new ProblemFilter { Errors = errors, Problem = id }, links, ProblemOrder.Latest, null, 1), cancellationToken);
        return rows.SingleOrDefault();
    }

    /// <summary>Errors over time, zero-filled.</summary>
    public async Task<IReadOnlyList<ProblemTrendRow>> TrendAsync(ProblemFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<ProblemTrendRow>(TrendStatement(filter, await LinksAsync(cancellationToken), buckets), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new ProblemTrendRow(start.ToUnixTimeMilliseconds(), 0, 0, 0))];
    }

    /// <summary>The statement behind <see cref="TrendAsync"/>.</summary>
    public Statement TrendStatement(ProblemFilter filter, ProblemLinks links, BucketSeries buckets)
    {
        var sql = new ProblemSql(filter, links);
        return TrendQuestion.ToStatement(
            new QuestionPart("errors", sql.Errors),
            new QuestionPart("bucket", buckets.Sql(), buckets.AddTo),
            new QuestionPart("which", filter.IsOfProblems ? "shown IN (SELECT number FROM ($problems$) WHERE $condition$)" : "1"),
            new QuestionPart("condition", sql.Problems()),
            Problems(filter, sql));
    }

    /// <summary>Buckets of equal width for a small chart.</summary>
    public static BucketSeries SparkBuckets(TimeRange range)
    {
        var step = Math.Max(1, (long)Math.Ceiling(range.Length.TotalSeconds / SparkPoints));
        return BucketSeries.Between([.. Enumerable.Range(0, SparkPoints).Select(i => range.From.AddSeconds(step * i)).TakeWhile((s, i) => i == 0 || s < range.To)], range.From.AddSeconds(step * SparkPoints));
    }

    /// <summary>Errors of each problem of a page, by buckets that cover the filter's time.</summary>
    private static Statement SparksStatement(ProblemFilter among, ProblemLinks links, BucketSeries buckets)
    {
        var sql = new ProblemSql(among, links);
        return SparksQuestion.ToStatement(
            new QuestionPart("errors", sql.Errors, sql.AddTo), new QuestionPart("id", ProblemId.Sql("shown")), new QuestionPart("bucket", buckets.Sql(), buckets.AddTo));
    }

    private static QuestionPart[] Ordered(ProblemSql sql, ProblemOrder order, RowToken? after) =>
    [
        new("condition", sql.Problems()),
        new("sort", order.ValueSql),
        new("after", order.AfterSql(after), p => after?.AddTo(p)),
        new("order", order.SqlOf("")),
    ];

    private QuestionPart Problems(ProblemFilter filter, ProblemSql sql)
    {
        var runs = RunRows.Sql("{p_now:Int64} / 1000", "{p_silent:Int64}", RunRows.Among("SELECT run_id FROM error_events WHERE time >= {e_from:DateTime64(3)} AND time < {e_to:DateTime64(3)} AND run_id != ''"), "type", "runtime");
        var statement = GroupsQuestion.ToStatement(
            new QuestionPart("errors", sql.Errors),
            new QuestionPart("others", sql.Others),
            new QuestionPart("latest", ProblemSql.Latest),
            new QuestionPart("everybodys", sql.Everybodys),
            new QuestionPart("acts", ProblemLedger.LatestSql),
            new QuestionPart("runs", runs));
        return new QuestionPart("problems", statement.Sql, p =>
        {
            p.AddMissing(sql.AddTo);
            p.Add("p_now", Now.ToUnixTimeMilliseconds()).Add("p_silent", (long)rules.SilentAfter.TotalSeconds).Add("p_has_begin", filter.Problem is null ? 1 : 0);
        });
    }

    private sealed record FoundRow(List<string> Types, List<string> States, List<bool> News, List<long> Problems, List<long> Matching, List<string> Ids)
    {
        internal List<ProblemCountRow> Counts() => [.. Types.Select((type, i) => new ProblemCountRow(type, States[i], News[i], Problems[i], Matching[i]))];
    }
}
