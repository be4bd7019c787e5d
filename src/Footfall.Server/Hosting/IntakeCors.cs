using Footfall.Server.Accounts;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Footfall.Server.Hosting;

/// <summary>
/// Which pages of other sites may send events: those that a browser token names, to the canonical route, without cookies, and ask what
/// the browser kit keeps. Nothing else can be asked from another site (OWASP ASVS 3.4.2).
/// </summary>
internal static class IntakeCors
{
    internal const string Policy = "intake";

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    internal static IServiceCollection AddIntakeCors(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<TokenBook>((cors, tokens) => cors.AddPolicy(Policy, policy => policy
            .SetIsOriginAllowed(tokens.IsOrigin)
            .WithMethods("GET", "POST")
            .WithHeaders("Authorization", "Content-Type", "Content-Encoding", "Idempotency-Key")
            .WithExposedHeaders("Retry-After", "X-Request-Id")
            .SetPreflightMaxAge(Remembered)));
        return services;
    }
}
