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
    private static readonly Question<WorkTotals> TotalsQuestion = Questions.Load<WorkTotals>("WorkingTime.Totals");
    private static readonly Question<WorkRow> RowsQuestion = Questions.Load<WorkRow>("WorkingTime.Rows");
    private static readonly Question<WorkSeriesRow> SeriesQuestion = Questions.Load<WorkSeriesRow>("WorkingTime.Series");

    /// <summary>One page of the table: columns by name, unknown values null.</summary>
    public Task<List<Dictionary<string, JsonElement>>> PageAsync(WorkTable table, int offset, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<Dictionary<string, JsonElement>>(TableStatement(table, offset, limit), cancellationToken);

    /// <summary>Sums over the whole table.</summary>
    public Task<WorkTotals> TotalsAsync(WorkTable table, CancellationToken cancellationToken) =>
        store.SingleAsync<WorkTotals>(TotalsQuestion.ToStatement([Rows(table.Filter), .. table.Parts()]), cancellationToken);

    /// <summary>The statement of the table, whole when <paramref name="limit"/> is null.</summary>
    public Statement TableStatement(WorkTable table, int offset = 0, int? limit = null)
    {
        var page = limit is null ? "" : string.Create(CultureInfo.InvariantCulture, $"LIMIT {limit} OFFSET {offset}");
        return TableQuestion.ToStatement([Rows(table.Filter), .. table.Parts(), new QuestionPart("page", page)]);
    }

    /// <summary>The rows of working time behind a number, the earliest first.</summary>
    /// <param name="filter">Time, rights, org, user; and project, task and job where they have to be something.</param>
    /// <param name="none">Of project, task and job, those that have to be nothing.</param>
    /// <param name="offset">Rows to leave out.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<WorkRow>> RowsAsync(EventFilter filter, IEnumerable<string> none, int offset, int limit, CancellationToken cancellationToken)
    {
        var sql = FilterSql.OfWork(filter);
        var without = string.Concat(none.Select(n => $" AND {FilterColumn.Find(n)!.Sql} = ''"));
        return store.RowsAsync<WorkRow>(
            RowsQuestion.ToStatement(new QuestionPart("filter", sql.Text + without, sql.AddTo), QuestionPart.Value("offset", offset), QuestionPart.Value("limit", limit)),
            cancellationToken);
    }

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
