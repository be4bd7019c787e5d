namespace Footfall.Analytics.Stats;

/// <summary>Subqueries over <c>membership_facts</c>: users who belong to teams and organizations, by groups inside of them, too.</summary>
internal static class MemberRows
{
    /// <summary>Prefix of the values of groups at the state of a window.</summary>
    internal const string AtState = "nested";

    /// <summary>Prefix of the values of groups at any instant of a window.</summary>
    internal const string InWindow = "within";

    // Whether the latest change before s was an addition.
    private const string IsMember = "tupleElement(arrayReduce('max', arrayFilter(x -> x.1 < s, changes)), 4) = 1";

    // At the begin of the window, or added in it.
    private const string WasMember = "(tupleElement(arrayReduce('max', arrayFilter(x -> x.1 <= p_from, changes)), 4) = 1 OR arrayExists(x -> x.4 = 1 AND x.1 >= p_from AND x.1 < p_to, changes))";

    /// <summary>Columns win, kind, container, member: who is a member at the state of each window.</summary>
    internal static string Current(StatsAsk ask) => Members(IsMember, AtState, ask.Nested.Any);

    /// <summary>Users of the orgs that are asked for, at the state of each window.</summary>
    internal static string OfOrgsAtState(StatsAsk ask) => OfOrgs(Current(ask));

    /// <summary>Users of the orgs that are asked for, at any instant of each window.</summary>
    internal static string OfOrgsInWindow(StatsAsk ask) => OfOrgs(Members(WasMember, InWindow, ask.Within.Any));

    private static string OfOrgs(string members) => $"(SELECT win, member FROM {members} WHERE container IN {{orgs:Array(String)}})";

    private static string Members(string holds, string prefix, bool hasGroups)
    {
        var direct = Users("'team', 'organization'", holds);
        return hasGroups
            ? $$"""
            ({{direct}}
            UNION DISTINCT
            SELECT nested.win, nested.kind, nested.container, inside.member
            FROM (SELECT arrayJoin(arrayZip({{{prefix}}_win:Array(Int64)}, {{{prefix}}_kind:Array(String)}, {{{prefix}}_container:Array(String)}, {{{prefix}}_group:Array(String)})) AS n,
                toUInt32(n.1) AS win, n.2 AS kind, n.3 AS container, n.4 AS lower) AS nested
            INNER JOIN ({{Users("'group'", holds)}}) AS inside ON inside.win = nested.win AND inside.container = nested.lower)
            """
            : $"({direct})";
    }

    private static string Users(string kinds, string holds) =>
        $$"""
        SELECT win, kind, container, member
        FROM (SELECT toString(kind) AS kind, container, member, changes, {{Windows.All}} FROM membership_facts FINAL
            WHERE membership_facts.kind IN ({{kinds}}) AND member_kind = 'user')
        WHERE {{holds}}
        """;
}
