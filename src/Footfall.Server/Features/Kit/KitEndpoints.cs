using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Server.Accounts;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Kit;

/// <summary>
/// <c>/sdk</c>: the files of the browser kit. <c>/api/v1/policy</c>: what it keeps. Both are for everybody, as the pages are that
/// the kit works in, and say nothing of what is stored here.
/// </summary>
internal static class KitEndpoints
{
    private const int MostIdentity = 4096;
    private static readonly string[] Methods = ["GET", "HEAD"];

    internal static void MapKit(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/sdk/{file}", Methods, (HttpContext context, IWebHostEnvironment host, string file) => KitFiles.Serve(context, host.WebRootPath ?? "", file))
            .AllowAnonymous().WithTags("Browser kit").WithSummary("A file of the browser kit: footfall.js for a script element, footfall.mjs as a module").Produces(200, contentType: "text/javascript").ProducesProblem(404);
        const string Tag = "Browser kit";
        app.MapGet("/api/v1/policy", (ServerSettings settings, LogPolicy policy, CaptureBook book, TimeProvider time) => PolicyFor(null, settings, policy, book, time))
            .RequireCors(IntakeCors.Policy).AllowAnonymous().WithTags(Tag).WithSummary("What the browser kit keeps, and how often it sends").Produces<KitPolicyAnswer>();
        app.MapPost("/api/v1/policy", AskedAsync)
            .RequireCors(IntakeCors.Policy).AllowAnonymous().WithTags(Tag).WithSummary("The same for the user whose signed identity is the body").Produces<KitPolicyAnswer>();
    }

    /// <summary>As text, so that browsers need not ask first whether they may. An identity that does not hold is nobody's.</summary>
    private static async Task<KitPolicyAnswer> AskedAsync(HttpContext context, CanonicalOptions options, ServerSettings settings, LogPolicy policy, CaptureBook book, TimeProvider time)
    {
        var identity = context.Request.ContentLength is > 0 and <= MostIdentity ? await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted) : "";
        return PolicyFor(options.IdentityOf(identity, time.GetUtcNow())?.UserId, settings, policy, book, time);
    }

    private static KitPolicyAnswer PolicyFor(string? user, ServerSettings settings, LogPolicy policy, CaptureBook book, TimeProvider time) =>
        KitSettings.Of(settings, policy, book.Now.Where(c => c.UserId is null || c.UserId == user).Select(c => KitCapture.Of(c, time.GetUtcNow())));
}
