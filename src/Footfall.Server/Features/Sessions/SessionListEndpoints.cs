using System.ComponentModel;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Sessions;

/// <summary><c>/api/v1/sessions</c>: browsers that are signed in; one's own, and everybody's for administrators.</summary>
internal static class SessionListEndpoints
{
    internal static void MapSessions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/sessions").WithTags("Session").RequireAuthorization(Policies.Own);
        group.MapGet("", ListAsync).Produces<IReadOnlyList<SessionEntry>>().WithSummary("Browsers that are signed in, the last used first").Audited("view:sessions");
        group.MapDelete("/{id}", EndAsync).Produces(204).ProducesProblem(404).WithSummary("End a session").Audited("end:session");
        group.MapDelete("", EndOthersAsync).Produces(204).WithSummary("End all of one's own sessions but this one").Audited("end:session");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        SessionBook sessions,
        AccountKeeper keeper,
        [FromQuery(Name = "all"), Description("true: everybody's; for administrators.")] bool? all,
        CancellationToken cancellationToken)
    {
        var caller = context.Features.Get<Caller>()!;
        if (all == true && !caller.IsAdministrator)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "Only administrators see the sessions of others.");
        }

        var list = await sessions.ListAsync(all == true || caller.AccountId is null ? null : caller.AccountId, cancellationToken);
        var logins = (await keeper.ListAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.UserName!);
        var current = context.Features.Get<CurrentSession>()?.Hash;
        return Results.Ok(list.ConvertAll(s => new SessionEntry(s.Id, logins.GetValueOrDefault(s.AccountId, ""), s.Created, s.LastUsed, s.Expires, s.Address, s.Client, s.Hash == current)));
    }

    private static async Task<IResult> EndAsync(HttpContext context, string id, SessionBook sessions, CancellationToken cancellationToken)
    {
        var caller = context.Features.Get<Caller>()!;
        return await sessions.EndAsync(id, caller.IsAdministrator ? null : caller.AccountId, cancellationToken)
            ? Results.NoContent()
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no session {id}.");
    }

    private static async Task<IResult> EndOthersAsync(HttpContext context, SessionBook sessions, CancellationToken cancellationToken)
    {
        if (context.Features.Get<Caller>()!.AccountId is { } account)
        {
            await sessions.EndAllAsync(account, context.Features.Get<CurrentSession>()?.Hash, cancellationToken);
        }

        return Results.NoContent();
    }
}
