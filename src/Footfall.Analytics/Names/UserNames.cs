using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Names;

/// <summary>
/// The latest names of users, as a subquery with columns id and name. Who sees everything reads them from the table <c>names</c>; anybody
/// else gets those that stand in the events that they may see, for another org may know a user by another name.
/// </summary>
internal static class UserNames
{
    private const string Everybodys = "(SELECT id, tupleElement(max(named), 2) AS name FROM names WHERE kind = 'user' GROUP BY id)";

    /// <summary>For the place <c>$user_names$</c> of questions with a filter, whose parameters they have.</summary>
    internal static QuestionPart Of(EventFilter filter) => new("user_names", Sql(filter.Access, FilterSql.OfExport(filter)));

    /// <summary>Names by rights alone, whatever the time.</summary>
    internal static string Sql(Access access) => Sql(access, FilterSql.OfAccess(access));

    private static string Sql(Access access, FilterSql seen) => access == Access.All
        ? Everybodys
        : $"(SELECT toString(user_id) AS id, argMaxIf(toString(user_name), time, user_name != '') AS name FROM events WHERE {seen.Text} AND user_id != '' GROUP BY id)";
}
