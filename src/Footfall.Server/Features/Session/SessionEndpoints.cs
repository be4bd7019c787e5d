using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Session;

/// <summary><c>/api/v1/session</c>: signing in and out of the pages.</summary>
internal static class SessionEndpoints
{
    internal static void MapSession(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/session").WithTags("Session");
        group.MapGet("", Who).RequireAuthorization(Policies.SignedIn).Produces<SessionAnswer>().WithSummary("Who is signed in");
        group.MapPost("", SignInAsync).AllowAnonymous().Produces<SessionAnswer>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).WithSummary("Sign in with login and password").Audited(AuditScopes.SignIn);
        group.MapPost("/link", RedeemAsync).AllowAnonymous().Produces<SessionAnswer>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).WithSummary("Sign in with a one-time link").Audited(AuditScopes.SignIn);
        group.MapPost("/password", SetPasswordAsync).RequireAuthorization(Policies.Own).Produces(204).WithSummary("Set one's own password").Audited("update:password");
        group.MapDelete("", SignOutAsync).RequireAuthorization(Policies.SignedIn).Produces(204).WithSummary("Sign out").Audited("logout:account");
    }

    private static async Task<IResult> Who(HttpContext context, UserManager<Account> accounts, AccountBook book)
    {
        var caller = context.Features.Get<Caller>()!;
        return await accounts.GetUserAsync(context.User) is { } account
            ? Results.Ok(Answer(account, book))
            : Results.Ok(new SessionAnswer(caller.Name, caller.Role?.ToString().ToLowerInvariant(), caller.Orgs, caller.UserId, NeedsPassword: false));
    }

    private static async Task<IResult> SignInAsync(HttpContext context, [FromBody] SignInRequest request, PasswordCheck passwords, SignInManager<Account> signIn, AccountBook book, FailedSignIns failures, ServerSettings settings)
    {
        if ((PlainHttp.Refusal(context, settings) ?? failures.Refusal(context, request.Login ?? "")) is { } refusal)
        {
            return refusal;
        }

        context.Features.Set(new AuditDetails { ObjVal = book.Has(request.Login) ? request.Login : null });
        if (await failures.TryAsync(context, request.Login ?? "", () => passwords.FindAsync(request.Login ?? "", request.Password ?? "")) is not { } account)
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "Login or password is wrong.");
        }

        context.Features.Set(AuditDetails.Of(account));
        await signIn.SignInAsync(account, isPersistent: true);
        return Results.Ok(Answer(account, book));
    }

    private static async Task<IResult> RedeemAsync(HttpContext context, [FromBody] LinkRequest request, SignInLinks links, SignInManager<Account> signIn, AccountBook book, FailedSignIns failures, ServerSettings settings)
    {
        if ((PlainHttp.Refusal(context, settings) ?? failures.Refusal(context, login: null)) is { } refusal)
        {
            return refusal;
        }

        if (await failures.TryAsync(context, login: null, () => links.RedeemAsync(request.Token ?? "", context.RequestAborted)) is not { } account)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status401Unauthorized,
                detail: "This link was used already, or it is too old. An administrator can make a new one; the very first link is printed again when the server starts.");
        }

        context.Features.Set(AuditDetails.Of(account));
        await signIn.SignInAsync(account, isPersistent: true);
        return Results.Ok(Answer(account, book));
    }

    /// <summary>Sets the first password, or changes it, for which the current one is asked.</summary>
    private static async Task<IResult> SetPasswordAsync(
        HttpContext context,
        [FromBody] PasswordRequest request,
        UserManager<Account> accounts,
        SignInManager<Account> signIn,
        PasswordCache cache,
        SessionBook sessions,
        TokenBook tokens,
        FailedSignIns failures)
    {
        if (await accounts.GetUserAsync(context.User) is not { } account)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "Only a signed-in account has a password.");
        }

        if (failures.Refusal(context, account.UserName) is { } refusal)
        {
            return refusal;
        }

        var result = account.PasswordHash is null
            ? await accounts.AddPasswordAsync(account, request.Password ?? "")
            : await accounts.ChangePasswordAsync(account, request.Current ?? "", request.Password ?? "");
        if (result.Succeeded || result.Errors.All(e => e.Code != nameof(IdentityErrorDescriber.PasswordMismatch)))
        {
            // Guessing the current one counts; looking for a new one that keeps the rules does not.
            failures.Succeed(context, account.UserName);
        }

        if (!result.Succeeded)
        {
            string[] errors = [.. result.Errors.Select(e => e.Description)];
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["password"] = errors }, detail: string.Join(" ", errors));
        }

        cache.Forget();
        await tokens.RevokeKeysOfAsync(account.Id);
        await sessions.EndAllAsync(account.Id, context.Features.Get<CurrentSession>()?.Hash, CancellationToken.None);
        await signIn.RefreshSignInAsync(account);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return Results.NoContent();
    }

    private static SessionAnswer Answer(Account account, AccountBook book) => new(
        account.UserName!,
        account.Role.ToString().ToLowerInvariant(),
        book.Find(Callers.Of(account).Owner)?.Orgs ?? [],
        account.UserId,
        account.PasswordHash is null);
}
