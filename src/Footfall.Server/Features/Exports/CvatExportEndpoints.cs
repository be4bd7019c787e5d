using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Server.Hosting.Contracts;

using Footfall.Server.Audit;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// <c>GET</c> and <c>HEAD /api/events</c>: CVAT's export. The first request starts a job (202), later ones with its query id
/// ask how it stands (202, then 201), and <c>action=download</c> fetches the file once. Source: <c>specs/cvat.md</c> 3.
/// HEAD does what GET does and says it without a body, with one exception: HEAD of a download shows its head and leaves the
/// file where it is.
/// </summary>
internal static class CvatExportEndpoints
{
    private const string Cvat = "application/vnd.cvat+json";
    private static readonly TimeSpan StandardPeriod = TimeSpan.FromDays(30);

    internal static void MapCvatExport(this IEndpointRouteBuilder app) => app
        .MapMethods("/api/events", ["GET", "HEAD"], HandleAsync).AllowAnonymous().WithTags("CVAT").WithSummary("Export events as CSV, as CVAT does").Audited("export:events")
        .WithMetadata(new RefusesStrangers())
        .Produces<string>(200, "text/csv").Produces(201).Produces<object>(202, Cvat).Produces<object>(400, Cvat).Produces<object>(500, Cvat)
        .Produces<CvatDetail>(401, Cvat).Produces<CvatDetail>(403, Cvat).Produces<CvatDetail>(404, Cvat).Produces<CvatDetail>(429, Cvat);

    private static IResult HandleAsync(HttpContext context, [AsParameters] CvatExportParameters given, ExportJobs jobs, NameBook names, TimeProvider time)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            return CvatReplies.Unauthorized(context);
        }

        IResult? refusal = null;
        var org = given.NamesNoOrg ? new CvatOrg(null, null) : CvatOrgContext.Read(context.Request, names, out refusal);
        if (org is null)
        {
            return refusal!;
        }

        if (CvatPermission.Of(caller, org, given.Ids.Where(i => i.Column == "user_id").Select(i => i.Value).FirstOrDefault(), out refusal) is not { } access)
        {
            return refusal!;
        }

        if (!string.IsNullOrEmpty(given.Action) && given.Action != "download")
        {
            return CvatReplies.Refuse("Unexpected action specified for the request");
        }

        var job = string.IsNullOrEmpty(given.QueryId) ? null : jobs.Find(given.QueryId, caller.Owner);
        return job is null || (job.Work.IsCompletedSuccessfully && !File.Exists(job.File))
            ? Start(given, jobs, new Grant(caller, org, access), time)
            : Report(context, jobs, job, given, new Grant(caller, org, access), time);
    }

    private static IResult Start(CvatExportParameters given, ExportJobs jobs, Grant grant, TimeProvider time)
    {
        if (ReadQuery(given, grant, time, out var refusal) is not { } query)
        {
            return refusal!;
        }

        var id = string.IsNullOrEmpty(given.QueryId) ? Guid.NewGuid().ToString("D") : given.QueryId;
        jobs.Remove(id, grant.Caller.Owner);
        jobs.Start(id, grant.Caller.Owner, query);
        return Accepted(id);
    }

    private static IResult Report(HttpContext context, ExportJobs jobs, ExportJob job, CvatExportParameters given, Grant grant, TimeProvider time)
    {
        var id = given.QueryId!;
        if (!job.Work.IsCompleted)
        {
            return Accepted(id);
        }

        if (job.Failure is { } failure)
        {
            jobs.Remove(id, grant.Caller.Owner);
            return CvatReplies.Json(StatusCodes.Status500InternalServerError, JsonValue.Create(failure.Message));
        }

        if (given.Action != "download")
        {
            return Results.StatusCode(StatusCodes.Status201Created);
        }

        var file = HttpMethods.IsHead(context.Request.Method) ? ExportJobs.Open(job) : jobs.Take(id, grant.Caller.Owner);
        return file is null ? Start(given, jobs, grant, time) : Results.File(file, "text/csv", job.FileName);
    }

    private static CvatExportQuery? ReadQuery(CvatExportParameters given, Grant grant, TimeProvider time, out IResult? refusal)
    {
        refusal = null;
        foreach (var (name, text) in new[] { ("from", given.From), ("to", given.To) })
        {
            if (!LenientDateTime.TryParse(text, time.LocalTimeZone, out _))
            {
                refusal = CvatReplies.Refuse($"Cannot parse '{name}' datetime parameter: {text}");
                return null;
            }
        }

        _ = LenientDateTime.TryParse(given.From, time.LocalTimeZone, out var from);
        _ = LenientDateTime.TryParse(given.To, time.LocalTimeZone, out var to);
        if (from > to)
        {
            refusal = CvatReplies.Refuse("'from' must be before than 'to'");
            return null;
        }

        if (from is null && to is null)
        {
            to = time.GetUtcNow();
            from = to - StandardPeriod;
        }

        var ids = given.Ids.ToDictionary(i => i.Column, i => (IReadOnlyList<string>)[i.Value]);
        if (grant.Org.Id is not null || grant.Org.Slug is not null)
        {
            ids["org_id"] = [.. new[] { grant.Org.Id, grant.Org.Slug }.OfType<string>()];
        }

        return new CvatExportQuery { Access = grant.Access, From = from, To = to, Ids = ids, FileName = SafeName(given.FileName) };
    }

    private static string? SafeName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null : string.Concat(name.Select(c => char.IsControl(c) || c is '/' or '\\' or '"' ? '_' : c));

    private static IResult Accepted(string queryId) => CvatReplies.Json(StatusCodes.Status202Accepted, new JsonObject { ["query_id"] = queryId });

    /// <summary>Who exports, of which org, and which rows that may be.</summary>
    private sealed record Grant(Caller Caller, CvatOrg Org, Access Access);
}
