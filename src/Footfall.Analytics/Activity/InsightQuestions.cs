using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Activity;

/// <summary>The questions of Coder's insights: users, templates, apps and builds. Source: <c>specs/coder.md</c> A2.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">Gives the days that are sealed and open, after what was acknowledged is stored.</param>
/// <param name="rules">Which events show activity.</param>
public sealed class InsightQuestions(IStore store, Func<CancellationToken, Task<SealedDays>> seals, ActivityRules rules)
{
    private static readonly Question<UserMinutesRow> UserMinutesQuestion = Questions.Load<UserMinutesRow>("Activity.UserMinutes");
    private static readonly Question<TemplateUsersRow> TemplateUsersQuestion = Questions.Load<TemplateUsersRow>("Activity.TemplateUsers");
    private static readonly Question<AppUsageRow> AppUsageQuestion = Questions.Load<AppUsageRow>("Activity.AppUsage");
    private static readonly Question<WorkspaceBuildRow> BuildsQuestion = Questions.Load<WorkspaceBuildRow>("Activity.WorkspaceBuilds");
    private static readonly Question<UserChangeRow> ChangesQuestion = Questions.Load<UserChangeRow>("Activity.UserChanges");

    /// <summary>Minutes and templates by user, in ordinal order of the ids.</summary>
    public async Task<List<UserMinutesRow>> UsersAsync(ActivityFilter filter, CancellationToken cancellationToken) =>
        await store.RowsAsync<UserMinutesRow>(UserMinutesQuestion.ToStatement(await HoursAsync(filter, cancellationToken)), cancellationToken);

    /// <summary>Minutes and runs of half hours by app, in order of their names.</summary>
    public async Task<List<AppUsageRow>> AppsAsync(ActivityFilter filter, CancellationToken cancellationToken) =>
        await store.RowsAsync<AppUsageRow>(AppUsageQuestion.ToStatement(await HoursAsync(filter, cancellationToken)), cancellationToken);

    /// <summary>Different users and their templates by bucket, zero-filled.</summary>
    public async Task<IReadOnlyList<TemplateUsersRow>> IntervalsAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = new ActivityRows(filter, buckets, await seals(cancellationToken), rules);
        var statement = TemplateUsersQuestion.ToStatement(new QuestionPart("rows", rows.Seen("template"), rows.AddTo), new QuestionPart("bucket", buckets.Sql("at"), buckets.AddTo));
        var found = await store.RowsAsync<TemplateUsersRow>(statement, cancellationToken);
        return [.. buckets.Fill(found, r => r.Bucket, start => new TemplateUsersRow(start.ToUnixTimeMilliseconds(), 0, []))];
    }

    /// <summary>Parameters of the latest build of each workspace in a period.</summary>
    public Task<List<WorkspaceBuildRow>> BuildsAsync(TimeRange range, IReadOnlyList<string> templates, CancellationToken cancellationToken) =>
        store.RowsAsync<WorkspaceBuildRow>(
            BuildsQuestion.ToStatement(new QuestionPart(null, "", p => p.Add("from", range.From).Add("to", range.To).Add("templates", templates))), cancellationToken);

    /// <summary>Every change of every user, the earliest first.</summary>
    public Task<List<UserChangeRow>> UserChangesAsync(CancellationToken cancellationToken) =>
        store.RowsAsync<UserChangeRow>(ChangesQuestion.ToStatement(), cancellationToken);

    private async Task<QuestionPart> HoursAsync(ActivityFilter filter, CancellationToken cancellationToken)
    {
        var rows = new ActivityRows(filter, null, await seals(cancellationToken), rules);
        return new QuestionPart("hours", rows.Hours, rows.AddTo);
    }
}
