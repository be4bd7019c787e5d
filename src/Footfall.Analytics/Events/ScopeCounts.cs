using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Events;

/// <summary>How many old events there are, by scope.</summary>
public static class ScopeCounts
{
    private static readonly Question<ScopeCountRow> Question = Questions.Load<ScopeCountRow>("Events.ScopeCounts");

    /// <summary>Asks.</summary>
    /// <param name="store">The store.</param>
    /// <param name="before">Events before this.</param>
    /// <param name="orgs">Of these orgs, by id or short name; none for all.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public static Task<List<ScopeCountRow>> OfAsync(IStore store, DateTimeOffset before, IReadOnlyList<string> orgs, CancellationToken cancellationToken) => store.RowsAsync<ScopeCountRow>(
        Question.ToStatement(QuestionPart.Value("before", before.ToUnixTimeMilliseconds()), new QuestionPart(null, "", p => p.Add("orgs", orgs))),
        cancellationToken);
}
