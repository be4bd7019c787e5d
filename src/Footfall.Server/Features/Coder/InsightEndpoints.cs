using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Ingestion.Formats.Coder;
using Footfall.Server.Audit;
using Footfall.Server.Hosting.Contracts;

namespace Footfall.Server.Features.Coder;

/// <summary><c>/api/v2/insights/user-activity</c> and <c>/templates</c>: Coder's insights, on our data. Source: <c>specs/coder.md</c> A2.</summary>
internal static class InsightEndpoints
{
    internal static void MapInsights(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v2/insights").AllowAnonymous().WithTags("Coder").WithMetadata(new RefusesStrangers());
        Answers(group.MapGet("/user-activity", UsersAsync).Produces<UserActivityAnswer>().WithSummary("How long users were active, as Coder's insights").Audited("view:activity"), 404);
        Answers(group.MapGet("/templates", TemplatesAsync).Produces<TemplatesAnswer>().WithSummary("Users, apps and parameters of templates, as Coder's insights"), 404);
        Answers(group.MapGet("/daus", InsightCountEndpoints.DausAsync).Produces<DausAnswer>().WithSummary("Daily active users of the last 60 days, as Coder's insights"), 403);
        Answers(group.MapGet("/user-status-counts", InsightCountEndpoints.StatusesAsync).Produces<UserStatusAnswer>().WithSummary("Users by status on the last 60 days, as Coder's insights"), 403);
    }

    private static void Answers(RouteHandlerBuilder route, int refusal) => route
        .Produces<CoderErrorReply>(400).Produces<CoderErrorReply>(401).Produces<CoderErrorReply>(403).Produces<CoderErrorReply>(refusal).Produces<CoderErrorReply>(429);

    private static async Task<IResult> UsersAsync(HttpContext context, [AsParameters] InsightQuery query, InsightQuestions insights, ActivityQuestions activity, TimeProvider time)
    {
        if ((CoderRights.Refuse(context) ?? CoderRights.Hide(context)) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new CoderMistakes();
        mistakes.RefuseUnknown(context);
        var window = InsightWindow.Read(query.StartTime, query.EndTime, query.TemplateIds, time.GetUtcNow(), mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = window.IsEmpty ? [] : await insights.UsersAsync(Filter(window), context.RequestAborted);
        var profiles = (await activity.ProfilesAsync(rows.Select(r => r.UserId), context.RequestAborted)).ToDictionary(p => p.Id);
        return Results.Ok(new UserActivityAnswer(new UserActivityReport(
            Text(window.Start),
            Text(window.End),
            rows.SelectMany(r => r.Templates).Distinct().Order(StringComparer.Ordinal),
            rows.ConvertAll(r => new UserActivityEntry(r.Templates, r.UserId, profiles[r.UserId].Username, profiles[r.UserId].AvatarUrl, r.Minutes * 60)))));
    }

    private static async Task<IResult> TemplatesAsync(HttpContext context, [AsParameters] TemplateInsightQuery query, InsightQuestions insights, TimeProvider time)
    {
        if ((CoderRights.Refuse(context) ?? CoderRights.Hide(context)) is { } refusal)
        {
            return refusal;
        }

        var mistakes = new CoderMistakes();
        mistakes.RefuseUnknown(context);
        var window = InsightWindow.Read(query.StartTime, query.EndTime, query.TemplateIds, time.GetUtcNow(), mistakes);
        var interval = mistakes.Choice("interval", query.Interval, "", "day", "week");
        var sections = ReadSections(query.Sections, mistakes);
        if (!mistakes.Any && interval == "week" && !window.HasWeeks)
        {
            mistakes.Add("invalid_interval", "interval", "week needs a period of whole weeks, or one whose last week lacks at most a day.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var report = sections.Contains("report") ? await ReportAsync(window, insights, context.RequestAborted) : null;
        var intervals = sections.Contains("interval_reports") ? await IntervalsAsync(window, interval, insights, context.RequestAborted) : null;
        return Results.Ok(new TemplatesAnswer(report, intervals));
    }

    private static List<string> ReadSections(string? text, CoderMistakes mistakes)
    {
        string[] known = ["report", "interval_reports"];
        var given = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (given.Exists(s => !known.Contains(s)))
        {
            mistakes.Add("invalid_sections", "sections", $"must be report, interval_reports, or both separated by a comma, but is '{text}'.");
        }

        return given.Count == 0 ? [.. known] : given;
    }

    private static async Task<TemplateReport> ReportAsync(InsightWindow window, InsightQuestions insights, CancellationToken cancellationToken)
    {
        var users = window.IsEmpty ? [] : await insights.UsersAsync(Filter(window), cancellationToken);
        var apps = window.IsEmpty ? [] : await insights.AppsAsync(Filter(window), cancellationToken);
        var builds = window.IsEmpty ? [] : await insights.BuildsAsync(window.Range, window.Templates, cancellationToken);
        return new TemplateReport(
            Text(window.Start),
            Text(window.End),
            users.SelectMany(u => u.Templates).Distinct().Order(StringComparer.Ordinal),
            users.Count,
            BuiltinApps.Entries(apps),
            ParameterUsage.Entries(builds));
    }

    private static async Task<IEnumerable<TemplateIntervalReport>> IntervalsAsync(InsightWindow window, string interval, InsightQuestions insights, CancellationToken cancellationToken)
    {
        if (interval.Length == 0 || window.IsEmpty)
        {
            return [];
        }

        var step = TimeSpan.FromDays(interval == "week" ? 7 : 1);
        var starts = new List<DateTimeOffset>();
        for (var start = window.Start.Instant; start < window.End.Instant; start += step)
        {
            starts.Add(start);
        }

        var rows = await insights.IntervalsAsync(Filter(window), BucketSeries.Between(starts, window.End.Instant), cancellationToken);
        return rows.Select((r, i) => new TemplateIntervalReport(
            CoderTime.Write(starts[i], window.Start.Offset),
            i + 1 < starts.Count ? CoderTime.Write(starts[i + 1], window.Start.Offset) : Text(window.End),
            r.Templates,
            interval,
            r.Users));
    }

    private static ActivityFilter Filter(InsightWindow window) => new() { Range = window.Range, Templates = window.Templates, WithLogins = false };

    private static string Text(CoderTime time) => CoderTime.Write(time.Instant, time.Offset);
}
