using Microsoft.AspNetCore.StaticFiles;

namespace Footfall.Server.Hosting;

/// <summary>
/// The web interface: files that the build made, and the one page for every address that is not a file. The page holds no
/// data, so it is given to everyone; what it shows it asks for with the reader's rights.
/// </summary>
internal static class WebPages
{
    private const string Forever = "public, max-age=31536000, immutable";

    internal static void Map(WebApplication app)
    {
        var root = app.Environment.WebRootPath ?? "";
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            app.MapFallback(() => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "The web interface was not built. Run ./footfall, which builds it, or 'npm run build' in web.")).AllowAnonymous();
            return;
        }

        app.MapMethods("/{**path}", ["GET", "HEAD"], (HttpContext context, string? path) => Serve(context, root, path ?? "")).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Serve(HttpContext context, string root, string path)
    {
        var file = Path.GetFullPath(Path.Combine(root, path));
        var isFile = file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && path.Length > 0 && File.Exists(file);
        if (!isFile && path.StartsWith("assets/", StringComparison.Ordinal))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is no such file.");
        }

        file = isFile ? file : Path.Combine(root, "index.html");
        var type = new FileExtensionContentTypeProvider().TryGetContentType(file, out var known) ? known : "application/octet-stream";
        context.Response.Headers.CacheControl = isFile && path.StartsWith("assets/", StringComparison.Ordinal) ? Forever : "no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        return Results.File(Compressed(context, file), type);
    }

    /// <summary>The build leaves a compressed twin beside each file that gains from it.</summary>
    internal static string Compressed(HttpContext context, string file)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (name, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Contains(name, StringComparison.OrdinalIgnoreCase) && File.Exists(file + ending))
            {
                context.Response.Headers.ContentEncoding = name;
                return file + ending;
            }
        }

        return file;
    }
}
