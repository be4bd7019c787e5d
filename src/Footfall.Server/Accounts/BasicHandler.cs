using System.Text;
using System.Text.Encodings.Web;
using Footfall.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Footfall.Server.Accounts;

/// <summary><c>Authorization: Basic</c>: login and password, or a token in the place of either.</summary>
internal sealed class BasicHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    UserManager<Account> accounts,
    TokenBook tokens,
    PasswordCache cache,
    FailedSignIns failures) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!TryDecode(Request.Headers.Authorization.ToString()["Basic ".Length..], out var name, out var password))
        {
            return Refuse("Invalid basic header. Credentials not correctly base64 encoded.");
        }

        var caller = cache.Find(name, password) ?? OfToken(name, password);
        if (caller is null && failures.Wait(Context) is not null)
        {
            return Refuse(FailedSignIns.Message);
        }

        caller ??= await CheckAsync(name, password);
        return caller is null
            ? Refuse("Invalid username/password.")
            : AuthenticateResult.Success(new AuthenticationTicket(Callers.Principal(caller, Scheme.Name), Scheme.Name));
    }

    private Caller? OfToken(string name, string password) => (tokens.Find(password) ?? tokens.Find(name)) is { } token ? Callers.Of(token) : null;

    private async Task<Caller?> CheckAsync(string name, string password)
    {
        var generation = cache.Generation;
        var account = await accounts.FindByNameAsync(name) ?? await accounts.FindByEmailAsync(name);
        if (account is null || !await accounts.CheckPasswordAsync(account, password))
        {
            failures.Add(Context);
            return null;
        }

        var caller = Callers.Of(account);
        cache.Remember(name, password, caller, generation);
        return caller;
    }

    private AuthenticateResult Refuse(string message)
    {
        Context.Features.Set(new RefusedCaller(message));
        return AuthenticateResult.Fail(message);
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
