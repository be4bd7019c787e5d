using System.Text.Encodings.Web;
using Footfall.Model;
using Footfall.Server.Features.Kodosumi;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Footfall.Server.Accounts;

/// <summary><c>Authorization: Bearer TOKEN</c>, <c>Authorization: Token TOKEN</c>, Coder's <c>Session-Token: TOKEN</c>, Kodosumi's <c>KODOSUMI_API_KEY: TOKEN</c> and its cookie.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenBook tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var blank = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = blank < 0 ? header : header[..blank];
        var known = scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("Token", StringComparison.OrdinalIgnoreCase);
        var text = known && blank > 0 ? header[(blank + 1)..] : header.Length == 0 ? Schemes.SessionToken(Request) ?? KodosumiCookie.Read(Request) : null;
        if (text is not null && tokens.Use(text.Trim()) is { } token)
        {
            Context.Features.Set(token);
            var principal = Callers.Principal(Callers.Of(token), Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }

        var refused = new RefusedCaller(Reason(scheme, known, text), "Invalid token.");
        Context.Features.Set(refused);
        return Task.FromResult(AuthenticateResult.Fail(refused.Message));
    }

    private string Reason(string scheme, bool known, string? text) => text switch
    {
        null when !known => $"Authorization '{scheme}' is not known here. Send Authorization: Bearer TOKEN, or Basic with login and password.",
        null => "The token is missing behind the word in the header Authorization. Send Authorization: Bearer TOKEN.",
        _ => tokens.WhyNot(text.Trim()),
    };
}
