using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Footfall.Server.Accounts;

/// <summary>Requests through the data folder's socket.</summary>
internal sealed class LocalHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Schemes.IsLocal(Context)
        ? AuthenticateResult.Success(new AuthenticationTicket(Callers.Principal(Callers.Local, Scheme.Name), Scheme.Name))
        : AuthenticateResult.NoResult());
}
