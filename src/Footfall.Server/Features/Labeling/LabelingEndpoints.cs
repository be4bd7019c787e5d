using Footfall.Analytics.Asking;
using Footfall.Analytics.Labeling;
using Footfall.ClickHouse;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Usage;

namespace Footfall.Server.Features.Labeling;

/// <summary><c>/api/v1/team-activity</c> and <c>/api/v1/labeling...</c>: the log of teams, and statistics of labeling.</summary>
internal static class LabelingEndpoints
{
    private const string View = "view:labeling";
    private static readonly string[] ListFormats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] ChartFormats = ["json", "csv", "sql"];
    private static readonly string[] TableFormats = ["json", "csv"];
    private static readonly string[] Groups = ["user", "job", "action"];

    internal static void MapLabeling(this IEndpointRouteBuilder api)
    {
        api.MapGet("/team-activity", TeamAsync).Produces<TeamActivityAnswer>().WithTags("Labeling").WithSummary("What teams did, in the 18 columns of Supervisely's log").Audited("view:team-activity");
        var group = api.MapGroup("/labeling").WithTags("Labeling");
        group.MapGet("/figures", FiguresAsync).Produces<LabelingFiguresAnswer>().WithSummary("Figures of labeling, now and before").Audited(View);
        group.MapGet("/members", (HttpContext context, [AsParameters] LabelingQuery query, LabelingReader reader, LabelingQuestions questions) =>
                RowsAsync<LabelingMemberRow>(context, query, reader, questions, "labeling-members", LabelingQuestions.MembersStatement))
            .Produces<RowsAnswer<LabelingMemberRow>>().WithSummary("What each member did, and how long it took").Audited(View);
        group.MapGet("/classes", (HttpContext context, [AsParameters] LabelingQuery query, LabelingReader reader, LabelingQuestions questions) =>
                RowsAsync<LabelingClassRow>(context, query, reader, questions, "labeling-classes", LabelingQuestions.ClassesStatement))
            .Produces<RowsAnswer<LabelingClassRow>>().WithSummary("Objects by class and tags by tag");
        group.MapGet("/heat", (HttpContext context, [AsParameters] LabelingQuery query, LabelingReader reader, LabelingQuestions questions) =>
                RowsAsync<LabelingHeatRow>(context, query, reader, questions, "labeling-heat", LabelingQuestions.HeatStatement))
            .Produces<RowsAnswer<LabelingHeatRow>>().WithSummary("Labeling actions by day and user").Audited(View);
        group.MapGet("/images", (HttpContext context, [AsParameters] LabelingQuery query, LabelingReader reader, LabelingQuestions questions) =>
                RowsAsync<LabelingImageRow>(context, query, reader, questions, "labeling-images", LabelingQuestions.ImagesStatement))
            .Produces<RowsAnswer<LabelingImageRow>>().WithSummary("Different images that each user worked on").Audited(View);
        group.MapGet("/actions", ActionsAsync).Produces<RowsAnswer<LabelingActionRow>>().WithSummary("Labeling actions by user, job and type").Audited(View);
        group.MapGet("/jobs", JobsAsync).RequireAuthorization(Policies.Count).Produces<RowsAnswer<LabelingJobRow>>().WithSummary("Labeling jobs by status at the end of the period");
    }

    private static async Task<IResult> TeamAsync(HttpContext context, [AsParameters] TeamActivityQuery query, LabelingReader reader, LabelingQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, query.DataType, ListFormats, mistakes);
        var log = query.Read(ask, mistakes);
        var neutralizes = mistakes.Choice("neutralize", query.Neutralize, "true", "false") == "true";
        var order = SortOrder.Read(mistakes.Choice("sort", query.Sort, "date", "-date").Replace("date", "time", StringComparison.Ordinal))!;
        var after = query.After is null ? null : PageToken.Decode(query.After);
        if (query.After is not null && (after is null || !order.Accepts(after)))
        {
            mistakes.Add("after", "must be the member 'next' of the page before, asked for with the same 'sort'.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        if (ask.Format != "json")
        {
            var statement = LabelingQuestions.TeamStatement(log, order);
            return ask.Format == "sql" ? Answer.Sql(statement) : new StatementResult(store, statement, ask.Format, "team-activity", LabelingQuestions.TeamColumns) { Neutralizes = neutralizes };
        }

        var total = questions.TeamCountAsync(log, context.RequestAborted);
        var (rows, next) = await questions.TeamAsync(log, order, after, ask.Limit, context.RequestAborted);
        return Results.Ok(new TeamActivityAnswer(ask.Period.Range.From, ask.Period.Range.To, await total, rows, next?.Encode()));
    }

    private static Task<IResult> FiguresAsync(HttpContext context, [AsParameters] LabelingQuery query, LabelingReader reader, LabelingQuestions questions) =>
        reader.AnswerAsync(context, query, TableFormats, async ask =>
        {
            var stop = context.RequestAborted;
            var (now, assets) = (MembersAsync(questions, ask.Filter, stop), questions.AssetsAsync(ask.Filter, stop));
            var (before, assetsBefore) = (MembersAsync(questions, ask.Filter.Before, stop), questions.AssetsAsync(ask.Filter.Before, stop));
            var rows = LabelingFigures.Of(await now, (await assets).Sum(a => a.Assets), await before, (await assetsBefore).Sum(a => a.Assets));
            return ask.Format == "csv"
                ? Answer.Download("labeling-figures", Csv.Of(rows, StoreRows.Json.PropertyNamingPolicy!))
                : Results.Ok(new LabelingFiguresAnswer(ask.Period.Range.From, ask.Period.Range.To, rows, await assets));
        });

    private static Task<List<LabelingMemberRow>> MembersAsync(LabelingQuestions questions, EventFilter filter, CancellationToken stop) =>
        questions.RowsAsync<LabelingMemberRow>(LabelingQuestions.MembersStatement(filter), stop);

    private static async Task<IResult> ActionsAsync(HttpContext context, [AsParameters] LabelingActionsQuery query, LabelingReader reader, LabelingQuestions questions)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, query.DataType, ChartFormats, mistakes);
        var groups = string.IsNullOrEmpty(query.GroupBy) ? Groups : query.GroupBy.Split(',', StringSplitOptions.TrimEntries);
        if (groups.Except(Groups).FirstOrDefault() is { } other)
        {
            mistakes.Add("group_by", $"must be any of {string.Join(", ", Groups)}, separated by commas, but has '{other}'.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var statement = LabelingQuestions.ActionsStatement(ask.Filter, groups);
        return Rows(ask, "labeling-actions", await questions.RowsAsync<LabelingActionRow>(statement, context.RequestAborted), statement);
    }

    private static Task<IResult> JobsAsync(HttpContext context, [AsParameters] LabelingQuery query, LabelingReader reader, LabelingQuestions questions, ActivityOrgs orgs) =>
        reader.AnswerAsync(context, query, TableFormats, async ask =>
        {
            var names = orgs.NamesOf(ask.Filter["org"], ask.Filter.Access);
            var rows = await questions.JobsAsync(ask.Period.Range.To, names, ask.Filter["project"], context.RequestAborted);
            return ask.Format == "csv"
                ? Answer.Download("labeling-jobs", Csv.Of(rows, StoreRows.Json.PropertyNamingPolicy!))
                : Results.Ok(new RowsAnswer<LabelingJobRow>(ask.Period.Range.From, ask.Period.Range.To, rows));
        });

    private static Task<IResult> RowsAsync<TRow>(
        HttpContext context, LabelingQuery query, LabelingReader reader, LabelingQuestions questions, string name, Func<EventFilter, Statement> statementOf) =>
        reader.AnswerAsync(context, query, ChartFormats, async ask =>
        {
            var statement = statementOf(ask.Filter);
            return Rows(ask, name, await questions.RowsAsync<TRow>(statement, context.RequestAborted), statement);
        });

    private static IResult Rows<TRow>(Ask ask, string name, List<TRow> rows, Statement statement) =>
        Answer.Of(ask, name, new RowsAnswer<TRow>(ask.Period.Range.From, ask.Period.Range.To, rows), rows, statement);
}
