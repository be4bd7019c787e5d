using System.Text.Json.Nodes;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Session;

/// <summary>
/// <c>POST /api/auth/login</c> and <c>logout</c>, as CVAT's clients use them: login and password for a key, which is a personal
/// token that works for 14 days. Source: <c>specs/cvat.md</c> 4, where the answers are Django REST framework's.
/// </summary>
internal static class CvatLoginEndpoints
{
    private const int LongestBody = 64 << 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    private static readonly string[] Members = ["username", "email", "password"];

    internal static void MapCvatLogin(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/auth").WithTags("CVAT").AllowAnonymous();
        group.MapPost("/login", LoginAsync).Accepts<CvatLoginRequest>("application/json", "application/x-www-form-urlencoded").Produces<CvatKey>().Produces<object>(400).Produces<object>(403).Produces<object>(429)
            .WithSummary("A key for login and password, as CVAT gives it").Audited(AuditScopes.SignIn);
        group.MapPost("/logout", LogoutAsync).Produces<object>().WithSummary("Ends the key that the request comes with").Audited("logout:account");
    }

    private static async Task<IResult> LoginAsync(HttpContext context, PasswordCheck passwords, TokenBook tokens, AccountBook book, FailedSignIns failures, ServerSettings settings, TimeProvider time)
    {
        if (PlainHttp.Refusal(context, settings) is IValueHttpResult<Microsoft.AspNetCore.Mvc.ProblemDetails> plain)
        {
            return CvatReplies.Detail(StatusCodes.Status403Forbidden, plain.Value!.Detail!);
        }

        if (await ReadAsync(context) is not { } sent)
        {
            return CvatReplies.Detail(StatusCodes.Status400BadRequest, "JSON parse error - the body must be a JSON object or a form with username or email, and password.");
        }

        var login = sent["username"] ?? sent["email"];
        if (login is null || sent["password"] is not { } password)
        {
            return CvatReplies.Json(StatusCodes.Status400BadRequest, sent["password"] is null
                ? new JsonObject { ["password"] = new JsonArray("This field is required.") }
                : new JsonObject { ["non_field_errors"] = new JsonArray("Must include \"username\" or \"email\" and \"password\".") });
        }

        if (failures.Begin(context, login) is { } wait)
        {
            context.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds)}");
            return CvatReplies.Detail(StatusCodes.Status429TooManyRequests, FailedSignIns.Message);
        }

        context.Features.Set(new AuditDetails { ObjVal = book.Has(login) ? login : null });
        if (await failures.TryAsync(context, login, () => passwords.FindAsync(login, password)) is not { } account)
        {
            return CvatReplies.Json(StatusCodes.Status400BadRequest, new JsonObject { ["non_field_errors"] = new JsonArray("Unable to log in with provided credentials.") });
        }

        context.Features.Set(AuditDetails.Of(account));
        var (key, _) = await tokens.CreateAsync(new TokenDraft(TokenDraft.KeyName, TokenKinds.Personal) { AccountId = account.Id, Expires = time.GetUtcNow() + Lifetime }, CancellationToken.None);
        return Results.Json(new CvatKey(key));
    }

    /// <summary>Ends a key that signing in gave. A token that somebody made for a program stays: it is revoked where it was made.</summary>
    private static async Task<IResult> LogoutAsync(HttpContext context, TokenBook tokens)
    {
        if (context.Features.Get<Caller>() is { Token.Id: > 0 and var id, AccountId: { } account } && tokens.Find(id)?.Name == TokenDraft.KeyName)
        {
            await tokens.RevokeAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture), account, CancellationToken.None);
        }

        return Results.Json(new CvatDetailAnswer("Successfully logged out."));
    }

    /// <summary>What was sent; null when it cannot be read.</summary>
    private static async Task<Dictionary<string, string?>?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            return Members.ToDictionary(m => m, m => form[m].FirstOrDefault() is { Length: > 0 } text ? text : null);
        }

        if (request.ContentLength > LongestBody)
        {
            return null;
        }

        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: context.RequestAborted) is JsonObject json
                ? Members.ToDictionary(m => m, m => json[m] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null)
                : null;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Login and password.</summary>
    /// <param name="Username">Login.</param>
    /// <param name="Email">Mail address, in place of the login.</param>
    /// <param name="Password">Password.</param>
    internal sealed record CvatLoginRequest(string? Username, string? Email, string? Password);

    /// <summary>The answer.</summary>
    /// <param name="Key">For the header <c>Authorization: Token KEY</c>.</param>
    internal sealed record CvatKey(string Key);

    /// <summary>A sentence.</summary>
    internal sealed record CvatDetailAnswer(string Detail);
}
