using System.Text.Json.Serialization;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Activity;

/// <summary>The questions of the page Activity and of a user's page.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">Gives the days that are sealed and open, after what was acknowledged is stored.</param>
/// <param name="rules">Which events show activity.</param>
public sealed class ActivityPageQuestions(IStore store, Func<CancellationToken, Task<SealedDays>> seals, ActivityRules rules)
{
    /// <summary>Columns that the table of users may be sorted by.</summary>
    public static readonly IReadOnlyList<string> UserColumns = ["user_id", "user_name", "minutes", "active_days", "last_active"];

    /// <summary>Columns of the table of apps.</summary>
    public static readonly IReadOnlyList<string> AppColumns = ["category", "app", "users", "minutes", "opens", "mean_ms", "median_ms"];

    /// <summary>Days of the longest trailing window.</summary>
    public const int LongestWindow = 30;

    private static readonly Question<RollingRow> RollingQuestion = Questions.Load<RollingRow>("Activity.Rolling");
    private static readonly Question<ActivityWeekRow> WeeksQuestion = Questions.Load<ActivityWeekRow>("Activity.ActivityWeeks");
    private static readonly Question<ActivityUserRow> UsersQuestion = Questions.Load<ActivityUserRow>("Activity.ActivityUsers");
    private static readonly Question<ActivityTotalsRow> TotalsQuestion = Questions.Load<ActivityTotalsRow>("Activity.ActivityTotals");
    private static readonly Question<SessionFiguresRow> SessionFiguresQuestion = Questions.Load<SessionFiguresRow>("Activity.SessionFigures");
    private static readonly Question<ActivityAppRow> AppsQuestion = Questions.Load<ActivityAppRow>("Activity.ActivityApps");
    private static readonly Question<ActivityDayRow> DaysQuestion = Questions.Load<ActivityDayRow>("Activity.ActivityDays");
    private static readonly Question<UserSessionRow> UserSessionsQuestion = Questions.Load<UserSessionRow>("Activity.UserSessions");
    private static readonly Question<TotalRow> UserSessionCountQuestion = Questions.Load<TotalRow>("Activity.UserSessionCount");

    /// <summary>The statement behind <see cref="StickinessAsync"/>. Rows count from day 1, which is <see cref="LongestWindow"/> - 1 days before the period.</summary>
    public async Task<Statement> StickinessStatementAsync(ActivityFilter filter, Calendar calendar, CancellationToken cancellationToken)
    {
        var days = Trailing(filter, calendar);
        var rows = new ActivityRows(filter with { Range = new TimeRange(days.Starts.First(), filter.Range.To) }, days, await seals(cancellationToken), rules);
        return RollingQuestion.ToStatement(
            new QuestionPart("rows", rows.Seen(), rows.AddTo),
            new QuestionPart("bucket", days.Sql("at"), days.AddTo),
            new QuestionPart(null, "", p => p.Add("days", days.Starts.Select(s => s.ToUnixTimeMilliseconds()))));
    }

    /// <summary>Different users of the last 1, 7 and 30 days at the end of each day of a period.</summary>
    public async Task<IReadOnlyList<StickinessPoint>> StickinessAsync(ActivityFilter filter, Calendar calendar, CancellationToken cancellationToken)
    {
        var starts = Trailing(filter, calendar).Starts.ToList();
        var rows = await store.RowsAsync<RollingRow>(await StickinessStatementAsync(filter, calendar, cancellationToken), cancellationToken);
        var (daily, weekly, monthly) = (Sums(rows, 1, starts.Count), Sums(rows, 7, starts.Count), Sums(rows, 30, starts.Count));
        return [.. Enumerable.Range(LongestWindow - 1, starts.Count - LongestWindow + 1).Select(i => new StickinessPoint(
            starts[i],
            daily[i],
            weekly[i],
            monthly[i],
            monthly[i] == 0 ? null : Math.Round(daily[(i - LongestWindow + 1)..(i + 1)].Average() / monthly[i] * 100, 1)))];
    }

