using System.Text;
using System.Text.Encodings.Web;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.Server.Audit;
using Footfall.Server.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Footfall.Server.Accounts;

/// <summary><c>Authorization: Basic</c>: login and password, or a token in the place of either.</summary>
internal sealed class BasicHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    PasswordCheck passwords,
    AccountBook accounts,
    TokenBook tokens,
    PasswordCache cache,
    ServerSettings settings,
    AuditLog audit,
    FailedSignIns failures) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!TryDecode(Request.Headers.Authorization.ToString()["Basic ".Length..], out var name, out var password))
        {
            return Refuse(new RefusedCaller(
                "The header Authorization: Basic cannot be read. It holds name and password, with a colon between them, in base64.",
                "Invalid basic header. Credentials not correctly base64 encoded."));
        }

        if ((tokens.Use(password) ?? tokens.Use(name)) is { } token)
        {
            Context.Features.Set(token);
            return AuthenticateResult.Success(new AuthenticationTicket(Callers.Principal(Callers.Of(token), Scheme.Name), Scheme.Name));
        }

        if (PlainHttp.WhyNot(Context, settings) is { } why)
        {
            return Refuse(new RefusedCaller(why, why) { IsForbidden = true });
        }

        var caller = cache.Find(name, password);
        if (caller is null)
        {
            // Requests that come at once with the same password are one attempt, and one slow hash.
            (caller, var wait) = await cache.OnceAsync(name, password, () => CheckAsync(name, password));
            if (wait is not null)
            {
                return Refuse(new RefusedCaller(FailedSignIns.Message, FailedSignIns.Message) { RetryAfter = wait });
            }
        }

        return caller is null
            ? Refuse(new RefusedCaller("Login or password is wrong, or the token is unknown, revoked or expired.", "Invalid username/password."))
            : AuthenticateResult.Success(new AuthenticationTicket(Callers.Principal(caller, Scheme.Name), Scheme.Name));
    }

    /// <summary>Guessing is answered as such, and not as if the password had been looked at.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = Stranger.Of(Context, "Bearer", "").Status;
        return Task.CompletedTask;
    }

    private async Task<(Caller? Caller, TimeSpan? Wait)> CheckAsync(string name, string password)
    {
        if (failures.Begin(Context, name) is { } wait)
        {
            return (null, wait);
        }

        var generation = cache.Generation;
        if (await failures.TryAsync(Context, name, () => passwords.FindAsync(name, password)) is not { } account)
        {
            await NoteFailureAsync(name);
            return (null, null);
        }

        var caller = Callers.Of(account);
        cache.Remember(name, password, caller, generation);
        return (caller, null);
    }

    /// <summary>For the audit, as a failed sign-in; the same once a minute, since a program repeats what it was given.</summary>
    private async Task NoteFailureAsync(string name)
    {
        var login = accounts.Has(name) ? name : null;
        var address = Context.Connection.RemoteIpAddress?.ToString();
        var entry = new AuditEntry(AuditScopes.SignIn)
        {
            ObjVal = login,
            RequestId = Context.TraceIdentifier,
            Payload = new() { ["path"] = Request.Path.Value, ["status"] = StatusCodes.Status401Unauthorized, ["address"] = address, ["scheme"] = "Basic" },
        };
        await audit.NoteOnceAsync($"basic {login} {address}", entry);
    }

    private AuthenticateResult Refuse(RefusedCaller refused)
    {
        Context.Features.Set(refused);
        return AuthenticateResult.Fail(refused.Message);
    }

    private static bool TryDecode(string text, out string name, out string password)
    {
        (name, password) = ("", "");
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text.Trim(), bytes, out var length))
        {
            return false;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return false;
        }

        (name, password) = (pair[..colon], pair[(colon + 1)..]);
        return true;
    }
}
