using System.Text.Json.Nodes;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Accounts;

/// <summary><c>/api/v1/accounts</c>: who may sign in, and as what. For administrators and for commands on this machine.</summary>
internal static class AccountEndpoints
{
    private const int MostOrgs = 1_000;
    private const int MostCharacters = 256;
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    internal static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/accounts").WithTags("Accounts").RequireAuthorization(Policies.Administrate);
        group.MapGet("", ListAsync).Produces<IReadOnlyList<AccountEntry>>().WithSummary("All accounts").Audited("view:accounts");
        group.MapPost("", CreateAsync).Produces<AccountAnswer>().WithSummary("Make an account, with a password or with a link that signs in once").Audited("create:account");
        group.MapPut("/{idOrLogin}", ChangeAsync).Produces<AccountEntry>().ProducesProblem(404).ProducesProblem(409).WithSummary("Change an account's login, role, orgs and links, or disable it").Audited("update:account");
        group.MapPost("/{idOrLogin}/reset", ResetAsync).Produces<AccountAnswer>().ProducesProblem(404).WithSummary("Replace a lost password; every session of the account ends").Audited("reset:account");
        group.MapDelete("/{idOrLogin}", DeleteAsync).Produces(204).ProducesProblem(404).ProducesProblem(409).WithSummary("Remove an account").Audited("delete:account");
    }

    private static async Task<IResult> ListAsync(AccountKeeper keeper, CancellationToken cancellationToken) =>
        Results.Ok((await keeper.ListAsync(cancellationToken)).ConvertAll(AccountEntry.Of));

    private static async Task<IResult> CreateAsync(HttpContext context, [FromBody] AccountRequest request, AccountKeeper keeper, SignInLinks links, TimeProvider time, CancellationToken cancellationToken)
    {
        var account = new Account();
        if (Apply(request, account, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        var result = await keeper.CreateAsync(account, request.Orgs ?? [], request.Password);
        Note(context, account);
        return result.Succeeded ? await AnswerAsync(account, links, cancellationToken) : Refusal(result);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string idOrLogin, [FromBody] AccountRequest request, AccountKeeper keeper, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await keeper.FindAsync(idOrLogin, cancellationToken) is not { } account)
        {
            return Missing(idOrLogin);
        }

        var stays = string.Equals(request.Role, nameof(Role.Administrator), StringComparison.OrdinalIgnoreCase) && !request.Disabled;
        if (!stays && await keeper.IsLastAdministratorAsync(account, cancellationToken))
        {
            return LastAdministrator();
        }

        if (Apply(request, account, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        var result = await keeper.SaveAsync(account, request.Orgs ?? []);
        Note(context, account);
        return result.Succeeded ? Results.Ok(AccountEntry.Of(account)) : Refusal(result);
    }

    private static async Task<IResult> ResetAsync(HttpContext context, string idOrLogin, [FromBody] ResetRequest request, AccountKeeper keeper, SignInLinks links, CancellationToken cancellationToken)
    {
        if (await keeper.FindAsync(idOrLogin, cancellationToken) is not { } account)
        {
            return Missing(idOrLogin);
        }

        var result = await keeper.ResetAsync(account, request.Password);
        Note(context, account);
        return result.Succeeded ? await AnswerAsync(account, links, cancellationToken) : Refusal(result);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string idOrLogin, AccountKeeper keeper, CancellationToken cancellationToken)
    {
        if (await keeper.FindAsync(idOrLogin, cancellationToken) is not { } account)
        {
            return Missing(idOrLogin);
        }

        if (await keeper.IsLastAdministratorAsync(account, cancellationToken))
        {
            return LastAdministrator();
        }

        Note(context, account);
        var result = await keeper.DeleteAsync(account);
        return result.Succeeded ? Results.NoContent() : Refusal(result);
    }

    /// <summary>Takes what a request says over into the account; answers what is wrong with it.</summary>
    private static IResult? Apply(AccountRequest request, Account account, DateTimeOffset now)
    {
        var mistakes = new Mistakes();
        if (string.IsNullOrWhiteSpace(request.Login) || request.Login.Length > MostCharacters)
        {
            mistakes.Add("login", FormattableString.Invariant($"must have 1 to {MostCharacters} characters."));
        }

        var roles = Enum.GetNames<Role>().Select(r => r.ToLowerInvariant()).ToArray();
        if (!roles.Contains(request.Role))
        {
            mistakes.Add("role", $"must be {string.Join(", ", roles[..^1])} or {roles[^1]}, but is '{request.Role}'.");
        }

        var orgs = request.Orgs ?? [];
        if (orgs.Count > MostOrgs || orgs.Any(o => string.IsNullOrWhiteSpace(o) || o.Length > MostCharacters))
        {
            mistakes.Add("orgs", FormattableString.Invariant($"must be at most {MostOrgs} ids or short names of 1 to {MostCharacters} characters."));
        }

        if (request.Role == "manager" && orgs.Count == 0)
        {
            mistakes.Add("orgs", "must name at least one org, for a manager sees the orgs it manages.");
        }

        foreach (var (name, text) in new[] { ("user_id", request.UserId), ("email", request.Email) })
        {
            if (text is { Length: > MostCharacters })
            {
                mistakes.Add(name, FormattableString.Invariant($"must have at most {MostCharacters} characters."));
            }
            else if (text?.Any(char.IsControl) == true || (name == "email" && !string.IsNullOrEmpty(text) && (text.IndexOf('@', StringComparison.Ordinal) < 1 || text.EndsWith('@') || text.Contains(' ', StringComparison.Ordinal))))
            {
                mistakes.Add(name, name == "email" ? "must be a mail address such as ann@acme.example." : "must not have control characters.");
            }
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        account.UserName = request.Login;
        account.Role = Enum.Parse<Role>(request.Role!, ignoreCase: true);
        account.UserId = string.IsNullOrEmpty(request.UserId) ? null : request.UserId;
        account.Email = string.IsNullOrEmpty(request.Email) ? null : request.Email;
        account.Disabled = request.Disabled ? account.Disabled ?? now : null;
        return null;
    }

    /// <summary>For the audit: which account, and what it is now.</summary>
    private static void Note(HttpContext context, Account account) => context.Features.Set(new AuditDetails
    {
        ObjId = account.Id,
        ObjVal = account.UserName,
        Payload = new()
        {
            ["role"] = account.Role.ToString().ToLowerInvariant(),
            ["orgs"] = new JsonArray([.. account.Orgs.Select(o => (JsonNode)o.Org)]),
            ["user_id"] = account.UserId,
            ["disabled"] = account.Disabled is not null,
        },
    });

    private static async Task<IResult> AnswerAsync(Account account, SignInLinks links, CancellationToken cancellationToken)
    {
        var link = account.PasswordHash is null ? await links.CreateAsync(account, LinkLifetime, cancellationToken) : null;
        return Results.Ok(new AccountAnswer(AccountEntry.Of(account), link is null ? null : $"/sign-in?token={link}"));
    }

    private static IResult Refusal(IdentityResult result)
    {
        var mistakes = new Mistakes();
        foreach (var error in result.Errors)
        {
            if (error.Code == nameof(IdentityErrorDescriber.InvalidUserName))
            {
                mistakes.Add("login", "may have letters, digits and any of - . _ @ + and nothing else.");
                continue;
            }

            if (error.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
            {
                mistakes.Add("login", "must be another: there is an account of this name.");
                continue;
            }

            mistakes.Add(error.Code.Contains("Password", StringComparison.Ordinal) ? "password" : error.Code.Contains("Email", StringComparison.Ordinal) ? "email" : "login", error.Description);
        }

        return mistakes.ToResult();
    }

    private static IResult Missing(string idOrLogin) => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no account {idOrLogin}.");

    private static IResult LastAdministrator() => Results.Problem(
        statusCode: StatusCodes.Status409Conflict,
        detail: "This is the last administrator. Make another account administrator first.");
}
