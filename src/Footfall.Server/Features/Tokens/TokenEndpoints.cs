using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Tokens;

/// <summary>
/// <c>/api/v1/tokens</c>: administrators, and commands on this machine, see and make all of them; everybody else those that
/// act as themselves.
/// </summary>
internal static class TokenEndpoints
{
    internal static void MapTokens(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/tokens").WithTags("Tokens").RequireAuthorization(Policies.Own);
        group.MapGet("", ListAsync).Produces<IReadOnlyList<TokenEntry>>().WithSummary("Tokens that were not revoked: all for administrators, else one's own");
        group.MapPost("", CreateAsync).Produces<NewToken>().WithSummary("Make a token; its text is shown this once").Audited("create:token");
        group.MapDelete("/{idOrName}", RevokeAsync).Produces(204).ProducesProblem(404).WithSummary("Revoke a token").Audited("revoke:token");
    }

    private static async Task<IResult> ListAsync(HttpContext context, TokenBook tokens, AccountKeeper keeper, NameBook names, CancellationToken cancellationToken)
    {
        var own = OwnAccount(context);
        var logins = (await keeper.ListAsync(cancellationToken)).ToDictionary(a => a.Id, a => a.UserName);
        var list = (await tokens.ListAsync(cancellationToken)).Where(t => own is null || t.AccountId == own);
        return Results.Ok(list.Select(t => TokenEntry.Of(t, t.AccountId is { } id ? logins.GetValueOrDefault(id) : null, tokens.LastUsed(t.Id), names.SuppliedOrgs($"token:{t.Id}"))).ToList());
    }

    private static async Task<IResult> CreateAsync(HttpContext context, [FromBody] TokenRequest request, TokenBook tokens, AccountKeeper keeper, TimeProvider time, CancellationToken cancellationToken)
    {
        var mistakes = new Mistakes();
        var isOfAccount = TokenKinds.IsOfAccount(request.Kind ?? "");
        if (OwnAccount(context) is not null && TokenKinds.All.Contains(request.Kind) && !isOfAccount)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: $"Only administrators make {request.Kind} tokens. Yours can be personal or sql.");
        }

        var account = isOfAccount ? await AccountOfAsync(context, request, keeper, mistakes, cancellationToken) : null;
        if (!isOfAccount && !string.IsNullOrEmpty(request.Account))
        {
            mistakes.Add("account", "is for personal and sql tokens only.");
        }

        var draft = Within(context, TokenReader.Read(request, account, time.GetUtcNow(), mistakes), mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var (text, made) = await tokens.CreateAsync(draft, cancellationToken);
        Note(context, [made]);
        return Results.Ok(new NewToken(text));
    }

    /// <summary>What is made with a limited token has no more rights than that one.</summary>
    private static TokenDraft Within(HttpContext context, TokenDraft draft, Mistakes mistakes)
    {
        if (context.Features.Get<Caller>() is not { Token.Scopes: { } own } || draft.Kind != TokenKinds.Personal)
        {
            return draft;
        }

        if (draft.Scopes?.FirstOrDefault(s => !own.Contains(s)) is { } beyond)
        {
            mistakes.Add("scopes", $"may only be some of {string.Join(", ", own)}, which the token has that asks, but has '{beyond}'.");
        }

        return draft with { Scopes = draft.Scopes ?? [.. own] };
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, string idOrName, TokenBook tokens, CancellationToken cancellationToken)
    {
        var revoked = await tokens.RevokeAsync(idOrName, OwnAccount(context), cancellationToken);
        Note(context, revoked);
        return revoked.Count > 0 ? Results.NoContent() : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no token {idOrName}.");
    }

    /// <summary>For the audit: which tokens, and what they may do.</summary>
    private static void Note(HttpContext context, IReadOnlyList<AccessToken> tokens)
    {
        if (tokens is [var token, ..])
        {
            context.Features.Set(new AuditDetails
            {
                ObjId = string.Join(' ', tokens.Select(t => t.Id)),
                ObjVal = token.Name,
                Payload = new() { ["kind"] = token.Kind, ["account_id"] = token.AccountId, ["scopes"] = token.Scopes },
            });
        }
    }

    /// <summary>The account that a token is to act as.</summary>
    private static async Task<string?> AccountOfAsync(HttpContext context, TokenRequest request, AccountKeeper keeper, Mistakes mistakes, CancellationToken cancellationToken)
    {
        var caller = context.Features.Get<Caller>()!;
        var self = caller.AccountId;
        if (string.IsNullOrEmpty(request.Account))
        {
            if (self is null && request.Kind == TokenKinds.Personal)
            {
                mistakes.Add("account", "must say which account the token acts as.");
            }

            return self;
        }

        var account = await keeper.FindAsync(request.Account, cancellationToken);
        if (account is null || (!caller.IsAdministrator && account.Id != self))
        {
            mistakes.Add("account", $"must be {(caller.IsAdministrator ? "the login of an account" : "your own login")}, but is '{request.Account}'.");
        }

        return account?.Id;
    }

    /// <summary>Whose tokens the caller may see; null for everybody's.</summary>
    private static string? OwnAccount(HttpContext context) => context.Features.Get<Caller>() is { IsAdministrator: false } caller ? caller.AccountId ?? "" : null;
}
