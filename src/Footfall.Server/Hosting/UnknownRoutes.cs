using Footfall.Server.Features.Kodosumi;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace Footfall.Server.Hosting;

/// <summary>
/// What no route under <c>/api</c>, <c>/v1</c>, <c>/intake</c>, <c>/metrics</c>, <c>/clickhouse</c>, <c>/sdk</c> and <c>/files</c> takes: 415 where only the type of the body is wrong, 405 with <c>Allow</c> where the address
/// is known under other methods, else 404. A route for everything hides from the framework what is wrong, so it is found out here.
/// </summary>
internal static class UnknownRoutes
{
    private static readonly string[] Roots = ["/api/", "/v1/", "/intake/", "/metrics/", "/clickhouse/", "/sdk/", "/files/"];

    internal static void Map(WebApplication app)
    {
        foreach (var root in Roots)
        {
            app.Map($"{root}{{**rest}}", Answer).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static IResult Answer(HttpContext context, EndpointDataSource endpoints)
    {
        var here = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => Matches(e, context.Request.Path)).ToList();
        if (here.Exists(e => Methods(e).Contains(context.Request.Method) && RefusesBody(e, context.Request)))
        {
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        var known = here.SelectMany(Methods).Distinct().Order().ToList();

        // Where the method is among them, the address only looks like one of ours: an id that is none, for example.
        if (known.Count == 0 || known.Contains(context.Request.Method))
        {
            if (context.Request.Path.StartsWithSegments("/api/dashboard"))
            {
                return KodosumiReplies.Error(context, StatusCodes.Status404NotFound, "Not Found");
            }

            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is no such route. /docs lists those that there are.");
        }

        var allowed = string.Join(", ", known);
        context.Response.Headers.Allow = allowed;
        var detail = $"This route takes {allowed}, and not {context.Request.Method}.";
        return context.Request.Path.StartsWithSegments("/api/dashboard")
            ? KodosumiReplies.Error(context, StatusCodes.Status405MethodNotAllowed, detail)
            : Results.Problem(statusCode: StatusCodes.Status405MethodNotAllowed, detail: detail);
    }

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool RefusesBody(RouteEndpoint endpoint, HttpRequest request) =>
        request.ContentType is not null
        && endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts
        && !accepts.ContentTypes.Contains(request.ContentType.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        Array.Exists(Roots, r => endpoint.RoutePattern.RawText?.StartsWith(r, StringComparison.Ordinal) == true)
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
