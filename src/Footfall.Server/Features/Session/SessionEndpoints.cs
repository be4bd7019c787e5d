using Footfall.Model;
using Footfall.Server.Accounts;
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
        group.MapGet("", Who).Produces<SessionAnswer>().WithSummary("Who is signed in");
        group.MapPost("", SignInAsync).AllowAnonymous().Produces<SessionAnswer>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).WithSummary("Sign in with login and password");
        group.MapPost("/link", RedeemAsync).AllowAnonymous().Produces<SessionAnswer>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).WithSummary("Sign in with a one-time link");
        group.MapPost("/password", SetPasswordAsync).Produces(204).WithSummary("Set one's own password");
        group.MapDelete("", SignOutAsync).Produces(204).WithSummary("Sign out");
    }

    private static async Task<IResult> Who(HttpContext context, UserManager<Account> accounts) =>
        await accounts.GetUserAsync(context.User) is { } account
            ? Results.Ok(Answer(account))
            : Results.Ok(new SessionAnswer(context.Features.Get<Caller>()!.Name, context.Features.Get<Caller>()!.Role?.ToString().ToLowerInvariant(), NeedsPassword: false));

    private static async Task<IResult> SignInAsync(HttpContext context, [FromBody] SignInRequest request, UserManager<Account> accounts, SignInManager<Account> signIn, FailedSignIns failures, ServerSettings settings)
    {
        if ((PlainHttp.Refusal(context, settings) ?? failures.Refusal(context, request.Login ?? "")) is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.FindByNameAsync(request.Login ?? "") ?? await accounts.FindByEmailAsync(request.Login ?? "");
        if (account is null || !await accounts.CheckPasswordAsync(account, request.Password ?? ""))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "Login or password is wrong.");
        }

        failures.Succeed(context, request.Login ?? "");
        await signIn.SignInAsync(account, isPersistent: true);
        return Results.Ok(Answer(account));
    }

    private static async Task<IResult> RedeemAsync(HttpContext context, [FromBody] LinkRequest request, FirstAdministrator administrator, SignInManager<Account> signIn, FailedSignIns failures, ServerSettings settings)
    {
        if ((PlainHttp.Refusal(context, settings) ?? failures.Refusal(context, login: null)) is { } refusal)
        {
            return refusal;
        }

        if (await administrator.RedeemAsync(request.Token ?? "", context.RequestAborted) is not { } account)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status401Unauthorized,
                detail: "This link was used already, or it is older than an hour. Start the server again for a new one.");
        }

        failures.Succeed(context, login: null);
        await signIn.SignInAsync(account, isPersistent: true);
        return Results.Ok(Answer(account));
    }

    /// <summary>Sets the first password, or changes it, for which the current one is asked.</summary>
    private static async Task<IResult> SetPasswordAsync(
        HttpContext context,
        [FromBody] PasswordRequest request,
        UserManager<Account> accounts,
        SignInManager<Account> signIn,
        PasswordCache cache,
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
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["password"] = [.. result.Errors.Select(e => e.Description)] });
        }

        cache.Forget();
        await signIn.RefreshSignInAsync(account);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return Results.NoContent();
    }

    private static SessionAnswer Answer(Account account) =>
        new(account.UserName!, account.Role.ToString().ToLowerInvariant(), account.PasswordHash is null);
}
