using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Names;

/// <summary>Finds users, orgs, packages and projects by name.</summary>
public sealed class NameQuestions(IStore store)
{
    private static readonly Question<NameRow> NamesQuestion = Questions.Load<NameRow>("Names.Names");

    /// <summary>Names that match.</summary>
    /// <param name="kind">Kind, or empty for all.</param>
    /// <param name="search">Part of name or id.</param>
    /// <param name="ids">Exact ids; none for any.</param>
    /// <param name="limit">Most names.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<NameRow>> FindAsync(string kind, string search, IReadOnlyList<string> ids, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<NameRow>(
            NamesQuestion.ToStatement(
                QuestionPart.Value("kind", kind),
                QuestionPart.Value("search", search),
                new QuestionPart(null, "", p => p.Add("ids", ids)),
                QuestionPart.Value("limit", limit)),
            cancellationToken);
}
