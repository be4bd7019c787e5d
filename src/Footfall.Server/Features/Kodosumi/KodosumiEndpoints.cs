using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;
using Footfall.Server.Hosting.Contracts;

namespace Footfall.Server.Features.Kodosumi;

/// <summary><c>/api/dashboard/...</c>: the lists of Kodosumi's analytics dashboard, over all runs. Source: <c>specs/kodosumi.md</c> 3.</summary>
internal static class KodosumiEndpoints
{
    private const int StandardErrors = 100;
    private const int StandardPage = 100;

    internal static void MapKodosumi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/dashboard").WithTags("Kodosumi").AllowAnonymous().WithMetadata(new RefusesStrangers());
        Describe(group.MapGet("/running-agents", AgentsAsync).Produces<KodosumiAgents>(), "Executions, the latest first");
        Describe(group.MapGet("/errors", ErrorsAsync).Produces<KodosumiErrors>(), "Errors of executions, the latest first");
        Describe(group.MapGet("/timeline", TimelineAsync).Produces<KodosumiTimeline>(), "Executions, the earliest first");
        Describe(group.MapGet("/agent-stats", StatsAsync).Produces<KodosumiStats>(), "Statistics of executions");
        group.MapKodosumiExecution();
        app.MapGet("/admin/dashboard", (HttpContext context) => Results.Redirect($"/runs{context.Request.QueryString}")).AllowAnonymous().ExcludeFromDescription();
    }

    internal static void Describe(RouteHandlerBuilder route, string summary) =>
        route.WithSummary(summary).Audited("view:runs").Produces<KodosumiError>(400).Produces<KodosumiError>(401).Produces<KodosumiError>(403).Produces<KodosumiError>(429);

    private static async Task<IResult> AgentsAsync(HttpContext context, [AsParameters] KodosumiQuery query, KodosumiQuestions questions, RunQuestions runs, ActivityOrgs orgs)
    {
        if (KodosumiReplies.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new List<string>();
        var hours = query.ReadHours(mistakes);
        var limit = KodosumiQuery.Number("limit", query.Limit, StandardPage, 0, int.MaxValue, mistakes);
        var offset = KodosumiQuery.Number("offset", query.Offset, 0, 0, int.MaxValue, mistakes);
        if (mistakes.Count > 0)
        {
            return Wrong(context, mistakes);
        }

        var filter = query.Filter(context, orgs, hours, runs.Now);
        var count = query.HasPage ? questions.CountAsync(filter, context.RequestAborted) : null;
        var rows = await questions.ListAsync(filter, isDescending: true, query.HasPage ? (offset, limit) : null, withNames: true, context.RequestAborted);
        if (query.IsCsv)
        {
            return Csv("running-agents", rows);
        }

        var total = count is null ? rows.Count : await count;
        return Results.Ok(new KodosumiAgents(
            total,
            rows.ConvertAll(r => KodosumiRecord.Of(r, withName: true)),
            new KodosumiFilters(hours, query.AgentName, query.User, query.Status, query.Search),
            query.HasPage ? offset : null,
            query.HasPage ? limit : null,
            query.HasPage ? offset + (long)rows.Count < total : null));
    }

    private static async Task<IResult> ErrorsAsync(HttpContext context, [AsParameters] KodosumiQuery query, RunQuestions runs, ActivityOrgs orgs)
    {
        if (KodosumiReplies.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new List<string>();
        var hours = query.ReadHours(mistakes);
        var limit = KodosumiQuery.Number("limit", query.Limit, StandardErrors, int.MinValue, int.MaxValue, mistakes);
        if (mistakes.Count > 0)
        {
            return Wrong(context, mistakes);
        }

        // One row tells the total, whatever the cap. A negative cap leaves rows out at the end.
        var filter = query.Filter(context, orgs, hours, runs.Now);
        var rows = await runs.ErrorsAsync(filter, limit < 0 ? int.MaxValue : Math.Max(1, limit), context.RequestAborted);
        var total = rows.Count == 0 ? 0 : rows[0].Total;
        var entries = rows.Take(limit < 0 ? (int)Math.Max(0, rows.Count + (long)limit) : limit).Select(KodosumiErrorEntry.Of).ToList();
        return query.IsCsv
            ? Answer.Download("errors", Answers.Csv.Of(entries.Select(e => new { e.Fid, e.UserId, e.Timestamp, Error = e.Error?.ToJsonString() ?? "null" }), StoreRows.Json.PropertyNamingPolicy!))
            : Results.Ok(new KodosumiErrors(total, entries));
    }

    private static async Task<IResult> TimelineAsync(HttpContext context, [AsParameters] KodosumiQuery query, KodosumiQuestions questions, RunQuestions runs, ActivityOrgs orgs)
    {
        if (KodosumiReplies.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new List<string>();
        var hours = query.ReadHours(mistakes);
        if (mistakes.Count > 0)
        {
            return Wrong(context, mistakes);
        }

        var rows = await questions.ListAsync(query.Filter(context, orgs, hours, runs.Now), isDescending: false, null, query.IsCsv, context.RequestAborted);
        return query.IsCsv ? Csv("timeline", rows) : Results.Ok(new KodosumiTimeline(rows.Count, rows.ConvertAll(r => KodosumiRecord.Of(r))));
    }

    private static async Task<IResult> StatsAsync(HttpContext context, [AsParameters] KodosumiQuery query, KodosumiQuestions questions, RunQuestions runs, ActivityOrgs orgs)
    {
        if (KodosumiReplies.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new List<string>();
        var hours = query.ReadHours(mistakes);
        if (mistakes.Count > 0)
        {
            return Wrong(context, mistakes);
        }

        var rows = await questions.StatsAsync(query.Filter(context, orgs, query.Hours is null ? null : hours, runs.Now), query.IsCsv || query.HasFilter, context.RequestAborted);
        if (query.IsCsv)
        {
            return Answer.Download("agent-stats", Answers.Csv.Of(rows, StoreRows.Json.PropertyNamingPolicy!));
        }

        var (total, timed) = (rows.Sum(r => r.Runs), rows.Sum(r => r.Timed));
        return Results.Ok(new KodosumiStats(
            total,
            rows.GroupBy(r => r.Status).ToDictionary(g => g.Key, g => g.Sum(r => r.Runs)),
            rows.GroupBy(r => r.UserId).ToDictionary(g => g.Key, g => g.Sum(r => r.Runs)),
            timed == 0 ? 0 : rows.Sum(r => r.Seconds) / timed,
            total == 0 ? 0 : (double)rows.Sum(r => r.Failed) / total,
            query.HasFilter ? rows.GroupBy(r => r.UserId).ToDictionary(g => g.Key, g => g.First().UserName) : null));
    }

    private static IResult Wrong(HttpContext context, List<string> mistakes) =>
        KodosumiReplies.Error(context, StatusCodes.Status400BadRequest, $"Validation failed for GET {context.Request.Path}: {string.Join(' ', mistakes)}");

    private static IResult Csv(string name, List<KodosumiRow> rows) => Answer.Download(
        name,
        Answers.Csv.Of(
            rows.Select(r => KodosumiRecord.Of(r, withName: true)).Select(r => new
            {
                r.Fid, r.UserId, r.UserName, r.AgentName, r.Status, Meta = r.Meta?.ToJsonString() ?? "null", r.Error, r.ErrorTimestamp, r.StartTime, r.EndTime, r.Runtime, r.UploadCount, r.DownloadCount,
            }),
            StoreRows.Json.PropertyNamingPolicy!));
}
