using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Filters;

/// <summary>What the global filters and the command palette choose from, and what a period means.</summary>
internal static class FilterEndpoints
{
    internal static void MapFilters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/names", NamesAsync).Produces<NamesAnswer>().WithTags("Filters").WithSummary("Orgs, users, packages and entities, by part of name or id").Audited("view:names");
        api.MapGet("/period", PeriodAsync).Produces<PeriodAnswer>().WithTags("Filters").WithSummary("What a period means, and the one before or after it");
    }

    private static async Task<IResult> NamesAsync(
        HttpContext context,
        NameQuestions names,
        [FromQuery(Name = "kind"), Description("org, user, package, project, or another kind of entity; the usual ones when left out.")] string? kind,
        [FromQuery(Name = "search"), Description("Part of the name or the id, without regard to case.")] string? search,
        [FromQuery(Name = "id"), Description("Ids to name. Repeat it for several.")] string[]? id,
        [FromQuery(Name = "limit"), Description("Most names, 1 to 1000. Standard: 50.")] string? limit)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var wanted = string.IsNullOrEmpty(kind) ? "" : mistakes.Choice("kind", kind, ["org", .. EntityRef.Kinds]);
        var most = mistakes.Number("limit", limit, 50, 1, 1_000);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var rows = await names.FindAsync(Rights.Of(context), wanted, search ?? "", id ?? [], most, context.RequestAborted);
        return Results.Ok(new NamesAnswer(rows.FirstOrDefault()?.Total ?? 0, rows.ConvertAll(r => new NameEntry(r.Kind, r.Id, r.Name.Length > 0 ? r.Name : r.Id))));
    }

    private static async Task<IResult> PeriodAsync(
        HttpContext context,
        [AsParameters] EventQuery query,
        AskReader reader,
        [FromQuery(Name = "shift"), Description("Number of lengths to move the period by; negative is earlier.")] string? shift)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, ["json"], mistakes);
        var steps = mistakes.Number("shift", shift, 0, -1000, 1000);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var range = ask.Period.Range;
        var moved = new TimeRange(range.From + (range.Length * steps), range.To + (range.Length * steps));
        return Results.Ok(new PeriodAnswer(moved.From, moved.To, steps == 0 ? ask.Period.Title : "From-to", ask.Period.IsEverything));
    }
}
