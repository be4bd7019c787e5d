using System.Globalization;
using System.Text.Json;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Analytics.WorkingTime;

/// <summary>The questions of the page Working time.</summary>
public sealed class WorkQuestions(IStore store, Func<SealedDays> seals)
{
    private static readonly Question<Dictionary<string, JsonElement>> TableQuestion = Questions.Load<Dictionary<string, JsonElement>>("WorkingTime.Table");
    private static readonly Question<WorkRow> RowsQuestion = Questions.Load<WorkRow>("WorkingTime.Rows");
    private static readonly Question<WorkSeriesRow> SeriesQuestion = Questions.Load<WorkSeriesRow>("WorkingTime.Series");

    /// <summary>One page of the table, and sums over all of it.</summary>
    public async Task<WorkPage> PageAsync(WorkTable table, int offset, int limit, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<Dictionary<string, JsonElement>>(TableStatement(table, offset, limit, WorkTotals.Sums, WorkTotals.Columns), cancellationToken);
        if (rows.Count > 0)
        {
            return new WorkPage(rows, WorkTotals.TakenFrom(rows));
        }

        // Behind the last page there is no row that carries the sums.
        return new WorkPage(rows, offset == 0 ? WorkTotals.None : (await PageAsync(table, 0, 1, cancellationToken)).Totals);
    }

    /// <summary>The statement of the table, whole when <paramref name="limit"/> is null.</summary>
    public Statement TableStatement(WorkTable table, int offset = 0, int? limit = null) => TableStatement(table, offset, limit, "", "");

    private Statement TableStatement(WorkTable table, int offset, int? limit, string sums, string totals) =>
        TableQuestion.ToStatement(
        [
            Rows(table.Filter),
            .. table.Parts(),
            new QuestionPart("sums", sums),
            new QuestionPart("totals", totals),
            new QuestionPart("top", limit is null ? "" : table.Top(offset + limit.Value)),
            new QuestionPart("page", limit is null ? "" : string.Create(CultureInfo.InvariantCulture, $"LIMIT {limit} OFFSET {offset}")),
        ]);

    /// <summary>The rows of working time behind a number, the earliest first.</summary>
    /// <param name="filter">Time, rights, org, user; and project, task and job where they have to be something.</param>
    /// <param name="none">Of org, user, project, task and job, those that have to be nothing.</param>
    /// <param name="offset">Rows to leave out.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<WorkRow>> RowsAsync(EventFilter filter, IEnumerable<string> none, int offset, int limit, CancellationToken cancellationToken)
    {
        var sql = FilterSql.OfWork(filter);
        return store.RowsAsync<WorkRow>(
            RowsQuestion.ToStatement(new QuestionPart("filter", sql.Text + None(none), sql.AddTo), QuestionPart.Value("offset", offset), QuestionPart.Value("limit", limit)),
            cancellationToken);
    }

    /// <summary>The condition that columns are empty, to be put behind others.</summary>
    public static string None(IEnumerable<string> names) =>
        string.Concat(names.Select(n => n == "org" ? " AND org_id = '' AND org_slug = ''" : $" AND {FilterColumn.Find(n)!.Sql} = ''"));

    /// <summary>Events and working time of some users a bucket; buckets without any are left out.</summary>
    public Task<List<WorkSeriesRow>> SeriesAsync(EventFilter filter, IReadOnlyList<string> users, BucketSeries buckets, CancellationToken cancellationToken) =>
        store.RowsAsync<WorkSeriesRow>(SeriesStatement(filter, users, buckets), cancellationToken);

    /// <summary>The statement behind <see cref="SeriesAsync"/>.</summary>
    public Statement SeriesStatement(EventFilter filter, IReadOnlyList<string> users, BucketSeries buckets)
    {
        var rows = new WorkRows(filter, seals(), isPrecise: !buckets.Fits(900));
        return SeriesQuestion.ToStatement(
            new QuestionPart("rows", rows.Sql, rows.AddTo),
            new QuestionPart("bucket", buckets.Sql("at"), buckets.AddTo),
            new QuestionPart(null, "", p => p.Add("users", users)));
    }

    private QuestionPart Rows(EventFilter filter)
    {
        var rows = new WorkRows(filter, seals());
        return new QuestionPart("rows", rows.Sql, p =>
        {
            rows.AddTo(p);
            p.Add("f_tz", filter.Zone);
        });
    }
}
