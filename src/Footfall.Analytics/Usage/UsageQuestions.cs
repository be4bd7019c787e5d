using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>The questions of the pages Packages, Functions and Events that show usage over time and what lies behind a point.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">The days that are sealed now.</param>
public sealed class UsageQuestions(IStore store, Func<SealedDays> seals)
{
    private static readonly Question<ScatterRow> ScatterQuestion = Questions.Load<ScatterRow>("Usage.Scatter");
    private static readonly Question<KindRow> KindsQuestion = Questions.Load<KindRow>("Usage.Kinds");
    private static readonly Question<ContextRow> ContextQuestion = Questions.Load<ContextRow>("Usage.Context");
    private static readonly Question<InstallationRow> InstallationsQuestion = Questions.Load<InstallationRow>("Usage.Installations");

    /// <summary>Columns of installations as a file.</summary>
    public static IReadOnlyList<string> InstallationColumns { get; } = ["time", "package", "version", "ms", "user_id", "user_name"];

    /// <summary>The width of buckets that the events present call for: those of the period, after the org filter only (semantics 5.3).</summary>
    public async Task<BucketSeries> BucketsAsync(ScatterPlot plot, EventFilter filter, CancellationToken cancellationToken) =>
        plot.Buckets.For(filter.Range, await UsageSpan.OfAsync(store, filter, seals(), cancellationToken));

    /// <summary>Points, in order of time.</summary>
    public Task<List<ScatterRow>> ScatterAsync(ScatterPlot plot, EventFilter filter, BucketSeries buckets, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<ScatterRow>(ScatterStatement(plot, filter, buckets, limit), cancellationToken);

    /// <summary>The statement behind <see cref="ScatterAsync"/>; of all points when <paramref name="limit"/> is null.</summary>
    public Statement ScatterStatement(ScatterPlot plot, EventFilter filter, BucketSeries buckets, int? limit) => ScatterQuestion.ToStatement(
        UsageDayRows.Of(filter, seals(), buckets),
        new QuestionPart("owner", plot.Owner),
        new QuestionPart("thing", plot.Thing),
        new QuestionPart("which", plot.Which),
        Limit(limit),
        UserNames.Of(filter));

    /// <summary>Events by kind over time: every kind that there is has a row in every bucket.</summary>
    public async Task<IReadOnlyList<KindRow>> KindsAsync(EventFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<KindRow>(KindsStatement(filter, buckets), cancellationToken);
        return
        [
            .. rows.GroupBy(r => r.Kind, StringComparer.Ordinal)
                .SelectMany(kind => buckets.Fill(kind, r => r.Bucket, start => new KindRow(start.ToUnixTimeMilliseconds(), kind.Key, 0)))
                .OrderBy(r => r.Bucket).ThenBy(r => r.Kind, StringComparer.Ordinal),
        ];
    }

    /// <summary>The statement behind <see cref="KindsAsync"/>.</summary>
    public Statement KindsStatement(EventFilter filter, BucketSeries buckets) => KindsQuestion.ToStatement(UsageDayRows.Of(filter, seals(), buckets));

    /// <summary>What the events that a filter lets through consist of, the largest lines of each pane.</summary>
    public Task<List<ContextRow>> ContextAsync(EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<ContextRow>(ContextStatement(filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="ContextAsync"/>.</summary>
    public Statement ContextStatement(EventFilter filter, int limit) =>
        ContextQuestion.ToStatement(UsageDayRows.Of(filter, seals()), UserNames.Of(filter), QuestionPart.Value("limit", limit));

    /// <summary>Installed versions of packages, the latest first.</summary>
    public Task<List<InstallationRow>> InstallationsAsync(EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<InstallationRow>(InstallationsStatement(filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="InstallationsAsync"/>. The package may be the event's, or what the event is about.</summary>
    public static Statement InstallationsStatement(EventFilter filter, int? limit) => InstallationsQuestion.ToStatement(
        QuestionPart.Filter(filter.With("package")),
        UserNames.Of(filter),
        new QuestionPart(null, "", p => p.Add("packages", filter["package"])),
        Limit(limit));

    private static QuestionPart Limit(int? limit) =>
        new("limit", limit is null ? "" : "LIMIT {limit:Int64}", limit is { } rows ? p => p.Add("limit", rows) : null);
}
