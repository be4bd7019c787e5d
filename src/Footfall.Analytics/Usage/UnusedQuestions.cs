using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>What is known and nobody uses.</summary>
public sealed class UnusedQuestions(IStore store)
{
    private static readonly Question<UnusedRow> UnusedQuestion = Questions.Load<UnusedRow>("Usage.Unused");

    /// <summary>Kinds that can be used, or be left unused.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["function", "package", "menu_item", "dashboard", "query", "script", "connection", "dataset", "model", "notebook", "project"];

    /// <summary>Unused things, those that never were used first.</summary>
    public Task<List<UnusedRow>> UnusedAsync(EventFilter filter, IReadOnlyList<string> kinds, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<UnusedRow>(UnusedStatement(filter, kinds, limit), cancellationToken);

    /// <summary>The statement behind <see cref="UnusedAsync"/>: uses are looked for from the first event on.</summary>
    public static Statement UnusedStatement(EventFilter filter, IReadOnlyList<string> kinds, int limit)
    {
        var ever = filter with { Range = new TimeRange(DateTimeOffset.UnixEpoch, filter.Range.To) };
        return UnusedQuestion.ToStatement(
            QuestionPart.Filter(ever),
            UserNames.Of(ever),
            new QuestionPart("visible", SeenEntities.Sql(filter.Access)),
            new QuestionPart(null, "", p => p.Add("things", kinds)),
            QuestionPart.Value("split", filter.Range.From.AddTicks(TimeSpan.TicksPerMillisecond - 1).ToUnixTimeMilliseconds()),
            QuestionPart.Value("limit", limit));
    }
}
