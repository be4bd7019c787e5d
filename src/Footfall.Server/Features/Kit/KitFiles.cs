using System.Collections.Concurrent;
using System.Security.Cryptography;
using Footfall.Server.Hosting;
using Microsoft.Net.Http.Headers;

namespace Footfall.Server.Features.Kit;

/// <summary>The browser kit's files, for pages of any site: public, kept for an hour, and asked for by their tag afterwards.</summary>
internal static class KitFiles
{
    private const string Age = "public, max-age=3600, stale-while-revalidate=86400";
    private static readonly string[] Names = ["footfall.js", "footfall.mjs", "footfall-log.mjs"];
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), string> Tags = new();

    internal static IResult Serve(HttpContext context, string root, string name)
    {
        var file = Path.Combine(root, "sdk", name);
        if (!Names.Contains(name) || !File.Exists(file))
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"The browser kit has no such file; it has {string.Join(", ", Names)}.");
        }

        var headers = context.Response.Headers;
        headers.CacheControl = Age;
        headers.Vary = "Accept-Encoding";
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        var sent = WebPages.Compressed(context, file);
        return Results.File(sent, "text/javascript", entityTag: new EntityTagHeaderValue(TagOf(sent)));
    }

    private static string TagOf(string file) => Tags.GetOrAdd(
        (file, File.GetLastWriteTimeUtc(file)),
        key => $"\"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(key.Path)))[..16]}\"");
}
