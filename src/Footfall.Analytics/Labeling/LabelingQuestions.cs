using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Analytics.Names;
using Footfall.Analytics.Stats;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Labeling;

/// <summary>What teams did, and statistics of labeling (<c>specs/supervisely.md</c> B4 and B5).</summary>
public sealed class LabelingQuestions(IStore store)
{
    private static readonly Question<TeamActivityEvent> TeamQuestion = Questions.Load<TeamActivityEvent>("Labeling.TeamActivity");
    private static readonly Question<EventCount> TeamCountQuestion = Questions.Load<EventCount>("Labeling.TeamActivityCount");
    private static readonly Question<LabelingActionRow> ActionsQuestion = Questions.Load<LabelingActionRow>("Labeling.LabelingActionCounts");
    private static readonly Question<LabelingImageRow> ImagesQuestion = Questions.Load<LabelingImageRow>("Labeling.LabelingImages");
    private static readonly Question<LabelingMemberRow> MembersQuestion = Questions.Load<LabelingMemberRow>("Labeling.LabelingMembers");
    private static readonly Question<LabelingAssetRow> AssetsQuestion = Questions.Load<LabelingAssetRow>("Labeling.LabelingAssets");
    private static readonly Question<LabelingClassRow> ClassesQuestion = Questions.Load<LabelingClassRow>("Labeling.LabelingClasses");
    private static readonly Question<LabelingHeatRow> HeatQuestion = Questions.Load<LabelingHeatRow>("Labeling.LabelingHeat");
    private static readonly Question<ProjectId> ProjectsQuestion = Questions.Load<ProjectId>("Labeling.LabelingProjects");
    private static readonly Question<JobCount> JobsQuestion = Questions.Load<JobCount>("Labeling.LabelingJobs");

    // A job is of the projects that its own events and those of work on it name.
    private const string OfProjects = "id IN (SELECT arrayJoin([toString(job_id), if(endsWith(toString(scope), ':job'), obj_id, '')]) FROM events WHERE project_id IN {projects:Array(String)})";

    private static readonly string[] JobStatuses = ["pending", "in_progress", "on_review", "completed", "stopped", "review_completed"];
    private static readonly string[] AssetStatuses = ["pending", "submitted", "rejected", "accepted"];
    private static readonly string[] NamedKinds = ["project", "dataset", "image", "class", "job", "tag"];
    private static readonly string[] ClassActions = ["create_figure", "disable_figure", "attach_tag", "detach_tag"];

    /// <summary>The 18 columns of the log, in order.</summary>
    public static IReadOnlyList<string> TeamColumns { get; } =
        ["userId", "action", "date", "user", "projectId", "project", "datasetId", "dataset", "imageId", "image", "classId", "class", "figureId", "job", "jobId", "tag", "tagId", "meta"];

    /// <summary>A page of the log, and where the next begins.</summary>
    public async Task<(List<TeamActivityRow> Rows, PageToken? Next)> TeamAsync(TeamActivityAsk ask, SortOrder order, PageToken? after, int limit, CancellationToken cancellationToken)
    {
        var events = await store.RowsAsync<TeamActivityEvent>(TeamStatement(ask, order, after, limit), cancellationToken);
        var next = events.Count == limit ? new PageToken(order.Text, "", events[^1].Date, events[^1].Id) : null;
        return (events.ConvertAll(e => e.ToRow()), next);
    }

    /// <summary>How many rows the log has.</summary>
    public async Task<long> TeamCountAsync(TeamActivityAsk ask, CancellationToken cancellationToken) =>
        (await store.SingleAsync<EventCount>(TeamCountQuestion.ToStatement(QuestionPart.Filter(ask.Filter), ScopesOf(ask), Of(ask)), cancellationToken)).Events;

    /// <summary>The statement of the log, whole when <paramref name="limit"/> is null.</summary>
    public static Statement TeamStatement(TeamActivityAsk ask, SortOrder order, PageToken? after = null, int? limit = null)
    {
        string[] ids = ["project_id", "dataset_id", "image_id", "class_id", "figure_id", "tag_id"];
        var columns = string.Join(", ", TeamColumns.Select(c => c switch
        {
            "user" => "multiIf(told_user != '', told_user, users.name != '', users.name, userId) AS user",
            _ when NamedKinds.Contains(c) => $"multiIf(told_{c} != '', told_{c}, {c}s.name != '', {c}s.name, {c}Id) AS {c}",
            _ => $"log.{c} AS {c}",
        }));
        var direction = order.Text.StartsWith('-') ? "DESC" : "ASC";
        return TeamQuestion.ToStatement(
            [
                QuestionPart.Filter(ask.Filter), ScopesOf(ask), Of(ask),
                new QuestionPart("columns", limit is null ? columns : $"log.id AS id, {columns}"),
                Action, Review, UserNames.Of(ask.Filter),
                new QuestionPart("names", string.Join("\n", NamedKinds.Select(k => $"LEFT JOIN {LabelingSql.Names(k)} AS {k}s ON {k}s.id = log.{k}Id"))),
                new QuestionPart("log_order", $"log.date {direction}, log.id {direction}"),
                .. ids.Select(id => new QuestionPart($"payload_{id}", LabelingSql.Payload(id))),
                .. order.Parts(after, limit),
            ]);
    }

    /// <summary>How often things were done, by user, job and action, whichever are asked for.</summary>
    public static Statement ActionsStatement(EventFilter filter, IReadOnlyCollection<string> groups) => ActionsQuestion.ToStatement(
        QuestionPart.Filter(filter), Labeling, UserNames.Of(filter),
        new QuestionPart("user", groups.Contains("user") ? "toString(user_id)" : "''"),
        new QuestionPart("job", groups.Contains("job") ? "toString(job_id)" : "''"),
        new QuestionPart("action", groups.Contains("action") ? LabelingActions.Sql : "''"));

