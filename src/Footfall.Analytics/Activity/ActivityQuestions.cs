using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Activity;

/// <summary>The questions about minutes of activity.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">Gives the days that are sealed and open, after what was acknowledged is stored.</param>
/// <param name="rules">Which events show activity.</param>
public sealed class ActivityQuestions(IStore store, Func<CancellationToken, Task<SealedDays>> seals, ActivityRules rules)
{
    private static readonly Question<MinutesRow> MinutesQuestion = Questions.Load<MinutesRow>("Activity.Minutes");
    private static readonly Question<ActiveUsersRow> ActiveUsersQuestion = Questions.Load<ActiveUsersRow>("Activity.ActiveUsers");
    private static readonly Question<UserProfileRow> ProfilesQuestion = Questions.Load<UserProfileRow>("Activity.UserProfiles");

    /// <summary>Minutes by bucket and user; within a bucket the longest first, then by user. Users without any are left out.</summary>
    public async Task<List<MinutesRow>> MinutesAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken) =>
        await store.RowsAsync<MinutesRow>(MinutesQuestion.ToStatement(await PartsAsync(filter, buckets, r => r.Counted(), cancellationToken)), cancellationToken);

    /// <summary>Different users by bucket, zero-filled.</summary>
    public async Task<IReadOnlyList<ActiveUsersRow>> ActiveUsersAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<ActiveUsersRow>(await ActiveUsersStatementAsync(filter, buckets, cancellationToken), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new ActiveUsersRow(start.ToUnixTimeMilliseconds(), 0))];
    }

    /// <summary>The statement behind <see cref="ActiveUsersAsync"/>.</summary>
    public async Task<Statement> ActiveUsersStatementAsync(ActivityFilter filter, BucketSeries buckets, CancellationToken cancellationToken) =>
        ActiveUsersQuestion.ToStatement(await PartsAsync(filter, buckets, r => r.Seen(), cancellationToken));

    /// <summary>What is known about some users, in ordinal order of their ids.</summary>
    public Task<List<UserProfileRow>> ProfilesAsync(IEnumerable<string> users, CancellationToken cancellationToken) =>
        store.RowsAsync<UserProfileRow>(ProfilesQuestion.ToStatement(new QuestionPart(null, "", p => p.Add("ids", users.Distinct()))), cancellationToken);

    private async Task<QuestionPart[]> PartsAsync(ActivityFilter filter, BucketSeries buckets, Func<ActivityRows, string> of, CancellationToken cancellationToken)
    {
        var rows = new ActivityRows(filter, buckets, await seals(cancellationToken), rules);
        return [new QuestionPart("rows", of(rows), rows.AddTo), new QuestionPart("bucket", buckets.Sql("at"), buckets.AddTo)];
    }
}
