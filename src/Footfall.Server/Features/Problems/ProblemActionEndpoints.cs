using System.Text.Json.Nodes;
using Footfall.Analytics.Problems;
using Footfall.Ingestion.Problems;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary><c>POST /api/v1/problems/{id}/...</c>: resolve, reopen, ignore, snooze, assign, comment, merge, split, undo. Each answers the problem as it stands then.</summary>
internal static class ProblemActionEndpoints
{
    private const int LongestComment = 4_000;
    private const int LongestVersion = 100;
    private const int MostErrors = 10_000;

    internal static void MapProblemActions(this IEndpointRouteBuilder problems)
    {
        Describe(problems.MapPost("/{id}/resolve", ResolveAsync), "resolve", "Say that a problem is gone, from now on or in a version; seen again after that it regresses by itself");
        Describe(problems.MapPost("/{id}/reopen", ReopenAsync), "reopen", "Say that a problem is open");
        Describe(problems.MapPost("/{id}/ignore", IgnoreAsync), "ignore", "Leave a problem alone for good");
        Describe(problems.MapPost("/{id}/snooze", SnoozeAsync), "snooze", "Leave a problem alone until a time, or until it happened so many times more");
        Describe(problems.MapPost("/{id}/assign", AssignAsync), "assign", "Say who sees to a problem");
        Describe(problems.MapPost("/{id}/comment", CommentAsync), "comment", "Say something about a problem");
        Describe(problems.MapPost("/{id}/merge", MergeAsync), "merge", "Make a problem part of another");
        Describe(problems.MapPost("/{id}/split", SplitAsync), "split", "Make errors of a problem one of their own, or let merged problems stand by themselves again; answers the first of those");
        Describe(problems.MapPost("/{id}/undo", UndoAsync), "undo", "Undo the last action that is not undone yet");
    }

