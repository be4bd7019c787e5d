using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Problems;

/// <summary>What a problem's own page shows: its errors, who met it and where, the log around an error, what was done before it.</summary>
public sealed class ProblemReader(IStore store, ProblemQuestions questions)
{
    /// <summary>Most people, runs and changes that are named.</summary>
    public const int MostNamed = 100;

    private const string PageSql =
        """
        (problem, time, id) IN
            (
                SELECT problem, time, id FROM $errors$
                WHERE {after_id:String} = '' OR (toUnixTimestamp64Milli(time), id) < ({after_time:Int64}, toUUIDOrZero({after_id:String}))
                ORDER BY time DESC, id DESC
                LIMIT 1 BY id
                LIMIT {limit:Int64}
            )
        """;

    // Runs may last days; requests and sessions do not.
    private static readonly TimeSpan RunSpan = TimeSpan.FromDays(7);
    private static readonly TimeSpan SessionSpan = TimeSpan.FromHours(12);
    private static readonly TimeSpan StepSpan = TimeSpan.FromHours(1);
    private static readonly TimeSpan ChangeSpan = TimeSpan.FromDays(1);

    private static readonly Question<OccurrenceRow> OccurrencesQuestion = Questions.Load<OccurrenceRow>("Problems.ProblemOccurrences");
    private static readonly Question<ProblemPersonRow> PeopleQuestion = Questions.Load<ProblemPersonRow>("Problems.ProblemPeople");
    private static readonly Question<ProblemPlaceRow> PlacesQuestion = Questions.Load<ProblemPlaceRow>("Problems.ProblemPlaces");
    private static readonly Question<ProblemRunRow> RunsQuestion = Questions.Load<ProblemRunRow>("Problems.ProblemRuns");
    private static readonly Question<ProblemEventRow> EventQuestion = Questions.Load<ProblemEventRow>("Problems.ProblemEvent");
    private static readonly Question<ProblemStepRow> StepsQuestion = Questions.Load<ProblemStepRow>("Problems.ProblemSteps");
    private static readonly Question<ProblemLogRow> LogQuestion = Questions.Load<ProblemLogRow>("Problems.ProblemLog");
    private static readonly Question<ProblemChangeRow> ChangesQuestion = Questions.Load<ProblemChangeRow>("Problems.ProblemChanges");
    private static readonly Question<ProblemCauseRow> CausesQuestion = Questions.Load<ProblemCauseRow>("Problems.ProblemCauses");

    /// <summary>Columns of errors as a file.</summary>
    public static IReadOnlyList<string> OccurrenceColumns { get; } =
    [
        "id", "time", "scope", "source", "level", "class", "title", "version", "user_id", "user_name", "org", "session_id", "run_id", "request_id", "agent", "package", "function", "client_name",
        "client_version", "os", "project_id", "task_id", "job_id", "fingerprint",
    ];

    /// <summary>Errors of a problem, the latest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last error of the page before.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<List<OccurrenceRow>> OccurrencesAsync(ProblemFilter filter, (DateTimeOffset Time, Guid Id)? after, int limit, CancellationToken cancellationToken) =>
        await store.RowsAsync<OccurrenceRow>(OccurrencesStatement(filter, await questions.LinksAsync(cancellationToken), after, limit), cancellationToken);

    /// <summary>The statement behind <see cref="OccurrencesAsync"/>; all of them without a limit.</summary>
    public static Statement OccurrencesStatement(ProblemFilter filter, ProblemLinks links, (DateTimeOffset Time, Guid Id)? after, int? limit)
    {
        var statement = OccurrencesQuestion.ToStatement(
            new QuestionPart("which", limit is null ? "1" : PageSql, p => p.Add("limit", limit ?? 0)),
            Errors(filter, links),
            Names(filter),
            new QuestionPart(null, "", p => p.Add("after_time", after?.Time.ToUnixTimeMilliseconds() ?? 0).Add("after_id", after?.Id.ToString("D") ?? "")));
        return limit is null ? new Statement($"SELECT {string.Join(", ", OccurrenceColumns)} FROM ({statement.Sql})") { Parameters = statement.Parameters } : statement;
    }

    /// <summary>Who met it.</summary>
    public async Task<List<ProblemPersonRow>> PeopleAsync(ProblemFilter filter, int limit, CancellationToken cancellationToken) =>
        await store.RowsAsync<ProblemPersonRow>(
            PeopleQuestion.ToStatement(Errors(filter, await questions.LinksAsync(cancellationToken)), Names(filter), QuestionPart.Value("limit", limit)), cancellationToken);

    /// <summary>Where it happens.</summary>
    public async Task<List<ProblemPlaceRow>> PlacesAsync(ProblemFilter filter, CancellationToken cancellationToken) =>
        await store.RowsAsync<ProblemPlaceRow>(PlacesQuestion.ToStatement(Errors(filter, await questions.LinksAsync(cancellationToken))), cancellationToken);

