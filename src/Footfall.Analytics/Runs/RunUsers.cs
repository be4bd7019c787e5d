using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Runs;

/// <summary>
/// Whose runs are, by name: the user's latest name, else the one that was told of the run, else the id. Rows that are few are read first and named by
/// their ids; where all rows are named, as for a file or a sort by name, the names are joined.
/// </summary>
internal sealed class RunUsers(IStore store)
{
    private static readonly Question<NamedUser> NamesQuestion = Questions.Load<NamedUser>("Runs.RunUsers");

    /// <summary>The name that is shown, in a statement with <see cref="Join"/>.</summary>
    /// <param name="id">SQL for the user's id.</param>
    /// <param name="told">SQL for the name that was told of the run.</param>
    internal static string ShownSql(string id = "told.user_id", string told = "told.user_name_told") => $"multiIf(names.latest != '', names.latest, {told} != '', {told}, {id})";

    /// <summary>Joins the names of all.</summary>
    /// <param name="access">What the caller may see; its values are added by <see cref="AddTo"/>.</param>
    /// <param name="id">SQL for the user's id.</param>
    internal static string Join(Access access, string id = "told.user_id") =>
        $"LEFT JOIN (SELECT id AS named_id, name AS latest FROM {UserNames.Sql(access)}) AS names ON names.named_id = {id}";

    /// <summary>The values that conditions on what the caller may see name.</summary>
    internal static Action<Parameters> AddTo(Access access) => p => p.AddMissing(FilterSql.OfAccess(access).AddTo);

    /// <summary>Names rows that have the name that was told of the run in its place.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="access">What the caller may see.</param>
    /// <param name="user">Id and told name of a row.</param>
    /// <param name="name">A row with its name.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    internal async Task<List<T>> NameAsync<T>(List<T> rows, Access access, Func<T, (string Id, string Told)> user, Func<T, string, T> name, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => user(r).Id).Where(id => id.Length > 0).Distinct().ToList();
        var found = ids.Count == 0 ? [] : await store.RowsAsync<NamedUser>(
            NamesQuestion.ToStatement(new QuestionPart("user_names", UserNames.SqlOfSome(access), AddTo(access)), new QuestionPart(null, "", p => p.Add("name_ids", ids))), cancellationToken);
        var names = found.ToDictionary(u => u.Id, u => u.Name);
        return rows.ConvertAll(r => user(r) is var (id, told) && names.TryGetValue(id, out var latest) ? name(r, latest) : name(r, told.Length > 0 ? told : id));
    }

    private sealed record NamedUser(string Id, string Name);
}
