using Footfall.Analytics.Asking;
using Footfall.Analytics.WorkingTime;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model.WorkingTime;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>Answers why a number of working time is what it is.</summary>
internal sealed class WorkExplain(WorkQuestions questions, WorkExplainer explainer, WorkZeros zeros)
{
    private static readonly string[] Json = ["json"];

    internal static async Task<IResult> AnswerAsync(HttpContext context, [AsParameters] WorkExplainQuery query, AskReader reader, WorkExplain explain, WorkKeeper keeper)
    {
        var mistakes = new Mistakes();
        query.RefuseOthers(mistakes);
        var ask = await reader.ReadAsync(context, query, Json, mistakes);
        var (offset, without) = (query.Offset(mistakes), query.Nones(mistakes));
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        await WorkEndpoints.SettleAsync(keeper, context.RequestAborted);
        return Results.Ok(await explain.PageAsync(ask, without, offset, context.RequestAborted));
    }

    /// <summary>Rows that come to something, and behind the last of them those that come to nothing.</summary>
    private async Task<WorkExplainAnswer> PageAsync(Ask ask, IReadOnlyList<string> without, int offset, CancellationToken cancellationToken)
    {
        var stored = await questions.RowsAsync(ask.Filter, without, offset, ask.Limit, cancellationToken);
        var first = stored.Count > 0 || offset == 0 ? stored : await questions.RowsAsync(ask.Filter, without, 0, 1, cancellationToken);
        var (storedRows, storedMs) = first.Count == 0 ? (0, 0) : (first[0].Total, first[0].TotalMs);
        var none = await zeros.FindAsync(Selection(ask.Filter, without), cancellationToken);
        List<WorkRow> rows = [.. stored, .. (none ?? []).Skip((int)Math.Max(0, offset - storedRows)).Take(ask.Limit - stored.Count)];
        var explained = await explainer.ExplainAsync(rows, cancellationToken);
        var total = storedRows + (none?.Count ?? 0);
        var next = offset + rows.Count < total ? FormattableString.Invariant($"{offset + rows.Count}") : null;
        var range = ask.Period.Range;
        return new WorkExplainAnswer(range.From, range.To, total, storedMs, rows.ConvertAll(r => WorkExplainRow.Of(r, explained[r.Id])), next, none is not null);
    }

    private static WorkSelection Selection(EventFilter filter, IReadOnlyList<string> without)
    {
        var sql = FilterSql.OfWork(filter.With("project").With("task").With("job"));
        return new WorkSelection(sql.Text + WorkQuestions.None(without.Where(n => n is "org" or "user")), sql.AddTo, filter.Range, HasPlace);

        bool HasPlace(WorkPlace place) => Has("project", place.ProjectId) && Has("task", place.TaskId) && Has("job", place.JobId);

        bool Has(string name, string? id) => (filter[name].Count == 0 || (id is not null && filter[name].Contains(id))) && (id is null || !without.Contains(name));
    }
}
