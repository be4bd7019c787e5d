using Footfall.Analytics.Runs;
using Footfall.Connectors.Kodosumi;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Connectors;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Kodosumi;

/// <summary><c>/api/dashboard/execution/{fid}/...</c>: one execution. Source: <c>specs/kodosumi.md</c> 3.5, 3.6.</summary>
internal static class KodosumiExecutionEndpoints
{
    private static readonly string[] Sides = ["in", "out"];

    internal static void MapKodosumiExecution(this IEndpointRouteBuilder group)
    {
        KodosumiEndpoints.Describe(group.MapGet("/execution/{fid}/details", DetailsAsync).Produces<KodosumiDetails>().Produces<KodosumiError>(404), "An execution and its events");
        KodosumiEndpoints.Describe(group.MapGet("/execution/{fid}/files", FilesAsync).Produces<KodosumiFiles>().Produces<KodosumiError>(404), "Files of an execution");
    }

    private static async Task<IResult> DetailsAsync(HttpContext context, string fid, KodosumiQuestions questions, RunReader reader, ActivityOrgs orgs)
    {
        if (KodosumiReplies.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        if (await questions.FindAsync(fid, RunAccess.Of(Rights.Of(context), orgs), context.RequestAborted) is not { } row)
        {
            return Unknown(context, fid);
        }

        var told = await reader.EventsAsync(fid, new RunSpan(row.First, row.Last), context.RequestAborted);

        // What says that nothing can be read is no event of the run's own.
        var events = row.Unreadable.Length > 0 && !told.Exists(e => e.IsRecord) ? [] : KodosumiEvents.Of(told);
        return Results.Ok(new KodosumiDetails(KodosumiRecord.Of(row), events, events.Count));
    }

    private static async Task<IResult> FilesAsync(HttpContext context, string fid, RunQuestions questions, RunReader reader, IRunFiles folders, ActivityOrgs orgs)
    {
        if (KodosumiReplies.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        if (await questions.FindAsync(fid, RunAccess.Of(Rights.Of(context), orgs), context.RequestAborted) is { } run)
        {
            return Answer(fid, folders.Find(run.UserId, fid) is { } own ? In(own) : Told(run, (await reader.DetailAsync(fid, context.RequestAborted))?.Files ?? []));
        }

        // A folder needs nobody to tell of it.
        return folders.Find(fid) is { } folder && RunFileEndpoints.MaySee(context, folder) ? Answer(fid, In(folder)) : Unknown(context, fid);
    }

    private static IResult Answer(string fid, ILookup<string, (string Name, long Size, string Url)> files)
    {
        var (uploads, downloads) = (Entries("in"), Entries("out"));
        return Results.Ok(new KodosumiFiles(fid, uploads, downloads, uploads.Count, downloads.Count));

        List<KodosumiFile> Entries(string part) => [.. files[part].Select(f => new KodosumiFile(f.Name, f.Size, $"{part}/{f.Name}", f.Url))];
    }

    private static ILookup<string, (string Name, long Size, string Url)> In(RunFolder folder) => Sides
        .SelectMany(part => PlainFiles.In(folder.Path, part).Select(f => (Part: part, File: f)))
        .ToLookup(f => f.Part, f => (f.File.Name, f.File.Size, AddressOf(folder.UserId, folder.RunId, f.Part, f.File.Name)));

    /// <summary>What events told of may lie elsewhere, at an address that they told.</summary>
    private static ILookup<string, (string Name, long Size, string Url)> Told(RunRow run, IReadOnlyList<RunFile> files) => files
        .Select(f => (Part: f.Direction == "up" ? "in" : "out", File: f))
        .ToLookup(f => f.Part, f => (f.File.Name, f.File.Size, RunFileList.AddressOf(f.File) ?? AddressOf(run.UserId, run.RunId, f.Part, f.File.Name)));

    private static string AddressOf(string userId, string fid, string part, string name) => $"/files/{userId}/{fid}/{part}/{name}";

    private static IResult Unknown(HttpContext context, string fid) => KodosumiReplies.Error(context, StatusCodes.Status404NotFound, $"Execution {fid} not found");
}
