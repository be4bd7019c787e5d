using System.Globalization;
using System.Text;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Runs;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;

namespace Footfall.Server.Features.Runs;

/// <summary><c>/api/v1/runs/{id}</c> and its log.</summary>
internal static class RunPageEndpoints
{
    private const int MostOthers = 10;
    private const int LinesAtOnce = 10_000;
    private static readonly string[] Reserved = ["errors", "timeline", "statistics", "live"];

    internal static void MapRunPage(this IEndpointRouteBuilder runs)
    {
        runs.MapGet("/{id}", OneAsync).Produces<RunAnswer>().ProducesProblem(404)
            .WithSummary("A run with everything that is known of it").WithDescription($"An id that is the name of another route ({string.Join(", ", Reserved)}), or begins with =, is written behind a =: /api/v1/runs/=errors.").Audited("view:run");
        runs.MapGet("/{id}/log", LogAsync).Produces<RunLogAnswer>().ProducesProblem(404).WithSummary("A run's log, page by page and as it grows, or whole as text").Audited("view:run-log");
    }

    private static async Task<IResult> OneAsync(HttpContext context, string id, RunQuestions questions, RunReader reader, RunFileList files, ActivityOrgs orgs)
    {
        var (access, stop) = (RunAccess.Of(Rights.Of(context), orgs), context.RequestAborted);
        var runId = IdOf(id);
        var known = reader.DetailAsync(runId, stop);
        if (await questions.FindAsync(runId, access, stop) is not { } run || await known is not { } detail)
        {
            return Unknown(runId);
        }

        var (told, odd) = (reader.StoryAsync(runId, detail, stop), reader.OddTimesAsync(runId, detail, stop));
        var others = await OthersAsync(run, access, questions, stop);
        var (events, kinds) = await told;
        var history = RunHistory.Of(events);
        var records = kinds.ToLookup(e => e.Kind, e => new RunRecord(e.Time, SecretMask.Of(e.Message)));
        return Results.Ok(new RunAnswer(
            run, history.States, history.Attempts, SecretMask.Of(detail.Inputs), SecretMask.Of(detail.Outputs), SecretMask.Of(detail.Config), SecretMask.Of(detail.Meta),
            [.. records["result"]], [.. records["action"]], files.Of(run, detail), Optional(detail.Error), Optional(detail.Unreadable), await odd, others));
    }

    private static async Task<IReadOnlyList<RunRow>> OthersAsync(RunRow run, Access access, RunQuestions questions, CancellationToken cancellationToken)
    {
        if (run.UserId.Length == 0)
        {
            return [];
        }

        var rows = await questions.LatestOfAsync(run.UserId, run.UserName, access, MostOthers + 1, cancellationToken);
        return [.. rows.Where(r => r.RunId != run.RunId).Take(MostOthers)];
    }

    private static async Task<IResult> LogAsync(HttpContext context, string id, [AsParameters] RunLogQuery query, RunQuestions questions, RunReader reader, ActivityOrgs orgs)
    {
        var mistakes = new Mistakes();
        AskReader.RefuseUnknown(context, mistakes);
        var (levels, limit, after, isText) = query.Read(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var runId = IdOf(id);
        var known = reader.DetailAsync(runId, context.RequestAborted);
        if (await questions.FindAsync(runId, RunAccess.Of(Rights.Of(context), orgs), context.RequestAborted) is null || await known is not { } detail)
        {
            return Unknown(runId);
        }

        if (isText)
        {
            return Results.Stream(body => WriteAsync(body, start => reader.LogAsync(runId, detail, levels, start, LinesAtOnce, context.RequestAborted)), "text/plain; charset=utf-8", "run.log");
        }

        var (rows, next) = await reader.FollowAsync(runId, detail, levels, after, limit, context.RequestAborted);
        return Results.Ok(new RunLogAnswer(rows, next.Encode(), rows.Count < limit));
    }

    private static async Task WriteAsync(Stream body, Func<string, Task<List<RunLogRow>>> read)
    {
        List<RunLogRow> rows;
        var after = "0";
        do
        {
            rows = await read(after);
            var text = new StringBuilder();
            foreach (var row in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row.Time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} [{row.Level}] {row.Message.TrimEnd('\n', '\r')}\n");
                after = row.Place;
            }

            await body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
        }
        while (rows.Count == LinesAtOnce);
    }

    // A slash in an id stays encoded in a path.
    /// <summary>The id in a path. One that is the name of another route, or begins with =, stands behind a =.</summary>
    private static string IdOf(string id) => (id.StartsWith('=') ? id[1..] : id).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static string? Optional(string text) => text.Length == 0 ? null : text;

    private static IResult Unknown(string id) => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"No event tells of a run '{id}' that you may see.");
}
