namespace Footfall.Server;

/// <summary>
/// MapGet and its like for the whole program, in place of those of the framework: what a route is, is known at the start,
/// and the code that reads its parameters is compiled at its first request. Compiled for all two hundred routes at each
/// start it took half of the start's processor time.
/// </summary>
/// <remarks>
/// This namespace is nearer than a using directive, so these are the methods that are meant everywhere below it. The
/// framework's generator at build time is no way: it does not see inherited members of an [AsParameters] type, and says nothing.
/// </remarks>
internal static class LateRoutes
{
    internal static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Get], handler);

    internal static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Post], handler);

    internal static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Put], handler);

    internal static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Delete], handler);

    internal static RouteHandlerBuilder MapMethods(this IEndpointRouteBuilder routes, string pattern, IEnumerable<string> methods, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, methods, RequestDelegateFactory.InferMetadata, CreateLate);

    private static RequestDelegateResult CreateLate(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new RequestDelegateResult(context => compiled.Value(context), metadata?.EndpointMetadata ?? []);
    }
}
