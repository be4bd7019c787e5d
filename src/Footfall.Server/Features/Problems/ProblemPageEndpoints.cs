using System.Globalization;
using System.Text;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Problems;

/// <summary><c>/api/v1/problems/{id}</c>: a problem, its errors, its log, its configuration.</summary>
internal static class ProblemPageEndpoints
{
    private const string Log = "view:problem-log";

    internal static void MapProblemPage(this IEndpointRouteBuilder problems)
    {
        problems.MapGet("/{id}", OneAsync).Produces<ProblemAnswer>().ProducesProblem(404).WithSummary("A problem with everything that is known of it").Audited("view:problem");
        problems.MapGet("/{id}/occurrences", OccurrencesAsync).Produces<ProblemOccurrencesAnswer>().ProducesProblem(404)
            .WithSummary("Errors of a problem, page by page, or all of them as CSV or Parquet").Audited("view:problem-errors");
        problems.MapGet("/{id}/event", EventAsync).Produces<ProblemEventAnswer>().ProducesProblem(404).WithSummary("One error with stack, payload and configuration, secrets masked").Audited("view:problem");
        problems.MapGet("/{id}/log", LogAsync).Produces<ProblemLogAnswer>().ProducesProblem(404)
            .WithSummary("The log around an error: of its run, else of its request, else of its session; page by page and as it grows, or as text").Audited(Log);
        problems.MapGet("/{id}/config", ConfigAsync).Produces<ProblemConfigAnswer>().ProducesProblem(404).WithSummary("Configuration of what failed, secrets masked").Audited("view:problem-config");
    }

    private static async Task<IResult> OneAsync(HttpContext context, string id, ProblemDesk desk, ProblemSheet sheet)
    {
        var (access, stop) = (desk.AccessOf(context), context.RequestAborted);
        if (await desk.FindAsync(id, access, stop) is not { } row)
        {
            return ProblemDesk.Unknown(id);
        }

        var mayAct = await desk.WhyNotActAsync(context.Features.Get<Caller>()!, row, access, stop) is null;
        return Results.Ok(await sheet.ReadAsync(row, access, mayAct, stop));
    }

    private static async Task<IResult> OccurrencesAsync(
        HttpContext context, string id, [AsParameters] ProblemPartQuery query, ProblemDesk desk, ProblemReader reader, ProblemQuestions questions, IStore store)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var (limit, after, format) = query.Read(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var (access, stop) = (desk.AccessOf(context), context.RequestAborted);
        if (await desk.FindAsync(id, access, stop) is not { } row)
        {
            return ProblemDesk.Unknown(id);
        }

        var filter = ProblemDesk.FilterOf(ProblemId.Read(row.Id), access);
        if (format != "json")
        {
            var statement = ProblemReader.OccurrencesStatement(filter, await questions.LinksAsync(stop), null, null);
            return new StatementResult(store, statement, format, $"problem-{row.Id}", ProblemReader.OccurrenceColumns);
        }

        var last = after is null ? null : (await reader.OccurrencesAsync(filter with { Occurrence = after }, null, 1, stop)).SingleOrDefault();
        var rows = await reader.OccurrencesAsync(filter, last is null ? null : (last.Time, last.Id), limit, stop);
        return Results.Ok(new ProblemOccurrencesAnswer(row.Events, rows, rows.Count == limit ? rows[^1].Id.ToString("D") : null));
    }

    private static Task<IResult> EventAsync(HttpContext context, string id, [AsParameters] ProblemOccurrenceQuery query, ProblemDesk desk, ProblemReader reader, ProblemSheet sheet) =>
        WithErrorAsync(context, id, m => ProblemOccurrenceQuery.Read(query.Occurrence, m), desk, reader, async (error, access) => Results.Ok(await sheet.EventAsync(error, access, context.RequestAborted)));

    private static Task<IResult> ConfigAsync(HttpContext context, string id, [AsParameters] ProblemOccurrenceQuery query, ProblemDesk desk, ProblemReader reader, ProblemSheet sheet) =>
        WithErrorAsync(context, id, m => ProblemOccurrenceQuery.Read(query.Occurrence, m), desk, reader, async (error, access) =>
        {
            var told = await sheet.EventAsync(error, access, context.RequestAborted);
            return Results.Ok(new ProblemConfigAnswer(told.Config, told.ConfigOf));
        });

    private static Task<IResult> LogAsync(HttpContext context, string id, [AsParameters] ProblemLogQuery query, ProblemDesk desk, ProblemReader reader)
    {
        var (levels, limit, isText) = ((IReadOnlyList<string>)[], 0, false);
        return WithErrorAsync(
            context,
            id,
            mistakes =>
            {
                (var occurrence, levels, limit, isText) = query.Read(mistakes);
                return occurrence;
            },
            desk,
            reader,
            async (error, access) =>
            {
                if (ProblemLogAsk.Of(error, limit) is not { } ask)
                {
                    return isText ? Text([]) : Results.Ok(new ProblemLogAnswer(null, null, [], null, null));
                }

                ask = ask with { Levels = levels, After = Optional(query.After), Before = Optional(query.Before) };
                var rows = await reader.LogAsync(ask, access, context.RequestAborted);
                return isText ? Text(rows) : Results.Ok(new ProblemLogAnswer(ask.Kind, ask.Key, rows, rows.Count == 0 ? null : rows[0].Place, rows.Count == 0 ? Optional(query.After) : rows[^1].Place));
            });
    }

    /// <summary>Answers about one error of a problem: the one that is named, or the last.</summary>
    private static async Task<IResult> WithErrorAsync(
        HttpContext context, string id, Func<Mistakes, Guid?> read, ProblemDesk desk, ProblemReader reader, Func<OccurrenceRow, Access, Task<IResult>> answer)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var occurrence = read(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var (access, stop) = (desk.AccessOf(context), context.RequestAborted);
        if (await desk.ResolveAsync(id, stop) is not { } problem)
        {
            return ProblemDesk.Unknown(id);
        }

        var errors = await reader.OccurrencesAsync(ProblemDesk.FilterOf(problem, access) with { Occurrence = occurrence }, null, 1, stop);
        return errors.Count == 0 ? ProblemDesk.Unknown(id) : await answer(errors[0], access);
    }

    private static IResult Text(IEnumerable<ProblemLogRow> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Time.UtcDateTime.ToString(UtcMilliseconds.Format, CultureInfo.InvariantCulture)} [{row.Level}] {row.Message.TrimEnd('\n', '\r')}\n");
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", "problem.log");
    }

    private static string? Optional(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
