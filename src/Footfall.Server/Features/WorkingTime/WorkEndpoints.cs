using Footfall.Analytics.Asking;
using Footfall.Analytics.WorkingTime;
using Footfall.ClickHouse;
using Footfall.Ingestion.WorkingTime;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.WorkingTime;

/// <summary><c>/api/v1/working-time...</c>: who worked how long on what, over time, and why a number is what it is.</summary>
internal static class WorkEndpoints
{
    private const string View = "view:working_time";
    private static readonly string[] TableFormats = ["json", "csv", "parquet", "sql"];
    private static readonly string[] SeriesFormats = ["json", "csv", "sql"];

    // Somebody who asks waits for late events this long; then the answer says that it is not settled.
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(5);

    internal static void MapWorkingTime(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/working-time").WithTags("Working time");
        group.MapGet("", TableAsync).Produces<WorkTableAnswer>().WithSummary("Who worked how long on what").Audited(View);
        group.MapGet("/users", SeriesAsync).Produces<WorkSeriesAnswer>().WithSummary("Events and working time of users over time").Audited(View);
        group.MapGet("/explain", WorkExplain.AnswerAsync).Produces<WorkExplainAnswer>().WithSummary("The events and gaps behind a number").Audited(View);
    }

    private static async Task<IResult> TableAsync(
        HttpContext context, [AsParameters] WorkTableQuery query, AskReader reader, WorkQuestions questions, WorkKeeper keeper, IStore store)
    {
        var mistakes = new Mistakes();
        query.RefuseOthers(mistakes);
        var ask = await reader.ReadAsync(context, query, TableFormats, mistakes);
        var table = query.Sorted(new WorkTable { Filter = ask.Filter, Groups = query.Groups(mistakes) }, mistakes);
        var offset = query.Offset(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var settled = await SettleAsync(keeper, context.RequestAborted);
        return ask.Format switch
        {
            "json" => await PageAsync(ask, table, offset, settled, questions, context.RequestAborted),
            "sql" => Answer.Sql(questions.TableStatement(table, offset, ask.Limit)),
            _ => new StatementResult(store, questions.TableStatement(table), ask.Format, "working-time", table.Columns),
        };
    }

    private static async Task<IResult> PageAsync(Ask ask, WorkTable table, int offset, bool settled, WorkQuestions questions, CancellationToken cancellationToken)
    {
        var (rows, all) = await questions.PageAsync(table, offset, ask.Limit, cancellationToken);
        var next = offset + rows.Count < all.Rows ? FormattableString.Invariant($"{offset + rows.Count}") : null;
        var range = ask.Period.Range;
        return Results.Ok(new WorkTableAnswer(range.From, range.To, all.Rows, all.WorkingTimeMs, all.Activity, all.Objects, settled, rows, next));
    }

    private static async Task<IResult> SeriesAsync(HttpContext context, [AsParameters] WorkSeriesQuery query, AskReader reader, WorkQuestions questions, WorkKeeper keeper)
    {
        var mistakes = new Mistakes();
        query.RefuseOthers(mistakes);
        var ask = await reader.ReadAsync(context, query, SeriesFormats, mistakes);
        var offset = query.Offset(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        await SettleAsync(keeper, context.RequestAborted);
        var (filter, stop) = (ask.Filter, context.RequestAborted);
        var table = new WorkTable { Filter = filter, Groups = [WorkGroup.Find("user")!], Sort = "activity" };
        var page = await questions.PageAsync(table, offset, ask.Limit, stop);
        var users = page.Rows.FindAll(u => u["user_id"].ValueKind == System.Text.Json.JsonValueKind.String);
        var ids = users.ConvertAll(u => u["user_id"].GetString()!);
        var buckets = ask.Calendar.Buckets(filter.Range, ask.Unit ?? Calendar.UnitFor(filter.Range));
        var series = (await questions.SeriesAsync(filter, ids, buckets, stop)).ToLookup(r => r.UserId);
        var lines = users.ConvertAll(u => Line(u, [.. series[u["user_id"].GetString()!]], buckets));
        var body = new WorkSeriesAnswer(filter.Range.From, filter.Range.To, buckets.Seconds, page.Totals.Rows, [.. buckets.Starts], lines);
        var flat = lines.SelectMany(l => body.Times.Select((t, i) => new { Time = t, l.UserId, l.UserName, Count = l.Counts[i], WorkingTimeMs = l.WorkingTimes[i] }));
        return Answer.Of(ask, "working-time-users", body, flat, questions.SeriesStatement(filter, ids, buckets));
    }

    private static WorkSeriesLine Line(Dictionary<string, System.Text.Json.JsonElement> user, List<WorkSeriesRow> rows, BucketSeries buckets)
    {
        var id = user["user_id"].GetString()!;
        var filled = buckets.Fill(rows, r => r.Bucket, start => new WorkSeriesRow(start.ToUnixTimeMilliseconds(), id, 0, 0)).ToList();
        return new WorkSeriesLine(
            id,
            user["user_name"].GetString()!,
            user["activity"].GetInt64(),
            user["working_time_ms"].GetInt64(),
            filled.ConvertAll(r => r.Count),
            filled.ConvertAll(r => r.WorkingTimeMs));
    }

    /// <summary>Waits a while for what came late; says whether all of it is computed.</summary>
    internal static async Task<bool> SettleAsync(WorkKeeper keeper, CancellationToken cancellationToken)
    {
        if (!keeper.IsSettled)
        {
            // It goes on when nobody waits for it any more: whoever asks next needs it, too.
            var settling = keeper.SettleAsync(CancellationToken.None);
            await Task.WhenAny(settling, Task.Delay(LongestSettling, cancellationToken));
        }

        return keeper.IsSettled;
    }
}
