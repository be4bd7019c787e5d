namespace Footfall.Server.Audit;

/// <summary>Has the use of routes written down.</summary>
internal static class AuditRoutes
{
    /// <summary>Writes down every use of a route that changes something, shows personal data or takes data away.</summary>
    /// <param name="route">The route.</param>
    /// <param name="scope">What using it is, <c>verb:object</c>; a <c>view:</c> that is asked for as a file is an <c>export:</c>.</param>
    internal static RouteHandlerBuilder Audited(this RouteHandlerBuilder route, string scope) => route
        .WithMetadata(new AuditedRoute(scope))
        .AddEndpointFilter(new AuditFilter(scope));
}
