using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>Puts routes that take events in under the eyes of the <see cref="Bookkeeper"/>.</summary>
public static class IntakeRoutes
{
    /// <summary>Gives every request to this route a receipt, keeps what it refuses, and lets that be replayed through it.</summary>
    /// <param name="route">The route.</param>
    /// <param name="protocol">Name of the format.</param>
    /// <param name="toBody">Makes a body out of one rejected record; null where the record alone is a body.</param>
    public static RouteHandlerBuilder TakesEvents(this RouteHandlerBuilder route, string protocol, Func<string, string>? toBody = null) => route
        .WithMetadata(new IntakeRoute(protocol, toBody))
        .AddEndpointFilter(new IntakeFilter(protocol));
}
