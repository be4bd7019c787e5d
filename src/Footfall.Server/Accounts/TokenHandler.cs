using System.Text.Encodings.Web;
using Footfall.Model;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Footfall.Server.Accounts;

/// <summary><c>Authorization: Bearer TOKEN</c> and <c>Authorization: Token TOKEN</c>.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenBook tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var blank = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = blank < 0 ? header : header[..blank];
        var known = scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Token", StringComparison.OrdinalIgnoreCase);
        if (known && blank > 0 && tokens.Find(header[(blank + 1)..].Trim()) is { } token)
        {
            var principal = Callers.Principal(Callers.Of(token), Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }

        const string Message = "Invalid token.";
        Context.Features.Set(new RefusedCaller(Message));
        return Task.FromResult(AuthenticateResult.Fail(Message));
    }
}
