using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Names;

/// <summary>Finds users, orgs, packages and projects by name.</summary>
public sealed class NameQuestions(IStore store)
{
    private static readonly Question<NameRow> NamesQuestion = Questions.Load<NameRow>("Names.Names");

    /// <summary>Names that match.</summary>
    /// <param name="access">What the caller may see: names that stand in none of its events are left out.</param>
    /// <param name="kind">Kind, or empty for all.</param>
    /// <param name="search">Part of name or id.</param>
    /// <param name="ids">Exact ids; none for any.</param>
    /// <param name="limit">Most names.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<NameRow>> FindAsync(Access access, string kind, string search, IReadOnlyList<string> ids, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<NameRow>(
            NamesQuestion.ToStatement(
                Seen(access),
                new QuestionPart("user_names", UserNames.Sql(access)),
                QuestionPart.Value("kind", kind),
                QuestionPart.Value("search", search),
                new QuestionPart(null, "", p => p.Add("ids", ids)),
                QuestionPart.Value("limit", limit)),
            cancellationToken);

    private static QuestionPart Seen(Access access)
    {
        if (access == Access.All)
        {
            return new QuestionPart("seen", "1");
        }

        var sql = FilterSql.OfAccess(access);
        string[] columns = ["org_id", "org_slug", "package", "project_id"];
        string[] kinds = ["org", "org", "package", "project"];
        var pairs = string.Join(", ", columns.Zip(kinds, (column, kind) => $"('{kind}', toString({column}))"));
        return new QuestionPart("seen", $"(kind, id) IN (SELECT arrayJoin([{pairs}]) FROM (SELECT DISTINCT {string.Join(", ", columns)} FROM events WHERE {sql.Text}))", sql.AddTo);
    }
}
