using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// <c>GET</c> and <c>HEAD /api/events</c>: CVAT's export. The first request starts a job (202), later ones with its query id
/// ask how it stands (202, then 201), and <c>action=download</c> fetches the file once. Source: <c>specs/cvat.md</c> 3.
/// </summary>
internal static class CvatExportEndpoints
{
    internal static void MapCvatExport(this IEndpointRouteBuilder app) =>
        app.MapMethods("/api/events", ["GET", "HEAD"], HandleAsync).AllowAnonymous().WithTags("CVAT").WithSummary("Export events as CSV, as CVAT does");

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ExportJobs jobs,
        NameBook names,
        TimeProvider time,
        [FromQuery(Name = "query_id")] string? queryId,
        [FromQuery(Name = "action")] string? action)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            return CvatReplies.Unauthorized(context, context.Features.Get<RefusedCaller>()?.Message);
        }

        if (caller.Kind == CallerKind.IngestToken)
        {
            return CvatReplies.Detail(StatusCodes.Status403Forbidden, "You do not have permission to perform this action.");
        }

        if (CvatOrgContext.Read(context.Request, names, out var refusal) is not { } org)
        {
            return refusal!;
        }

        if (!string.IsNullOrEmpty(action) && action != "download")
        {
            return CvatReplies.Refuse("Unexpected action specified for the request");
        }

        var job = string.IsNullOrEmpty(queryId) ? null : jobs.Find(queryId, caller.Owner);
        if (job is null || (job.Work.IsCompletedSuccessfully && !File.Exists(job.File)))
        {
            return Start(context, jobs, caller, org, time, queryId);
        }

        return await ReportAsync(context, jobs, job, queryId!, caller.Owner, download: action == "download");
    }

    private static IResult Start(HttpContext context, ExportJobs jobs, Caller caller, CvatOrg org, TimeProvider time, string? queryId)
    {
        if (ReadQuery(context.Request.Query, org, time, out var refusal) is not { } query)
        {
            return refusal!;
        }

        var id = string.IsNullOrEmpty(queryId) ? Guid.NewGuid().ToString("D") : queryId;
        jobs.Remove(id, caller.Owner);
        jobs.Start(id, caller.Owner, query);
        return Accepted(id);
    }

    private static async Task<IResult> ReportAsync(HttpContext context, ExportJobs jobs, ExportJob job, string queryId, string owner, bool download)
    {
        if (!job.Work.IsCompleted)
        {
            return Accepted(queryId);
        }

        if (job.Work.Exception is { } failure)
        {
            jobs.Remove(queryId, owner);
            return CvatReplies.Json(StatusCodes.Status500InternalServerError, JsonValue.Create(failure.InnerException!.Message));
        }

        if (!download)
        {
            return Results.StatusCode(StatusCodes.Status201Created);
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Results.StatusCode(StatusCodes.Status200OK);
        }

        // Opened before the job is removed: the file's bytes stay until the download ends.
        var file = new FileStream(job.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        jobs.Remove(queryId, owner);
        await Task.CompletedTask;
        return Results.File(file, "text/csv", job.FileName);
    }

    private static CvatExportQuery? ReadQuery(IQueryCollection query, CvatOrg org, TimeProvider time, out IResult? refusal)
    {
        if (!TryReadBound(query, "from", time.LocalTimeZone, out var from, out refusal) || !TryReadBound(query, "to", time.LocalTimeZone, out var to, out refusal))
        {
            return null;
        }

        if (from > to)
        {
            refusal = CvatReplies.Refuse("'from' must be before than 'to'");
            return null;
        }

        if (from is null && to is null)
        {
            to = time.GetUtcNow();
            from = to - TimeSpan.FromDays(30);
        }

        var ids = CvatExport.Ids
            .Select(id => (id, Value: query[id].FirstOrDefault()))
            .Where(p => p.Value is not (null or "" or "0"))
            .ToDictionary(p => p.id, p => p.Value!);
        if (org.Id is not null || org.Slug is not null)
        {
            ids["org_id"] = org.Id ?? org.Slug!;
        }

        return new CvatExportQuery { Access = Access.All, From = from, To = to, Ids = ids, FileName = SafeName(query["filename"].FirstOrDefault()) };
    }

    /// <summary>Lenient like CVAT: a date alone, with or without offset; without one in the server's zone.</summary>
    private static bool TryReadBound(IQueryCollection query, string name, TimeZoneInfo zone, out DateTimeOffset? bound, out IResult? refusal)
    {
        (bound, refusal) = (null, null);
        var text = query[name].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        // A plus that was not encoded arrives as a blank.
        var last = text.LastIndexOf(' ');
        text = last > 10 && text.Length - last is 5 or 6 or 3 && char.IsAsciiDigit(text[last - 1]) && text.AsSpan(last).Contains(':') ? $"{text[..last]}+{text[(last + 1)..]}" : text;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
        {
            refusal = CvatReplies.Refuse($"Cannot parse '{name}' datetime parameter: {text}");
            return false;
        }

        bound = parsed.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(parsed, zone), TimeSpan.Zero)
            : new DateTimeOffset(parsed.ToUniversalTime(), TimeSpan.Zero);
        return true;
    }

    private static string? SafeName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : string.Concat(name.Select(c => char.IsControl(c) || c is '/' or '\\' or '"' ? '_' : c));

    private static IResult Accepted(string queryId) => CvatReplies.Json(StatusCodes.Status202Accepted, new JsonObject { ["query_id"] = queryId });
}