    /// <summary>On how many images each user worked.</summary>
    public static Statement ImagesStatement(EventFilter filter) => ImagesQuestion.ToStatement(QuestionPart.Filter(filter), Labeling, UserNames.Of(filter), Image);

    /// <summary>What each member did, and how long it took.</summary>
    public static Statement MembersStatement(EventFilter filter) => MembersQuestion.ToStatement(
        QuestionPart.Filter(filter), Labeling, UserNames.Of(filter), Image, Action, Review,
        new QuestionPart("labeling", string.Join(", ", LabelingActions.Labeling.Select(a => $"'{a}'"))));

    /// <summary>Figures by class and tags by tag.</summary>
    public static Statement ClassesStatement(EventFilter filter) => ClassesQuestion.ToStatement(
        QuestionPart.Filter(filter), Action,
        new QuestionPart("class_scopes", LabelingActions.ScopesSql(ClassActions)),
        new QuestionPart("class_id", LabelingSql.Payload("class_id")),
        new QuestionPart("tag_id", LabelingSql.Payload("tag_id")));

    /// <summary>Labeling actions by day and user.</summary>
    public static Statement HeatStatement(EventFilter filter) => HeatQuestion.ToStatement(QuestionPart.Filter(filter), Labeling, UserNames.Of(filter));

    /// <summary>Images by their latest status, all four of them.</summary>
    public async Task<List<LabelingAssetRow>> AssetsAsync(EventFilter filter, CancellationToken cancellationToken)
    {
        var statement = AssetsQuestion.ToStatement(QuestionPart.Filter(filter), Labeling, Image, Action, Review);
        var rows = (await store.RowsAsync<LabelingAssetRow>(statement, cancellationToken)).ToDictionary(r => r.Status, r => r.Assets);
        return [.. AssetStatuses.Select(s => new LabelingAssetRow(s, rows.GetValueOrDefault(s)))];
    }

    /// <summary>Labeling jobs that exist at the end of a period, by status; the six known ones always.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="orgs">Names of the orgs that they must belong to; null for any.</param>
    /// <param name="projects">Ids of the projects that they must belong to; none for any.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<List<LabelingJobRow>> JobsAsync(DateTimeOffset at, IReadOnlyList<string>? orgs, IReadOnlyList<string> projects, CancellationToken cancellationToken)
    {
        var statement = JobsQuestion.ToStatement(
            new QuestionPart("known", EntityRows.Known("job")),
            new QuestionPart("mine", orgs is null ? "1" : "(org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)})", orgs is null ? null : p => p.Add("orgs", orgs)),
            new QuestionPart("projects", projects.Count == 0 ? "1" : OfProjects, projects.Count == 0 ? null : p => p.Add("projects", projects)),
            QuestionPart.Value("s", at.ToUnixTimeMilliseconds()));
        var rows = (await store.RowsAsync<JobCount>(statement, cancellationToken)).ToDictionary(r => r.Status, r => r.Jobs);
        var total = rows.Values.Sum();
        return [.. JobStatuses.Union(rows.Keys.Order(StringComparer.Ordinal)).Select(s =>
            new LabelingJobRow(s, rows.GetValueOrDefault(s), total == 0 ? null : Math.Round(100.0 * rows.GetValueOrDefault(s) / total, 1)))];
    }

    /// <summary>Ids of the projects whose data are of one of some types.</summary>
    /// <param name="types">The types; <c>unknown</c> for projects of none.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<IReadOnlyList<string>> ProjectsAsync(IEnumerable<string> types, CancellationToken cancellationToken) =>
        (await store.RowsAsync<ProjectId>(ProjectsQuestion.ToStatement(new QuestionPart(null, "", p => p.Add("types", types.Select(t => t.ToLowerInvariant())))), cancellationToken)).ConvertAll(p => p.Id);

    /// <summary>Rows of one of the statements.</summary>
    public Task<List<TRow>> RowsAsync<TRow>(Statement statement, CancellationToken cancellationToken) => store.RowsAsync<TRow>(statement, cancellationToken);

    private static QuestionPart Labeling => new("scopes", LabelingActions.ScopesSql(LabelingActions.Labeling));

    private static QuestionPart Image => new("image", LabelingSql.Payload("image_id"));

    private static QuestionPart Action => new("action", LabelingActions.Sql);

    private static QuestionPart Review => new("review", LabelingSql.ReviewStatus);

    private static QuestionPart ScopesOf(TeamActivityAsk ask) => new("scopes", LabelingActions.ScopesSql(ask.Actions.Count == 0 ? LabelingActions.Scopes.Keys : ask.Actions));

    private static QuestionPart Of(TeamActivityAsk ask)
    {
        var conditions = new List<string> { "1" };
        if (ask.Labelers.Count > 0)
        {
            conditions.Add(LabelingSql.IsOf("labelers"));
        }

        if (ask.ReviewStatuses.Count > 0)
        {
            conditions.Add($"{LabelingSql.ReviewStatus} IN {{review_statuses:Array(String)}}");
        }

        return new QuestionPart("of", string.Join(" AND ", conditions), p =>
        {
            if (ask.Labelers.Count > 0)
            {
                p.Add("labelers", ask.Labelers);
            }

            if (ask.ReviewStatuses.Count > 0)
            {
                p.Add("review_statuses", ask.ReviewStatuses);
            }
        });
    }

    private sealed record ProjectId(string Id);

    private sealed record JobCount(string Status, long Jobs);
}
