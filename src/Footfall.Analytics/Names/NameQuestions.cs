using Footfall.Analytics.Asking;
using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Names;

/// <summary>Finds users, orgs, packages and entities by name.</summary>
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
                new QuestionPart("entities", EntitiesOf(access, kind)),
                new QuestionPart("user_names", UserNames.Sql(access)),
                RunsOf(access, kind.Length == 0 && search.Length > 0 && ids.Count == 0),
                QuestionPart.Value("kind", kind),
                QuestionPart.Value("search", search),
                new QuestionPart(null, "", p => p.Add("ids", ids)),
                QuestionPart.Value("limit", limit)),
            cancellationToken);

    private const int MostRuns = 5;

    // What people look for by name without saying what it is.
    private const string Usual = "'team', 'project', 'workspace', 'agent', 'model', 'notebook'";

    /// <summary>Whether an entity may be named. Users have names of their own; members see none.</summary>
    private static string EntitiesOf(Access access, string kind)
    {
        var kinds = kind.Length == 0 ? $"kind IN ({Usual})" : "kind = {kind:String} AND kind != 'user'";
        return access switch
        {
            { UserId: not null } => "0",
            { Orgs: not null } => $"{kinds} AND ({EntityMoments.OfOrgs("{access_orgs:Array(String)}")} OR kind IN ('team', 'organization') AND id IN {{access_orgs:Array(String)}})",
            _ => kinds,
        };
    }

    /// <summary>There may be very many, of few names: the latest few are meant, and only where somebody looks for something.</summary>
    private static QuestionPart RunsOf(Access access, bool areMeant)
    {
        var sql = RunSql.OfVisible(new RunFilter { Access = access }, "run");
        var matching = areMeant ? "(positionCaseInsensitiveUTF8(name, {search:String}) > 0 OR positionCaseInsensitiveUTF8(run_id, {search:String}) > 0)" : "0";
        return new QuestionPart("runs", sql.Matching(["name", "began"], $" AND {matching} ORDER BY began DESC LIMIT {MostRuns}"), sql.AddTo);
    }

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
