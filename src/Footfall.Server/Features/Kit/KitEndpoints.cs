using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Kit;

/// <summary>
/// <c>/sdk</c>: the files of the browser kit. <c>/api/v1/policy</c>: what it keeps. Both are for everybody, as the pages are that
/// the kit works in, and say nothing of what is stored here.
/// </summary>
internal static class KitEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    internal static void MapKit(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/sdk/{file}", Methods, (HttpContext context, IWebHostEnvironment host, string file) => KitFiles.Serve(context, host.WebRootPath ?? "", file))
            .AllowAnonymous().WithTags("Browser kit").WithSummary("A file of the browser kit: footfall.js for a script element, footfall.mjs as a module").Produces(200, contentType: "text/javascript").ProducesProblem(404);
        app.MapGet("/api/v1/policy", (ServerSettings settings) => KitSettings.Of(settings))
            .RequireCors(IntakeCors.Policy).AllowAnonymous().WithTags("Browser kit").WithSummary("What the browser kit keeps, and how often it sends").Produces<KitPolicyAnswer>();
    }
}
