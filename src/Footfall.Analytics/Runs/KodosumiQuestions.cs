using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Runs;

/// <summary>Runs as the six routes of Kodosumi's dashboard answer them. Filters are by the first that was told of a run (<see cref="RunFilter.ByFirst"/>).</summary>
public sealed class KodosumiQuestions(IStore store, RunQuestions questions)
{
    private static readonly Question<KodosumiRow> ListQuestion = Questions.Load<KodosumiRow>("Runs.KodosumiList");
    private static readonly Question<KodosumiStatsRow> StatsQuestion = Questions.Load<KodosumiStatsRow>("Runs.KodosumiStats");
    private static readonly Question<Count> CountQuestion = Questions.Load<Count>("Runs.KodosumiCount");

    private static readonly string[] Columns =
        ["name", "user_id", "user_name_told", "kodosumi_status", "meta", "kodosumi_error", "failed_at", "start_time", "end_time", "uploads", "downloads"];

    /// <summary>Runs by when they began.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="isDescending">Whether the latest come first.</param>
    /// <param name="page">Offset and most rows; null for all.</param>
    /// <param name="withNames">Whether the users' latest names are wanted, which cost more; else the names that were told stand in their place.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<KodosumiRow>> ListAsync(RunFilter filter, bool isDescending, (int Offset, int Limit)? page, bool withNames, CancellationToken cancellationToken) =>
        ListAsync(filter, isDescending, page, withNames, [], cancellationToken);

    /// <summary>One run with when it was told of, and the name that was told; null when it is unknown or may not be seen.</summary>
    public async Task<KodosumiRow?> FindAsync(string runId, Access access, CancellationToken cancellationToken)
    {
        var filter = new RunFilter { Access = access, RunId = runId, ByFirst = true };
        return (await ListAsync(filter, isDescending: true, null, withNames: false, ["first", "last", "unreadable"], cancellationToken)).SingleOrDefault();
    }

    /// <summary>How many there are.</summary>
    public async Task<long> CountAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        var sql = RunSql.Of(filter);
        var row = await store.SingleAsync<Count>(
            CountQuestion.ToStatement(new QuestionPart("runs", sql.Matching([]), sql.AddTo), questions.Clock()), cancellationToken);
        return row.Runs;
    }

    /// <summary>How many there are by user and status, and how long they took.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="withNames">Whether the users' latest names are wanted, which cost more; else the names that were told stand in their place.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<KodosumiStatsRow>> StatsAsync(RunFilter filter, bool withNames, CancellationToken cancellationToken)
    {
        var sql = RunSql.Of(filter);
        return store.RowsAsync<KodosumiStatsRow>(
            StatsQuestion.ToStatement(
            [
                new QuestionPart("runs", sql.Matching(["user_id", "user_name_told", "kodosumi_status", "ever_failed", "start_time", "end_time"]), sql.AddTo),
                .. RunUsers.Parts(filter.Access, withNames, "told.user", "told.name_told"),
                questions.Clock(),
            ]),
            cancellationToken);
    }

    private Task<List<KodosumiRow>> ListAsync(
        RunFilter filter, bool isDescending, (int Offset, int Limit)? page, bool withNames, IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var sql = RunSql.Of(filter);
        var direction = isDescending ? "DESC" : "ASC";

        // Of a page the engine reads the long texts of its rows alone.
        var runs = sql.Matching([.. Columns, .. more], page is null ? "" : $" ORDER BY start_time {direction}, run_id {direction} LIMIT {{limit:Int64}} OFFSET {{offset:Int64}}");
        return store.RowsAsync<KodosumiRow>(
            ListQuestion.ToStatement(
            [
                new QuestionPart("runs", runs, sql.AddTo),
                new QuestionPart("more", string.Concat(more.Select(m => $", told.{m} AS {m}"))),
                new QuestionPart("order", $"told.start_time {direction}, told.run_id {direction}"),
                .. RunUsers.Parts(filter.Access, withNames),
                QuestionPart.Value("limit", page?.Limit ?? 0),
                QuestionPart.Value("offset", page?.Offset ?? 0),
                questions.Clock(),
            ]),
            cancellationToken);
    }

    private sealed record Count(long Runs);
}
