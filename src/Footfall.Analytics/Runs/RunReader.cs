using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Runs;

/// <summary>What one run's own page shows: its facts, its events, its log. Whoever asks has seen to it that the run may be seen.</summary>
public sealed class RunReader(IStore store)
{
    /// <summary>Most events of a run that are followed, and most records of its kinds.</summary>
    public const int MostEvents = 10_000;

    /// <summary>Most events of a run that are read with the lines of its log, which Kodosumi's clients get in one piece.</summary>
    public const int MostWithLog = 1_000_000;

    // Lines of a log may name a run before it is told of, and after.
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private static readonly TimeSpan After = TimeSpan.FromDays(1);

    private static readonly Question<RunDetailRow> DetailQuestion = Questions.Load<RunDetailRow>("Runs.RunDetail");
    private static readonly Question<RunEventRow> EventsQuestion = Questions.Load<RunEventRow>("Runs.RunEvents");
    private static readonly Question<RunLogRow> LogQuestion = Questions.Load<RunLogRow>("Runs.RunLog");

    private static readonly Question<OddTimes> OddTimesQuestion = Questions.Load<OddTimes>("Runs.RunOddTimes");

    /// <summary>Everything that is known of a run; null when nothing is.</summary>
    public async Task<RunDetailRow?> DetailAsync(string runId, CancellationToken cancellationToken)
    {
        var runs = RunTold.Sql("run_id = {run:String}", "inputs", "outputs", "config", "meta", "unreadable", "has_error", "kodosumi_error", "files", "first", "last");
        return (await store.RowsAsync<RunDetailRow>(DetailQuestion.ToStatement(new QuestionPart("runs", runs), QuestionPart.Value("run", runId)), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Events of a run in their order, with all lines of its log.</summary>
    public Task<List<RunEventRow>> EventsAsync(string runId, RunSpan span, CancellationToken cancellationToken) =>
        EventsAsync(runId, span, "1", MostWithLog, cancellationToken);

    /// <summary>What a run's own page tells: its events without the log, and the records that a connector read of what it did and what came of it.</summary>
    public async Task<(IReadOnlyList<RunEventRow> Events, IReadOnlyList<RunEventRow> Records)> StoryAsync(string runId, RunDetailRow detail, CancellationToken cancellationToken)
    {
        var told = (await EventsAsync(runId, detail.Span, "(verb != 'log' OR kind_told IN ('action', 'result'))", MostEvents, cancellationToken)).ToLookup(e => e.Verb == "log");
        return ([.. told[false]], [.. told[true]]);
    }

    /// <summary>Records of a run that a connector read whose own time is none, or an odd one.</summary>
    public async Task<long> OddTimesAsync(string runId, RunDetailRow detail, CancellationToken cancellationToken) =>
        (await store.SingleAsync<OddTimes>(OddTimesQuestion.ToStatement(QuestionPart.Value("run", runId), Told(detail.Span)), cancellationToken)).Rows;

    /// <summary>Lines of a run's log that came after others, sorted by their place in it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="detail">What is known of it.</param>
    /// <param name="levels">Levels; none for all.</param>
    /// <param name="after">The line that came before the first.</param>
    /// <param name="limit">Most lines.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The lines, and where the next ones begin.</returns>
    public async Task<(IReadOnlyList<RunLogRow> Rows, RunLogToken Next)> FollowAsync(
        string runId, RunDetailRow detail, IReadOnlyList<string> levels, RunLogToken after, int limit, CancellationToken cancellationToken)
    {
        var came = new QuestionPart("after", "(toUnixTimestamp64Milli(received), place_told) > ({after_arrived:Int64}, toUInt256({after_place:String}))", p => p.Add("after_arrived", after.Arrived).Add("after_place", after.Place));
        var rows = await store.RowsAsync<RunLogRow>(LogStatement(runId, detail, levels, came, "received, place_told", limit), cancellationToken);
        var next = rows.Count == 0 ? after : new RunLogToken(rows[^1].Arrived, rows[^1].Place);
        return ([.. rows.OrderBy(r => r.Place.Length).ThenBy(r => r.Place, StringComparer.Ordinal)], next);
    }

    /// <summary>Lines of a run's log in their order.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="detail">What is known of it.</param>
    /// <param name="levels">Levels; none for all.</param>
    /// <param name="place">Place of the line before the first; 0 for the begin.</param>
    /// <param name="limit">Most lines.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<RunLogRow>> LogAsync(string runId, RunDetailRow detail, IReadOnlyList<string> levels, string place, int limit, CancellationToken cancellationToken)
    {
        var behind = new QuestionPart("after", "place_told > toUInt256({after:String})", p => p.Add("after", place));
        return store.RowsAsync<RunLogRow>(LogStatement(runId, detail, levels, behind, "place_told", limit), cancellationToken);
    }

    private static Statement LogStatement(string runId, RunDetailRow detail, IReadOnlyList<string> levels, QuestionPart after, string order, int limit) => LogQuestion.ToStatement(
        new QuestionPart("place", RunFeed.Place),
        new QuestionPart("readable", ReadablePayload.Marked),
        after,
        new QuestionPart("order", order),
        QuestionPart.Value("run", runId),
        QuestionPart.Span("from", (long)Math.Floor(detail.First * 1000) - (long)Before.TotalMilliseconds, "to", (long)Math.Ceiling(detail.Last * 1000) + (long)After.TotalMilliseconds),
        new QuestionPart(null, "", p => p.Add("levels", levels)),
        QuestionPart.Value("limit", limit));

    private Task<List<RunEventRow>> EventsAsync(string runId, RunSpan span, string what, int limit, CancellationToken cancellationToken)
    {
        // By time first: the table is sorted by it, and knows nothing of runs.
        const string Events = "(SELECT id, time, received, position, scope, source, org_slug, run_id, obj_id, user_id, agent, level, payload FROM events WHERE time >= fromUnixTimestamp64Milli({first:Int64}, 'UTC') AND time <= fromUnixTimestamp64Milli({last:Int64}, 'UTC') $days$ AND (run_id = {run:String} OR obj_id = {run:String}))";
        return store.RowsAsync<RunEventRow>(
            EventsQuestion.ToStatement(
                new QuestionPart("told", RunFeed.Told(Events, "verb", "told_run", "kind_told", "is_record", "status", "phase")),
                new QuestionPart("what", what),
                QuestionPart.Value("run", runId),
                Told(span),
                QuestionPart.Value("limit", limit)),
            cancellationToken);
    }

    private static QuestionPart Told(RunSpan span) => QuestionPart.Span("first", (long)Math.Floor(span.First * 1000) - 1, "last", (long)Math.Ceiling(span.Last * 1000) + 1);

    private sealed record OddTimes(long Rows);
}
