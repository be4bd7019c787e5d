using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>
/// <c>POST /login</c> (a form) and <c>POST /api/login</c> (JSON; each takes both) as Kodosumi's pages and programs use them: name and password of an account for
/// a personal token that works for a day. No password is taken from an address. Source: <c>specs/kodosumi.md</c> 5.
/// </summary>
internal static class KodosumiLoginEndpoints
{
    private const int LongestBody = 64 << 10;
    private const string WrongPassword = "Invalid name or password";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    internal static void MapKodosumiLogin(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Kodosumi").AllowAnonymous();
        Describe(group.MapPost("/login", SignInAsync).Accepts<KodosumiCredentials>("application/x-www-form-urlencoded", "multipart/form-data", "application/json"), "Sign in as Kodosumi's pages do");
        Describe(group.MapPost("/api/login", SignInAsync).Accepts<KodosumiCredentials>("application/json", "application/x-www-form-urlencoded", "multipart/form-data"), "Sign in as Kodosumi's clients do");
        group.MapGet("/login", RefuseGet).ExcludeFromDescription();
        group.MapMethods("/logout", ["GET", "POST"], LogoutAsync).Audited("logout:account").ExcludeFromDescription();
    }

    private static void Describe(RouteHandlerBuilder route, string summary) => route
        .WithSummary(summary).Audited(AuditScopes.SignIn).Produces<KodosumiKey>().Produces(302)
        .Produces<KodosumiError>(400).Produces<KodosumiError>(401).Produces<KodosumiError>(403).Produces<KodosumiError>(429);

    private static IResult RefuseGet(HttpContext context)
    {
        context.Response.Headers.Allow = "POST";
        return KodosumiReplies.Error(context, StatusCodes.Status405MethodNotAllowed, "A password does not belong into an address, where logs keep it. Send it with POST /login or POST /api/login.");
    }

    private static async Task<IResult> SignInAsync(HttpContext context, KodosumiSignIn signIn) =>
        await ReadAsync(context) is { } given ? await LoginAsync(context, signIn, given) : Unreadable(context, "a form or a JSON object with name and password");

    /// <summary>What was sent; null when it cannot be read.</summary>
    private static async Task<KodosumiCredentials?> ReadAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new KodosumiCredentials(form["name"], form["password"], form["redirect"]);
        }

        if (context.Request.ContentLength > LongestBody)
        {
            return null;
        }

        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject json
                ? new KodosumiCredentials(Text(json, "name"), Text(json, "password"), Text(json, "redirect"))
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task<IResult> LoginAsync(HttpContext context, KodosumiSignIn signIn, KodosumiCredentials given)
    {
        if (PlainHttp.WhyNot(context, signIn.Settings) is { } why)
        {
            return KodosumiReplies.Error(context, StatusCodes.Status403Forbidden, why);
        }

        if (given is not { Name: { Length: > 0 } name, Password: { Length: > 0 } password })
        {
            return Unreadable(context, "name and password");
        }

        if (signIn.Failures.Begin(context, name) is { } wait)
        {
            context.Response.Headers.RetryAfter = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds)}");
            return KodosumiReplies.Error(context, StatusCodes.Status429TooManyRequests, FailedSignIns.Message);
        }

        context.Features.Set(new AuditDetails { ObjVal = signIn.Book.Has(name) ? name : null });
        if (await signIn.Passwords.FindAsync(name, password) is not { } account)
        {
            return KodosumiReplies.Error(context, StatusCodes.Status401Unauthorized, WrongPassword);
        }

        signIn.Failures.Succeed(context, name);
        context.Features.Set(AuditDetails.Of(account));
        var draft = new TokenDraft(TokenDraft.KodosumiKeyName, TokenKinds.Personal) { AccountId = account.Id, Expires = signIn.Time.GetUtcNow() + Lifetime };
        var (key, _) = await signIn.Tokens.CreateAsync(draft, CancellationToken.None);
        KodosumiCookie.Set(context, key);
        return IsHere(given.Redirect) ? Results.Redirect(given.Redirect!) : Results.Json(new KodosumiKey(account.UserName!, account.UserId ?? account.Id, key));
    }

    /// <summary>Ends the token of the cookie or the header where signing in gave it. A token that somebody made for a program stays.</summary>
    private static async Task<IResult> LogoutAsync(HttpContext context, KodosumiSignIn signIn)
    {
        if (context.Features.Get<Caller>() is { Token.Id: > 0 and var id, AccountId: { } account } && signIn.Tokens.Find(id)?.Name == TokenDraft.KodosumiKeyName)
        {
            await signIn.Tokens.RevokeAsync(id.ToString(CultureInfo.InvariantCulture), account, CancellationToken.None);
        }

        KodosumiCookie.Delete(context);
        var redirect = context.Request.Query["redirect"].ToString();
        return IsHere(redirect) ? Results.Redirect(redirect) : Results.Ok();
    }

    /// <summary>Only places on this server: an address that signs people in must not lead them to somebody else's page.</summary>
    private static bool IsHere(string? redirect) =>
        redirect is { Length: > 0 } && redirect[0] == '/' && !redirect.StartsWith("//", StringComparison.Ordinal) && !redirect.Contains('\\', StringComparison.Ordinal) && !redirect.Any(char.IsControl);

    private static IResult Unreadable(HttpContext context, string what) =>
        KodosumiReplies.Error(context, StatusCodes.Status400BadRequest, $"Validation failed for POST {context.Request.Path}: send {what}.");

    private static string? Text(JsonObject json, string member) => json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
