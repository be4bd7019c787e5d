using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Monitoring;

/// <summary>The figures of CVAT's dashboard Monitoring. Users are counted exactly.</summary>
public sealed class MonitoringQuestions(IStore store, TimeProvider time)
{
    /// <summary>Most rows of the list of exceptions.</summary>
    public const int MostExceptions = 1_000;

    /// <summary>An event in so many minutes makes a user active now.</summary>
    public static readonly TimeSpan Now = TimeSpan.FromMinutes(15);

    private static readonly Question<CountRow> ActiveNowQuestion = Questions.Load<CountRow>("Monitoring.ActiveNow");
    private static readonly Question<MonitoredUsersRow> UsersQuestion = Questions.Load<MonitoredUsersRow>("Monitoring.MonitoredUsers");
    private static readonly Question<ExceptionsRow> ExceptionsQuestion = Questions.Load<ExceptionsRow>("Monitoring.Exceptions");
    private static readonly Question<ExceptionRow> ExceptionListQuestion = Questions.Load<ExceptionRow>("Monitoring.ExceptionList");
    private static readonly Question<ScopeFiguresRow> ScopesQuestion = Questions.Load<ScopeFiguresRow>("Monitoring.ScopeFigures");

    /// <summary>Users with an event in the last 15 minutes.</summary>
    public async Task<long> ActiveNowAsync(Access access, CancellationToken cancellationToken)
    {
        var sql = FilterSql.OfFigures(access);
        var now = time.GetUtcNow();
        var row = await store.SingleAsync<CountRow>(
            ActiveNowQuestion.ToStatement(
                new QuestionPart("access", sql.Text, sql.AddTo), QuestionPart.Span("from", now - Now, "to", now)),
            cancellationToken);
        return row.Users;
    }

    /// <summary>Users over time, zero-filled.</summary>
    public async Task<IReadOnlyList<MonitoredUsersRow>> UsersAsync(EventFilter filter, BucketSeries buckets, CancellationToken cancellationToken) =>
        [.. buckets.Fill(await store.RowsAsync<MonitoredUsersRow>(UsersStatement(filter, buckets), cancellationToken), r => r.Bucket, start => new MonitoredUsersRow(start.ToUnixTimeMilliseconds(), 0))];

    /// <summary>The statement behind <see cref="UsersAsync"/>.</summary>
    public static Statement UsersStatement(EventFilter filter, BucketSeries buckets) => UsersQuestion.ToStatement(QuestionPart.Filter(filter), QuestionPart.Bucket(buckets));

    /// <summary>Exceptions over time, zero-filled.</summary>
    public async Task<IReadOnlyList<ExceptionsRow>> ExceptionsAsync(EventFilter filter, BucketSeries buckets, CancellationToken cancellationToken) =>
        [.. buckets.Fill(await store.RowsAsync<ExceptionsRow>(ExceptionsStatement(filter, buckets), cancellationToken), r => r.Bucket, start => new ExceptionsRow(start.ToUnixTimeMilliseconds(), 0))];

    /// <summary>The statement behind <see cref="ExceptionsAsync"/>.</summary>
    public static Statement ExceptionsStatement(EventFilter filter, BucketSeries buckets) => ExceptionsQuestion.ToStatement(QuestionPart.Filter(filter), QuestionPart.Bucket(buckets));

    /// <summary>Exceptions, the newest first.</summary>
    public Task<List<ExceptionRow>> ExceptionListAsync(EventFilter filter, IReadOnlyList<string> messages, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<ExceptionRow>(ExceptionListStatement(filter, messages, limit), cancellationToken);

    /// <summary>The statement behind <see cref="ExceptionListAsync"/>.</summary>
    public static Statement ExceptionListStatement(EventFilter filter, IReadOnlyList<string> messages, int limit) =>
        ExceptionListQuestion.ToStatement(QuestionPart.Filter(filter), new QuestionPart(null, "", p => p.Add("messages", messages)), QuestionPart.Value("limit", limit));

    /// <summary>Number and duration of events by scope and source.</summary>
    public Task<List<ScopeFiguresRow>> ScopesAsync(EventFilter filter, CancellationToken cancellationToken) => store.RowsAsync<ScopeFiguresRow>(ScopesStatement(filter), cancellationToken);

    /// <summary>The statement behind <see cref="ScopesAsync"/>.</summary>
    public static Statement ScopesStatement(EventFilter filter) => ScopesQuestion.ToStatement(QuestionPart.Filter(filter));
}
