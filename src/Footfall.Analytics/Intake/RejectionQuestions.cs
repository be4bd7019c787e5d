using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Intake;

/// <summary>Questions about what was received and what was not taken.</summary>
public sealed class RejectionQuestions(IStore store)
{
    private static readonly Question<RejectionRow> ListQuestion = Questions.Load<RejectionRow>("Intake.Rejections");
    private static readonly Question<RecordCount> CountQuestion = Questions.Load<RecordCount>("Intake.RejectionCount");
    private static readonly Question<ColumnValue> ValuesQuestion = Questions.Load<ColumnValue>("Intake.RejectionValues");
    private static readonly Question<ReplayRow> ReplayQuestion = Questions.Load<ReplayRow>("Intake.RejectionsToReplay");
    private static readonly Question<TotalRow> TotalsQuestion = Questions.Load<TotalRow>("Intake.Totals");
    private static readonly Question<RecordCount> MarkQuestion = Questions.Load<RecordCount>("Intake.MarkReplayed");
    private static readonly Question<RecordCount> DeleteQuestion = Questions.Load<RecordCount>("Intake.DeleteRejections");

    /// <summary>Columns whose values can be listed.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["reason", "token", "protocol"];

    /// <summary>The statement of a list, whole when <paramref name="limit"/> is null.</summary>
    /// <param name="filter">Which records.</param>
    /// <param name="newestFirst">Which end comes first.</param>
    /// <param name="after">The last row of the page before.</param>
    /// <param name="limit">Most rows.</param>
    public static Statement ListStatement(RejectionFilter filter, bool newestFirst, PageToken? after = null, int? limit = null)
    {
        var (direction, sign) = newestFirst ? ("DESC", "<") : ("ASC", ">");
        const string Time = "fromUnixTimestamp64Milli({after_time:Int64}, 'UTC')";
        return ListQuestion.ToStatement(
            filter.ToPart(),
            after is null
                ? new QuestionPart("after", "1")
                : new QuestionPart("after", $"(time {sign} {Time} OR (time = {Time} AND id {sign} {{after_id:UUID}}))", p => p.Add("after_time", after.Time.ToUnixTimeMilliseconds()).Add("after_id", after.Id.ToString("D"))),
            new QuestionPart("order", $"time {direction}, id {direction}"),
            new QuestionPart("limit", limit is null ? "" : "LIMIT {limit:Int64}", limit is { } rows ? p => p.Add("limit", rows) : null));
    }

    /// <summary>One page.</summary>
    public Task<List<RejectionRow>> PageAsync(Statement list, CancellationToken cancellationToken) => store.RowsAsync<RejectionRow>(list, cancellationToken);

    /// <summary>How many records.</summary>
    public async Task<long> CountAsync(RejectionFilter filter, CancellationToken cancellationToken) =>
        (await store.SingleAsync<RecordCount>(CountQuestion.ToStatement(filter.ToPart()), cancellationToken)).Records;

    /// <summary>Values of one of the <see cref="Columns"/>, the frequent ones first.</summary>
    public Task<List<ColumnValue>> ValuesAsync(RejectionFilter filter, string column, string search, int limit, CancellationToken cancellationToken)
    {
        if (!Columns.Contains(column))
        {
            throw new ArgumentOutOfRangeException(nameof(column), column, "There is no such column.");
        }

        return store.RowsAsync<ColumnValue>(
            ValuesQuestion.ToStatement(
                filter.ToPart(),
                new QuestionPart("column", column),
                QuestionPart.Value("value_search", search),
                QuestionPart.Value("limit", limit)),
            cancellationToken);
    }

    /// <summary>Records that can be replayed, in the order they came in.</summary>
    public Task<List<ReplayRow>> ToReplayAsync(RejectionFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<ReplayRow>(ReplayQuestion.ToStatement(filter.ToPart(), QuestionPart.Value("limit", limit)), cancellationToken);

    /// <summary>Notes what replays came to.</summary>
    public Task MarkAsync(IReadOnlyList<ReplayOutcome> outcomes, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ExecuteAsync(
            MarkQuestion.ToStatement(new QuestionPart(null, "", p => p
                .Add("now", now.ToUnixTimeMilliseconds())
                .Add("ids", outcomes.Select(o => o.Id.ToString("D")))
                .Add("outcomes", outcomes.Select(o => o.Outcome))
                .Add("messages", outcomes.Select(o => o.Message)))) with
            { Lane = Lane.Write },
            cancellationToken);

    /// <summary>Deletes records.</summary>
    public Task DeleteAsync(RejectionFilter filter, CancellationToken cancellationToken) =>
        store.ExecuteAsync(DeleteQuestion.ToStatement(filter.ToPart()) with { Lane = Lane.Write }, cancellationToken);

    /// <summary>What was received, by sender, protocol and outcome.</summary>
    public Task<List<TotalRow>> TotalsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        store.RowsAsync<TotalRow>(
            TotalsQuestion.ToStatement(QuestionPart.Value("today", now.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
            cancellationToken);

    private sealed record RecordCount(long Records);
}