    /// <summary>Runs that met it.</summary>
    public async Task<List<ProblemRunRow>> RunsAsync(ProblemFilter filter, int limit, RunQuestions runs, CancellationToken cancellationToken)
    {
        var errors = Errors(filter, await questions.LinksAsync(cancellationToken));
        var rows = RunRows.Sql("{run_now:Int64} / 1000", "{run_silent:Int64}", RunRows.Among($"SELECT run_id FROM {errors.Sql} WHERE run_id != ''"), "name", "type", "shown", "user_id", "user_name_told", "agent", "started", "runtime");
        return await store.RowsAsync<ProblemRunRow>(
            RunsQuestion.ToStatement(errors, new QuestionPart("runs", rows), new QuestionPart("started", RunRows.InstantOf("runs.started")), runs.Clock(), QuestionPart.Value("limit", limit)), cancellationToken);
    }

    /// <summary>The event behind an error; null when it is no longer there.</summary>
    public async Task<ProblemEventRow?> EventAsync(OccurrenceRow error, CancellationToken cancellationToken) =>
        (await store.RowsAsync<ProblemEventRow>(
            EventQuestion.ToStatement(QuestionPart.Value("id", error.Id.ToString("D")), QuestionPart.Value("time", error.Time.ToUnixTimeMilliseconds())), cancellationToken)).SingleOrDefault();

    /// <summary>What was done in an error's session before it, the latest first.</summary>
    public async Task<List<ProblemStepRow>> StepsAsync(OccurrenceRow error, Access access, int limit, CancellationToken cancellationToken) =>
        error.SessionId.Length == 0
            ? []
            : await store.RowsAsync<ProblemStepRow>(
                StepsQuestion.ToStatement(
                    Rights(access),
                    QuestionPart.Value("session", error.SessionId),
                    QuestionPart.Value("user", error.UserId),
                    QuestionPart.Value("id", error.Id.ToString("D")),
                    QuestionPart.Span("from", error.Time - StepSpan, "until", error.Time),
                    QuestionPart.Value("limit", limit)),
                cancellationToken);

    /// <summary>Lines of the log around an error, the oldest first.</summary>
    public async Task<List<ProblemLogRow>> LogAsync(ProblemLogAsk ask, Access access, CancellationToken cancellationToken)
    {
        var backwards = ask.After is null;
        var span = ask.Kind == "run" ? RunSpan : SessionSpan;
        var page = ask.After is not null ? "place_told > toUInt256({after:String})" : ask.Before is not null ? "place_told < toUInt256({before:String})" : "1";
        var rows = await store.RowsAsync<ProblemLogRow>(
            LogQuestion.ToStatement(
                Rights(access),
                new QuestionPart("place", RunFeed.Place),
                new QuestionPart("readable", ReadablePayload.Quoted),
                new QuestionPart("page", page),
                new QuestionPart("direction", backwards ? "DESC" : "ASC"),
                QuestionPart.Value("kind", ask.Kind),
                QuestionPart.Value("key", ask.Key),
                QuestionPart.Span("from", ask.Time - span, "to", ask.Time + span),
                new QuestionPart(null, "", p => p.Add("levels", ask.Levels).Add("after", ask.After ?? "0").Add("before", ask.Before ?? "")),
                QuestionPart.Value("limit", ask.Limit)),
            cancellationToken);
        if (backwards)
        {
            rows.Reverse();
        }

        return rows;
    }

    /// <summary>What was changed shortly before an instant.</summary>
    public Task<List<ProblemChangeRow>> ChangesAsync(DateTimeOffset before, Access access, CancellationToken cancellationToken) =>
        store.RowsAsync<ProblemChangeRow>(
            ChangesQuestion.ToStatement(
                Rights(access), QuestionPart.Span("from", before - ChangeSpan, "to", before)),
            cancellationToken);

    /// <summary>How often errors follow actions.</summary>
    public async Task<List<ProblemCauseRow>> CausesAsync(ProblemCauseAsk ask, CancellationToken cancellationToken) =>
        await store.RowsAsync<ProblemCauseRow>(CausesStatement(ask, await questions.LinksAsync(cancellationToken)), cancellationToken);

    /// <summary>The statement behind <see cref="CausesAsync"/>.</summary>
    public static Statement CausesStatement(ProblemCauseAsk ask, ProblemLinks links)
    {
        var filter = FilterSql.Of(ask.Actions);
        return CausesQuestion.ToStatement(
            new QuestionPart("filter", filter.Text, p => p.AddMissing(filter.AddTo)),
            new QuestionPart("errors", new ProblemSql(ask.Errors, links).Errors, p => p.AddMissing(new ProblemSql(ask.Errors, links).AddTo)),
            new QuestionPart("key", ask.KeySql),
            new QuestionPart("actions", ask.ActionsSql),
            QuestionPart.Value("within", (long)ask.Within.TotalMilliseconds),
            QuestionPart.Value("limit", ask.Limit));
    }

    private static QuestionPart Errors(ProblemFilter filter, ProblemLinks links)
    {
        var sql = new ProblemSql(filter, links);
        return new QuestionPart("errors", sql.Errors, sql.AddTo);
    }

    private static QuestionPart Names(ProblemFilter filter) => new("user_names", UserNames.Sql(filter.Errors.Access));

    private static QuestionPart Rights(Access access)
    {
        var sql = FilterSql.OfAccess(access);
        return new QuestionPart("access", sql.Text, sql.AddTo);
    }
}
