using System.ComponentModel;
using Footfall.Analytics.Activity;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Activity;

/// <summary><c>/api/v1/activity/users</c>, <c>/apps</c>, <c>/sessions</c> and <c>/user</c>: the tables of the page Activity and of a user's page.</summary>
internal static class ActivityUserEndpoints
{
    private const string View = "view:activity";
    private static readonly string[] Formats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] SessionColumns = ["user_id", "session_id", "first", "last", "events", "errors", "categories", "apps", "scopes"];

    internal static void MapActivityUsers(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/activity").WithTags("Activity");
        group.MapGet("/users", UsersAsync).Produces<ActivityUsersAnswer>().WithSummary("Users by how long they were active").Audited(View);
        group.MapGet("/apps", AppsAsync).Produces<ActivityAppsAnswer>().WithSummary("Apps by how long they were used, and how often they were opened");
        group.MapGet("/sessions", SessionsAsync).Produces<UserSessionsAnswer>().WithSummary("Sessions of users, and what was done in them").Audited(View);
        group.MapGet("/user", UserAsync).Produces<UserAnswer>().ProducesProblem(404).WithSummary("Who a user is").Audited(View);
    }

    private static async Task<IResult> UsersAsync(HttpContext context, [AsParameters] ActivityListQuery query, ActivityReader reader, ActivityPageQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        var (sort, offset) = (query.SortOf(ActivityPageQuestions.UserColumns, "-minutes", mistakes), query.Offset(mistakes));
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var stop = context.RequestAborted;
        if (ask.Ask.Format is "csv" or "parquet")
        {
            return new StatementResult(store, await questions.UsersStatementAsync(ask.Filter, ask.Days, sort, null, stop), ask.Ask.Format, "activity-users", ActivityPageQuestions.UserColumns);
        }

        var page = (offset, ask.Ask.Limit);
        if (ask.Ask.Format == "sql")
        {
            return Answer.Sql(await questions.UsersStatementAsync(ask.Filter, ask.Days, sort, page, stop));
        }

        var (rows, all) = await questions.UsersAsync(ask.Filter, ask.Days, sort, page, stop);
        return Results.Ok(new ActivityUsersAnswer(ask.Range.From, ask.Range.To, all.Users, all.Minutes, rows, Next(offset + rows.Count, all.Users)));
    }

    private static async Task<IResult> AppsAsync(HttpContext context, [AsParameters] ActivityListQuery query, ActivityReader reader, ActivityPageQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        _ = query.SortOf(["-minutes"], "-minutes", mistakes);
        var offset = query.Offset(mistakes);
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var stop = context.RequestAborted;
        if (ask.Ask.Format is "csv" or "parquet")
        {
            return new StatementResult(store, await questions.AppsStatementAsync(ask.Filter, null, stop), ask.Ask.Format, "activity-apps", ActivityPageQuestions.AppColumns);
        }

        var page = (offset, ask.Ask.Limit);
        if (ask.Ask.Format == "sql")
        {
            return Answer.Sql(await questions.AppsStatementAsync(ask.Filter, page, stop));
        }

        var (rows, all) = await questions.AppsAsync(ask.Filter, page, stop);
        return Results.Ok(new ActivityAppsAnswer(ask.Range.From, ask.Range.To, all, rows, Next(offset + rows.Count, all)));
    }

    private static async Task<IResult> SessionsAsync(HttpContext context, [AsParameters] ActivityListQuery query, ActivityReader reader, ActivityPageQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        _ = query.SortOf(["-first"], "-first", mistakes);
        var offset = query.Offset(mistakes);
        if (query.Category is { Length: > 0 })
        {
            mistakes.Add("category", "is no filter of sessions, which have events of all categories.");
        }

        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var filter = ask.Ask.Filter with { Range = ask.Range };
        if (ask.Ask.Format != "json")
        {
            var statement = questions.UserSessionsStatement(filter, null);
            return ask.Ask.Format == "sql" ? Answer.Sql(statement) : new StatementResult(store, statement, ask.Ask.Format, "sessions", SessionColumns);
        }

        var counted = questions.CountUserSessionsAsync(filter, context.RequestAborted);
        var rows = await questions.UserSessionsAsync(filter, offset, ask.Ask.Limit, context.RequestAborted);
        var total = await counted;
        return Results.Ok(new UserSessionsAnswer(ask.Range.From, ask.Range.To, total, rows, Next(offset + rows.Count, total)));
    }

    private static async Task<IResult> UserAsync(
        HttpContext context, [FromQuery(Name = "user"), Description("The user's id.")] string? user, EventQuestions events, ActivityQuestions questions)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        if (string.IsNullOrEmpty(user))
        {
            mistakes.Add("user", "is required: the id of a user.");
            return mistakes.ToResult();
        }

        var access = Rights.Of(context);
        var seen = access.UserId is { } own && own != user ? null : await events.FiguresRangeAsync(access with { UserId = user }, context.RequestAborted);
        if (seen is null or { Events: 0 })
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"No event of a user {user} was taken in that you may see.");
        }

        var profile = (await questions.ProfilesAsync([user], context.RequestAborted))[0];
        var (first, last) = (DateTimeOffset.FromUnixTimeMilliseconds(seen.First), DateTimeOffset.FromUnixTimeMilliseconds(seen.Last));
        return Results.Ok(new UserAnswer(user, profile.Name, profile.Username, profile.Roles, seen.Events, first, last));
    }

    private static string? Next(int shown, long total) => shown < total ? FormattableString.Invariant($"{shown}") : null;
}
