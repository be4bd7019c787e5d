using System.Globalization;
using System.Text;
using Footfall.Connectors.Kodosumi;
using Footfall.Model;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Connectors;

/// <summary>
/// <c>/files/{user}/{run}/{in|out}/{name}</c> and <c>/files/{run}/{in|out}[/path]</c>: the files of runs of connectors, for the
/// user whose run it is and for who may see it. What somebody may not see is not there.
/// </summary>
internal static class RunFileEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    internal static void MapRunFiles(this IEndpointRouteBuilder app) => app
        .MapMethods("/files/{**path}", Methods, Answer)
        .Audited("export:run_file")
        .ExcludeFromDescription();

    private static IResult Answer(HttpContext context, string? path, KodosumiConnector connector)
    {
        var parts = (path ?? "").Split('/');
        var isShort = parts.Length >= 2 && parts[1] is "in" or "out";
        var (folder, side, name) = isShort
            ? (connector.Find(parts[0]), parts[1], string.Join('/', parts[2..]))
            : parts.Length >= 4 ? (connector.Find(parts[0], parts[1]), parts[2], string.Join('/', parts[3..])) : (null, "", "");
        if (folder is null || !MaySee(context, folder))
        {
            return Missing();
        }

        context.Features.Set(new AuditDetails { ObjId = folder.RunId, ObjVal = $"{side}/{name}", Payload = new() { ["user_id"] = folder.UserId } });
        if (name.Length > 0 && !name.EndsWith('/') && RunFiles.Open(folder, side, name) is { } file)
        {
            return Send(context, file);
        }

        return RunFiles.List(folder, side, name) is { } list ? Results.Ok(list) : Missing();
    }

    /// <summary>Never shown, always saved: what a run made may be a page with scripts.</summary>
    private static IResult Send(HttpContext context, OpenedFile file)
    {
        var encoded = PercentEncoded(file.Name);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{encoded}\"; filename*=UTF-8''{encoded}";
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.Range.Any(r => r?.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) != true))
        {
            // A unit that is not known is as if nothing was asked (RFC 9110, 14.2).
            context.Request.Headers.Remove("Range");
        }

        return Results.Stream(file.Content, "application/octet-stream", lastModified: file.Changed, enableRangeProcessing: true);
    }

    /// <summary>Every byte but letters, digits and - . _ ~, so that no name can end the header or begin another.</summary>
    private static string PercentEncoded(string name)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' ? text.Append(c) : text.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return text.ToString();
    }

    /// <summary>Whether the files of a run are the caller's to see.</summary>
    internal static bool MaySee(HttpContext context, RunFolder folder)
    {
        var caller = context.Features.Get<Caller>()!;
        return caller.SeesEverything
            || caller.UserId == folder.UserId
            || (caller.Role == Role.Manager && folder.Org is { } org && caller.Orgs.Contains(org));
    }

    private static IResult Missing() => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "There is no such file.");
}
