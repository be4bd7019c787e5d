using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Events;

/// <summary>The questions of the page Events.</summary>
public sealed class EventQuestions(IStore store)
{
    private static readonly Question<EventRow> ListQuestion = Questions.Load<EventRow>("Events.EventList");
    private static readonly Question<ActivityOverTimeRow> ActivityQuestion = Questions.Load<ActivityOverTimeRow>("Events.ActivityOverTime");
    private static readonly Question<EventCount> CountQuestion = Questions.Load<EventCount>("Events.EventCount");
    private static readonly Question<ColumnValue> ValuesQuestion = Questions.Load<ColumnValue>("Events.Values");
    private static readonly Question<ClientShare> BrowsersQuestion = Questions.Load<ClientShare>("Events.Browsers");
    private static readonly Question<ClientShare> SystemsQuestion = Questions.Load<ClientShare>("Events.OperatingSystems");
    private static readonly Question<DataRange> RangeQuestion = Questions.Load<DataRange>("Events.DataRange");
    private static readonly Question<DataRange> SpanQuestion = Questions.Load<DataRange>("Events.Span");

    /// <summary>What time the events cover that the caller may see.</summary>
    public Task<DataRange> RangeAsync(Access access, CancellationToken cancellationToken)
    {
        var sql = FilterSql.OfAccess(access);
        var statement = access == Access.All ? RangeQuestion.ToStatement() : SpanQuestion.ToStatement(new QuestionPart("filter", sql.Text, sql.AddTo));
        return store.SingleAsync<DataRange>(statement, cancellationToken);
    }

    /// <summary>How many events figures count that the caller may see, and what time they cover.</summary>
    public Task<DataRange> FiguresRangeAsync(Access access, CancellationToken cancellationToken)
    {
        var sql = FilterSql.OfFigures(access);
        return store.SingleAsync<DataRange>(SpanQuestion.ToStatement(new QuestionPart("filter", sql.Text, sql.AddTo)), cancellationToken);
    }

    /// <summary>One page of events.</summary>
    public Task<List<EventRow>> PageAsync(EventFilter filter, SortOrder order, PageToken? after, int limit, CancellationToken cancellationToken) =>
        order.PageAsync(filter.Range, after, limit, range => store.RowsAsync<EventRow>(ListStatement(filter with { Range = range }, order, after, limit), cancellationToken));

    /// <summary>The statement of a list of events, whole when <paramref name="limit"/> is null.</summary>
    public static Statement ListStatement(EventFilter filter, SortOrder order, PageToken? after = null, int? limit = null) =>
        ListQuestion.ToStatement([QuestionPart.Filter(filter), .. order.Parts(after, limit)]);

    /// <summary>How many events.</summary>
    public async Task<long> CountAsync(EventFilter filter, CancellationToken cancellationToken) =>
        (await store.SingleAsync<EventCount>(CountQuestion.ToStatement(QuestionPart.Filter(filter)), cancellationToken)).Events;

    /// <summary>Events a bucket by source, zero-filled.</summary>
    public async Task<IReadOnlyList<ActivityOverTimeRow>> ActivityAsync(EventFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<ActivityOverTimeRow>(ActivityStatement(filter, buckets), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new ActivityOverTimeRow(start.ToUnixTimeMilliseconds(), 0, 0))];
    }

    /// <summary>The statement behind <see cref="ActivityAsync"/>.</summary>
    public static Statement ActivityStatement(EventFilter filter, BucketSeries buckets) =>
        ActivityQuestion.ToStatement(QuestionPart.Filter(filter), QuestionPart.Bucket(buckets));

    /// <summary>The event of that id among those that the filter lets through.</summary>
    public async Task<EventRow?> FindAsync(EventFilter filter, Guid id, CancellationToken cancellationToken)
    {
        var statement = ListQuestion.ToStatement(
            QuestionPart.Filter(filter),
            new QuestionPart("after", "id = {id:UUID}", p => p.Add("id", id.ToString("D"))),
            new QuestionPart("order", "time"),
            new QuestionPart("limit", "LIMIT 1"));
        return (await store.RowsAsync<EventRow>(statement, cancellationToken)).FirstOrDefault();
    }

    /// <summary>The values of one column, the frequent ones first.</summary>
    public Task<List<ColumnValue>> ValuesAsync(Statement statement, CancellationToken cancellationToken) =>
        store.RowsAsync<ColumnValue>(statement, cancellationToken);

    /// <summary>The statement that lists the values of one column. The column's own filter is left out.</summary>
    public static Statement ValuesStatement(EventFilter filter, FilterColumn column, string search, int limit) => ValuesQuestion.ToStatement(
        QuestionPart.Filter(filter.With(column.Name)),
        new QuestionPart("column", column.Sql),
        new QuestionPart("is_user", column.Name == "user" ? "1" : "0"),
        column.Name == "user" ? UserNames.Of(filter) : new QuestionPart("user_names", "(SELECT '' AS id, '' AS name WHERE 0)"),
        QuestionPart.Value("value_search", search),
        QuestionPart.Value("limit", limit));

    /// <summary>Users by browser.</summary>
    public Task<List<ClientShare>> BrowsersAsync(EventFilter filter, CancellationToken cancellationToken) =>
        store.RowsAsync<ClientShare>(BrowsersStatement(filter), cancellationToken);

    /// <summary>The statement behind <see cref="BrowsersAsync"/>.</summary>
    public static Statement BrowsersStatement(EventFilter filter) => BrowsersQuestion.ToStatement(QuestionPart.Filter(filter));

    /// <summary>Users by operating system.</summary>
    public Task<List<ClientShare>> SystemsAsync(EventFilter filter, CancellationToken cancellationToken) =>
        store.RowsAsync<ClientShare>(SystemsStatement(filter), cancellationToken);

    /// <summary>The statement behind <see cref="SystemsAsync"/>.</summary>
    public static Statement SystemsStatement(EventFilter filter) => SystemsQuestion.ToStatement(QuestionPart.Filter(filter));
}
