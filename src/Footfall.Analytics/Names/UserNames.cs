using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Names;

/// <summary>
/// The latest names of users, as a subquery with columns id and name. Who sees everything reads them from the table <c>names</c>; anybody
/// else gets those that stand in the events that they may see, for another org may know a user by another name. Where those name nobody, as with
/// connectors, the name of the account that the id stands for is what the platform itself shows.
/// </summary>
internal static class UserNames
{
    private const string Entities = "SELECT id, tupleElement(max(named), 4) AS name, 1 AS is_entity FROM entity_facts WHERE kind = 'user' GROUP BY id";

    // The entity's latest name, else the latest name seen in events (semantics 4.6).
    private const string Everybodys =
        $"""
        (SELECT id, argMaxIf(name, is_entity, name != '') AS name
        FROM (SELECT id, tupleElement(max(named), 2) AS name, 0 AS is_entity FROM names WHERE kind = 'user' GROUP BY id
            UNION ALL
            {Entities})
        GROUP BY id)
        """;

    /// <summary>For the place <c>$user_names$</c> of questions with a filter, whose parameters they have.</summary>
    internal static QuestionPart Of(EventFilter filter) => new("user_names", Sql(filter.Access, FilterSql.OfExport(filter)));

    /// <summary>Names by rights alone, whatever the time.</summary>
    internal static string Sql(Access access) => Sql(access, FilterSql.OfAccess(access));

    private static string Sql(Access access, FilterSql seen) => access == Access.All
        ? Everybodys
        : $"""
          (SELECT seen.id AS id, if(seen.name != '', seen.name, entity.name) AS name
          FROM (SELECT toString(user_id) AS id, argMaxIf(toString(user_name), time, user_name != '') AS name FROM events WHERE {seen.Text} AND user_id != '' GROUP BY id) AS seen
          LEFT JOIN ({Entities}) AS entity ON entity.id = seen.id)
          """;
}
