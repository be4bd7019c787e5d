using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Model.WorkingTime;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.WorkingTime;

/// <summary><c>/api/v1/working-time/recompute</c> and <c>/settings</c>: how working time is counted, and counting it again.</summary>
internal static class WorkRecomputeEndpoints
{
    internal static void MapWorkRecompute(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/working-time").WithTags("Working time");
        group.MapGet("/settings", (WorkRules rules) => Results.Ok(WorkSettingsAnswer.Of(rules))).Produces<WorkSettingsAnswer>().WithSummary("Which gaps and durations count");
        group.MapGet("/recompute", (WorkRecompute work) => work.State is { } state ? Results.Ok(state) : Results.NoContent())
            .RequireAuthorization(Policies.Observe).Produces<WorkRecomputeState>().Produces(204).WithSummary("How the latest recomputation stands");
        group.MapPost("/recompute", StartAsync)
            .RequireAuthorization(Policies.Administrate).Produces<WorkRecomputeState>(202).ProducesProblem(409).WithSummary("Compute the working time of a period again").Audited("recompute:working_time");
    }

    private static async Task<IResult> StartAsync(HttpContext context, [AsParameters] WorkPeriodQuery query, AskReader reader, WorkRecompute work)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        if (query is { Period: null, From: null, To: null })
        {
            mistakes.Add("period", "or 'from' and 'to' must be given; 'all' means everything.");
        }

        var calendar = new Calendar(AskReader.ReadZone(query.Tz, mistakes));
        var asked = new EventQuery { Period = query.Period, From = query.From, To = query.To };
        var period = await reader.ReadPeriodAsync(asked, calendar, Access.All, mistakes, context.RequestAborted);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        return work.Start(period.Range) is { } state
            ? Results.Json(state, statusCode: StatusCodes.Status202Accepted)
            : Results.Problem(statusCode: StatusCodes.Status409Conflict, detail: "A recomputation is under way; GET the same address says how far it is.");
    }

    /// <summary>Which days.</summary>
    internal sealed class WorkPeriodQuery
    {
        [FromQuery(Name = "period")]
        [Description("A period as in all questions, for example all, 30d, last-month.")]
        public string? Period { get; init; }

        [FromQuery(Name = "from")]
        [Description("Begin, RFC 3339. Whole UTC days are computed.")]
        public string? From { get; init; }

        [FromQuery(Name = "to")]
        [Description("End, RFC 3339, exclusive.")]
        public string? To { get; init; }

        [FromQuery(Name = "tz")]
        [Description("IANA time zone of 'period'.")]
        public string? Tz { get; init; }
    }
}
