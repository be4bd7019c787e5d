using Footfall.Analytics.Asking;
using Footfall.Analytics.Metrics;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>The questions of the page Overview.</summary>
public sealed class Overview(IStore store, Func<SealedDays> seals)
{
    private static readonly Question<Dictionary<string, double>> FiguresQuestion = Questions.Load<Dictionary<string, double>>("Usage.Figures");
    private static readonly Question<Dictionary<string, double>> SessionsQuestion = Questions.Load<Dictionary<string, double>>("Usage.Sessions");
    private static readonly Question<Dictionary<string, double>> NewUsersQuestion = Questions.Load<Dictionary<string, double>>("Usage.NewUsers");
    private static readonly Question<UniqueUsersRow> UniqueUsersQuestion = Questions.Load<UniqueUsersRow>("Usage.UniqueUsers");
    private static readonly Question<PackageRow> PackagesQuestion = Questions.Load<PackageRow>("Usage.Packages");
    private static readonly Question<UserRow> UsersQuestion = Questions.Load<UserRow>("Usage.Users");
    private static readonly Question<PackagesUsersRow> PackagesUsersQuestion = Questions.Load<PackagesUsersRow>("Usage.PackagesUsers");
    private static readonly Question<HeatRow> HeatQuestion = Questions.Load<HeatRow>("Usage.Heat");

    /// <summary>The metrics of the Overview for a filter.</summary>
    public async Task<IReadOnlyList<double>> FiguresAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(Enum.GetValues<MetricSource>().Select(s => store.SingleAsync<Dictionary<string, double>>(Statement(s, filter), cancellationToken)));
        return [.. OverviewMetrics.All.Select(m => answers[(int)m.Source][m.Key])];
    }

    /// <summary>The statement that computes the metrics of one source.</summary>
    public Statement Statement(MetricSource source, EventFilter filter)
    {
        var metrics = string.Join(", ", OverviewMetrics.All.Where(m => m.Source == source).Select(m => $"toFloat64({m.Sql}) AS `{m.Key}`"));
        var columns = new QuestionPart("metrics", metrics);
        if (source == MetricSource.Sessions)
        {
            var sessions = RollupDays.Rows(filter, seals(), ["org", "user"], (SessionSpans.Columns, "session_spans"), where => SessionSpans.Select(where, byDay: false));
            return SessionsQuestion.ToStatement(columns, sessions);
        }

        var question = source == MetricSource.NewUsers ? NewUsersQuestion : FiguresQuestion;
        return question.ToStatement(columns, Rows(filter));
    }

    /// <summary>The width of buckets that the events present call for.</summary>
    public async Task<BucketSeries> BucketsAsync(EventFilter filter, CancellationToken cancellationToken) =>
        UsageBuckets.Overview.For(filter.Range, await UsageSpan.OfAsync(store, filter, seals(), cancellationToken));

    /// <summary>Different users a bucket, zero-filled.</summary>
    public async Task<IReadOnlyList<UniqueUsersRow>> UniqueUsersAsync(EventFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<UniqueUsersRow>(UniqueUsersStatement(filter, buckets), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new UniqueUsersRow(start.ToUnixTimeMilliseconds(), 0))];
    }

    /// <summary>The statement behind <see cref="UniqueUsersAsync"/>.</summary>
    public Statement UniqueUsersStatement(EventFilter filter, BucketSeries buckets)
    {
        if (!buckets.Fits(900))
        {
            var sql = FilterSql.Of(filter);
            return UniqueUsersQuestion.ToStatement(
                new QuestionPart("rows", $"(SELECT user_id, time FROM events WHERE {sql.Text})", sql.AddTo),
                QuestionPart.Bucket(buckets));
        }

        return UniqueUsersQuestion.ToStatement(
            UsageRows.Slots(filter, seals(), quarters: !buckets.Fits(3600)),
            new QuestionPart("bucket", buckets.Sql("toInt64(slot) * 1000"), buckets.AddTo));
    }

    /// <summary>Packages by different users.</summary>
    public Task<List<PackageRow>> PackagesAsync(EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<PackageRow>(PackagesStatement(filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="PackagesAsync"/>.</summary>
    public Statement PackagesStatement(EventFilter filter, int limit) => PackagesQuestion.ToStatement(Rows(filter), QuestionPart.Value("limit", limit));

    /// <summary>Users by events.</summary>
    public Task<List<UserRow>> UsersAsync(EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<UserRow>(UsersStatement(filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="UsersAsync"/>.</summary>
    public Statement UsersStatement(EventFilter filter, int limit) => UsersQuestion.ToStatement(Rows(filter), UserNames.Of(filter), QuestionPart.Value("limit", limit));

    /// <summary>Who used which package how often.</summary>
    public Task<List<PackagesUsersRow>> PackagesUsersAsync(EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<PackagesUsersRow>(PackagesUsersStatement(filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="PackagesUsersAsync"/>.</summary>
    public Statement PackagesUsersStatement(EventFilter filter, int limit) =>
        PackagesUsersQuestion.ToStatement(UsageDayRows.Of(filter, seals()), UserNames.Of(filter), QuestionPart.Value("limit", limit));

    /// <summary>Events by weekday and hour of the viewer's time zone; hours without events are left out.</summary>
    public Task<List<HeatRow>> HeatAsync(EventFilter filter, Calendar calendar, CancellationToken cancellationToken) =>
        store.RowsAsync<HeatRow>(HeatStatement(filter, calendar), cancellationToken);

    /// <summary>The statement behind <see cref="HeatAsync"/>.</summary>
    public Statement HeatStatement(EventFilter filter, Calendar calendar) => HeatQuestion.ToStatement(
        UsageRows.Slots(filter, seals(), quarters: !calendar.HasWholeHours(filter.Range)),
        QuestionPart.Value("tz", calendar.Zone.Id));

    private QuestionPart Rows(EventFilter filter) => UsageRows.Of(filter, seals());
}