    private static void Describe(RouteHandlerBuilder route, string verb, string summary) =>
        route.RequireAuthorization(Policies.Act).Produces<ProblemRow>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).WithSummary(summary).Audited($"{verb}:problem");

    private static Task<IResult> ResolveAsync(HttpContext context, string id, [FromBody] ResolveRequest? request, ProblemDesk desk, ProblemActions actions)
    {
        var version = request?.Version?.Trim() ?? "";
        var mistakes = new Mistakes();
        if (version.Length > LongestVersion)
        {
            mistakes.Add("version", FormattableString.Invariant($"may have {LongestVersion} characters, but has {version.Length}."));
        }

        return ActAsync(context, id, "resolve", request?.Comment, mistakes, desk, actions, (action, _) => action with
        {
            State = ProblemStates.Resolved,
            StateAt = action.At,
            Version = version,
            VersionKey = VersionKey.Of(version),
        });
    }

    private static Task<IResult> ReopenAsync(HttpContext context, string id, [FromBody] CommentRequest? request, ProblemDesk desk, ProblemActions actions) =>
        ActAsync(context, id, "reopen", request?.Comment, new Mistakes(), desk, actions, (action, _) => Plain(action) with { State = ProblemStates.Open, StateAt = action.At });

    private static Task<IResult> IgnoreAsync(HttpContext context, string id, [FromBody] CommentRequest? request, ProblemDesk desk, ProblemActions actions) =>
        ActAsync(context, id, "ignore", request?.Comment, new Mistakes(), desk, actions, (action, _) => Plain(action) with { State = ProblemStates.Ignored, StateAt = action.At });

    private static Task<IResult> SnoozeAsync(HttpContext context, string id, [FromBody] SnoozeRequest? request, ProblemDesk desk, ProblemActions actions, TimeProvider time)
    {
        var mistakes = new Mistakes();
        if (request?.Until is null && request?.Events is null)
        {
            mistakes.Add("until", "or 'events' is required.");
        }

        if (request?.Until is { } until && (until <= time.GetUtcNow() || until.Year >= 2200))
        {
            mistakes.Add("until", "must lie in the future, before 2200.");
        }

        if (request?.Events is < 1 or > int.MaxValue)
        {
            mistakes.Add("events", FormattableString.Invariant($"must be a whole number from 1 to {int.MaxValue}."));
        }

        return ActAsync(context, id, "snooze", request?.Comment, mistakes, desk, actions, (action, problem) => Plain(action) with
        {
            State = ProblemStates.Snoozed,
            StateAt = action.At,
            Until = request!.Until ?? DateTimeOffset.UnixEpoch,
            Most = request.Events ?? 0,
            Counted = problem.Events,
        });
    }

    private static Task<IResult> AssignAsync(HttpContext context, string id, [FromBody] AssignRequest? request, ProblemDesk desk, ProblemActions actions, AccountBook accounts)
    {
        var login = request?.Account?.Trim() ?? "";
        var mistakes = new Mistakes();
        if (login.Length > 0 && !accounts.Has(login))
        {
            mistakes.Add("account", $"must be the login of an account, but is '{login}'.");
        }

        return ActAsync(context, id, "assign", request?.Comment, mistakes, desk, actions, (action, _) => action with { Assignee = login });
    }

    private static Task<IResult> CommentAsync(HttpContext context, string id, [FromBody] CommentRequest? request, ProblemDesk desk, ProblemActions actions)
    {
        var mistakes = new Mistakes();
        if (string.IsNullOrWhiteSpace(request?.Comment))
        {
            mistakes.Add("comment", "is required.");
        }

        return ActAsync(context, id, "comment", request?.Comment, mistakes, desk, actions, (action, _) => action);
    }

    private static async Task<IResult> MergeAsync(HttpContext context, string id, [FromBody] MergeRequest? request, ProblemDesk desk, ProblemActions actions)
    {
        var mistakes = new Mistakes();
        var (stop, access) = (context.RequestAborted, desk.AccessOf(context));
        var into = await desk.FindAsync(request?.Into ?? "", access, stop);
        if (into is null)
        {
            mistakes.Add("into", $"must be the id of a problem that you may see, but is '{request?.Into}'.");
        }
        else if (await desk.WhyNotActAsync(context.Features.Get<Caller>()!, into, access, stop) is { } reason)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: reason);
        }

        return await WithProblemAsync(context, id, "merge", request?.Comment, mistakes, desk, async (row, start) =>
        {
            if (row.Id == into!.Id)
            {
                throw new ProblemRefusedException("A problem cannot be part of itself.");
            }

            await actions.MergeAsync(row, into, start, stop);
            return into.Id;
        });
    }

    private static Task<IResult> SplitAsync(HttpContext context, string id, [FromBody] SplitRequest? request, ProblemDesk desk, ProblemActions actions)
    {
        var mistakes = new Mistakes();
        if ((request?.Occurrences?.Count ?? 0) + (request?.Parts?.Count ?? 0) is < 1 or > MostErrors)
        {
            mistakes.Add("occurrences", FormattableString.Invariant($"or 'parts' must name 1 to {MostErrors}."));
        }

        return WithProblemAsync(context, id, "split", request?.Comment, mistakes, desk, async (row, start) => (await actions.SplitAsync(row, request!, start, context.RequestAborted))[0]);
    }

    private static Task<IResult> UndoAsync(HttpContext context, string id, [FromBody] CommentRequest? request, ProblemDesk desk, ProblemActions actions) =>
        WithProblemAsync(context, id, "undo", request?.Comment, new Mistakes(), desk, async (row, start) =>
        {
            await actions.UndoAsync(row, start, context.RequestAborted);
            return row.Id;
        });

    private static Task<IResult> ActAsync(
        HttpContext context, string id, string name, string? comment, Mistakes mistakes, ProblemDesk desk, ProblemActions actions, ProblemChange change) =>
        WithProblemAsync(context, id, name, comment, mistakes, desk, async (row, start) =>
        {
            await actions.ActAsync(row, start, change, context.RequestAborted);
            return row.Id;
        });

    /// <summary>Checks who asks for what, has it done, and answers the problem as it stands then.</summary>
    private static async Task<IResult> WithProblemAsync(
        HttpContext context, string id, string name, string? comment, Mistakes mistakes, ProblemDesk desk, Func<ProblemRow, ProblemStart, Task<string>> act)
    {
        if (comment?.Length > LongestComment)
        {
            mistakes.Add("comment", FormattableString.Invariant($"may have {LongestComment} characters, but has {comment.Length}."));
        }

        var (caller, access, stop) = (context.Features.Get<Caller>()!, desk.AccessOf(context), context.RequestAborted);
        if (await desk.FindAsync(id, access, stop) is not { } row)
        {
            return ProblemDesk.Unknown(id);
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        if (await desk.WhyNotActAsync(caller, row, access, stop) is { } reason)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: reason);
        }

        try
        {
            var then = await act(row, new ProblemStart(name, caller.Name, comment));
            context.Features.Set(new AuditDetails { ObjId = row.Id, ObjVal = row.Title, Payload = new JsonObject { ["problem"] = then } });
            return await desk.FindAsync(then, access, stop) is { } after ? Results.Ok(after) : Results.NoContent();
        }
        catch (ProblemRefusedException e)
        {
            return Results.Problem(statusCode: StatusCodes.Status409Conflict, detail: e.Message);
        }
    }

    /// <summary>Without what belongs to another state.</summary>
    private static ProblemAction Plain(ProblemAction action) => action with { Version = "", VersionKey = "", Until = DateTimeOffset.UnixEpoch, Most = 0, Counted = 0 };
}