    /// <summary>Users by how long they were active, by bucket, zero-filled.</summary>
    /// <param name="filter">Which minutes.</param>
    /// <param name="buckets">Weeks, or others.</param>
    /// <param name="aboveMinutes">More minutes than this are a user above.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<IReadOnlyList<ActivityWeekRow>> WeeksAsync(ActivityFilter filter, BucketSeries buckets, long aboveMinutes, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<ActivityWeekRow>(await WeeksStatementAsync(filter, buckets, aboveMinutes, cancellationToken), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new ActivityWeekRow(start.ToUnixTimeMilliseconds(), 0, 0, 0))];
    }

    /// <summary>The statement behind <see cref="WeeksAsync"/>.</summary>
    public async Task<Statement> WeeksStatementAsync(ActivityFilter filter, BucketSeries buckets, long aboveMinutes, CancellationToken cancellationToken) =>
        WeeksQuestion.ToStatement([.. await RowsAsync(filter, buckets, cancellationToken), QuestionPart.Value("above", aboveMinutes)]);

    /// <summary>A page of users, and sums over all of them.</summary>
    /// <param name="filter">Which minutes.</param>
    /// <param name="days">Days of the viewer's calendar.</param>
    /// <param name="sort">One of <see cref="UserColumns"/>, with a minus for descending.</param>
    /// <param name="page">Rows to leave out, and most rows.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<(List<ActivityUserRow> Rows, ActivityTotalsRow Totals)> UsersAsync(
        ActivityFilter filter, BucketSeries days, string sort, (int Offset, int Limit) page, CancellationToken cancellationToken)
    {
        var statement = await UsersStatementAsync(filter, days, sort, page, ", u.all_users AS all_users, u.all_minutes AS all_minutes", cancellationToken);
        var (rows, all) = await store.PageAsync<ActivityUserRow, AllUsers>(statement, cancellationToken);
        return (rows, all is null ? await TotalsAsync(filter, cancellationToken) : new ActivityTotalsRow(all.Users, all.Minutes));
    }

    /// <summary>The statement of the table of users, whole without <paramref name="page"/>.</summary>
    public Task<Statement> UsersStatementAsync(ActivityFilter filter, BucketSeries days, string sort, (int Offset, int Limit)? page, CancellationToken cancellationToken) =>
        UsersStatementAsync(filter, days, sort, page, "", cancellationToken);

    private async Task<Statement> UsersStatementAsync(
        ActivityFilter filter, BucketSeries days, string sort, (int Offset, int Limit)? page, string totals, CancellationToken cancellationToken)
    {
        var column = UserColumns.Single(c => c == sort.TrimStart('-'));
        return UsersQuestion.ToStatement(
        [
            .. await RowsAsync(filter, days, cancellationToken),
            new QuestionPart("order", $"ORDER BY {column} {(sort.StartsWith('-') ? "DESC" : "ASC")}, user_id"),
            new QuestionPart("totals", totals),
            Page(page),
        ]);
    }

    /// <summary>How many users there are, and how long they were active.</summary>
    public async Task<ActivityTotalsRow> TotalsAsync(ActivityFilter filter, CancellationToken cancellationToken)
    {
        var rows = new ActivityRows(filter, null, await seals(cancellationToken), rules);
        return await store.SingleAsync<ActivityTotalsRow>(TotalsQuestion.ToStatement(new QuestionPart("rows", rows.Counted(), rows.AddTo)), cancellationToken);
    }

    /// <summary>How many sessions of use there are, and how long they last.</summary>
    public async Task<SessionFiguresRow> SessionFiguresAsync(ActivityFilter filter, CancellationToken cancellationToken)
    {
        var spans = new ActivitySpans(filter, await seals(cancellationToken), rules);
        return await store.SingleAsync<SessionFiguresRow>(SessionFiguresQuestion.ToStatement(new QuestionPart("sessions", spans.Sessions(), spans.AddTo)), cancellationToken);
    }

    /// <summary>A page of apps by how long they were used, and how many there are in all.</summary>
    public async Task<(List<ActivityAppRow> Rows, long Total)> AppsAsync(ActivityFilter filter, (int Offset, int Limit) page, CancellationToken cancellationToken)
    {
        var (rows, all) = await store.PageAsync<ActivityAppRow, AllApps>(await AppsStatementAsync(filter, page, ", count() OVER () AS all_apps", cancellationToken), cancellationToken);

        // Behind the last page there is no row that says how many there are.
        return (rows, all?.Apps ?? (page.Offset == 0 ? 0 : (await AppsAsync(filter, (0, 1), cancellationToken)).Total));
    }

    /// <summary>The statement of the table of apps, whole without <paramref name="page"/>.</summary>
    public Task<Statement> AppsStatementAsync(ActivityFilter filter, (int Offset, int Limit)? page, CancellationToken cancellationToken) =>
        AppsStatementAsync(filter, page, "", cancellationToken);

    private async Task<Statement> AppsStatementAsync(ActivityFilter filter, (int Offset, int Limit)? page, string totals, CancellationToken cancellationToken)
    {
        var known = await seals(cancellationToken);
        var (rows, spans) = (new ActivityRows(filter, null, known, rules), new ActivitySpans(filter, known, rules));
        return AppsQuestion.ToStatement(
            new QuestionPart("rows", rows.Counted("category", "app"), rows.AddTo),
            new QuestionPart("sessions", spans.Sessions("category", "app"), p => p.AddMissing(spans.AddTo)),
            new QuestionPart("totals", totals),
            Page(page));
    }

    /// <summary>Minutes by bucket and category, summed over users, and together; what is zero is left out.</summary>
    public async Task<List<ActivityDayRow>> DaysAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken) =>
        await store.RowsAsync<ActivityDayRow>(await DaysStatementAsync(filter, buckets, cancellationToken), cancellationToken);

    /// <summary>The statement behind <see cref="DaysAsync"/>.</summary>
    public async Task<Statement> DaysStatementAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = new ActivityRows(filter, buckets, await seals(cancellationToken), rules);
        return DaysQuestion.ToStatement(
            new QuestionPart("rows", rows.Counted("category"), rows.AddTo), new QuestionPart("any", rows.Counted()), new QuestionPart("bucket", buckets.Sql("at"), buckets.AddTo));
    }

    /// <summary>Sessions of all events of users, the newest first.</summary>
    public Task<List<UserSessionRow>> UserSessionsAsync(EventFilter filter, int offset, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<UserSessionRow>(UserSessionsStatement(filter, (offset, limit)), cancellationToken);

    /// <summary>How many of them there are.</summary>
    public async Task<long> CountUserSessionsAsync(EventFilter filter, CancellationToken cancellationToken) =>
        (await store.SingleAsync<TotalRow>(UserSessionCountQuestion.ToStatement(UserSessions(filter)), cancellationToken)).Total;

    /// <summary>The statement behind <see cref="UserSessionsAsync"/>, whole without <paramref name="page"/>.</summary>
    public Statement UserSessionsStatement(EventFilter filter, (int Offset, int Limit)? page) =>
        UserSessionsQuestion.ToStatement([.. UserSessions(filter), Page(page)]);

    private QuestionPart[] UserSessions(EventFilter filter)
    {
        var sql = FilterSql.Of(filter);
        var events = $"""
            (SELECT user_id, session_id, toUnixTimestamp64Milli(time) AS first, first + toInt64(least(ifNull(duration, 0), {ActivityMinutes.LongestDays * 86_400_000L})) AS last,
                is_error AS failed_here, toString(scope) AS what, {ActivityMinutes.Category} AS of_category,
                if(JSONExtractString(payload, 'app') = '', toString(package), JSONExtractString(payload, 'app')) AS of_app
            FROM events WHERE {sql.Text} AND user_id != '')
            """;
        const string More = """
            , count() AS events, countIf(failed_here) AS errors,
                arraySort(groupUniqArrayIf(of_category, of_category != '')) AS categories, arraySort(groupUniqArrayIf(20)(of_app, of_app != '')) AS apps, topK(5)(what) AS scopes
            """;
        return
        [
            new QuestionPart("sessions", $"({ActivityMinutes.Join(events, "user_id", More)})", p => ActivityMinutes.AddTo(p, rules.Scopes, rules.Categories)),
            new QuestionPart(null, "", sql.AddTo),
        ];
    }

    private static QuestionPart Page((int Offset, int Limit)? page) =>
        new("page", page is { } some ? FormattableString.Invariant($"LIMIT {some.Limit} OFFSET {some.Offset}") : "");

    private static BucketSeries Trailing(ActivityFilter filter, Calendar calendar)
    {
        var first = calendar.DateOf(filter.Range.From).PlusDays(1 - LongestWindow);
        return calendar.Buckets(new TimeRange(DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(first)), filter.Range.To), BucketUnit.Day);
    }

    private static long[] Sums(List<RollingRow> rows, int width, int days)
    {
        var changes = rows.Where(r => r.Width == width).ToDictionary(r => r.Day, r => r.Change);
        var (sums, sum) = (new long[days], 0L);
        for (var i = 0; i < days; i++)
        {
            sum += changes.GetValueOrDefault(i + 1);
            sums[i] = sum;
        }

        return sums;
    }

    private async Task<QuestionPart[]> RowsAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = new ActivityRows(filter, buckets, await seals(cancellationToken), rules);
        return [new QuestionPart("rows", rows.Counted(), rows.AddTo), new QuestionPart("bucket", buckets.Sql("at"), buckets.AddTo)];
    }

    private sealed record AllUsers([property: JsonPropertyName("all_users")] long Users, [property: JsonPropertyName("all_minutes")] long Minutes);

    private sealed record AllApps([property: JsonPropertyName("all_apps")] long Apps);
}
