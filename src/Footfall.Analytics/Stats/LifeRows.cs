using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Stats;

/// <summary>
/// Subqueries over <c>entity_moments</c>. A row there may be taken back by the same row with the opposite sign, so rows are grouped by all that they
/// say, and what is taken back sums up to nothing.
/// </summary>
internal static class LifeRows
{
    /// <summary>Who counts as a creator.</summary>
    internal static string HasOwner { get; } = $"owner != '' AND owner NOT IN {System("user")}";

    private const string Content = "id, created, confirmed, owner, org, slug, party, provider, origin, auto";

    // Entities have no type and no name here.
    private const string Columns = "id, created, confirmed, owner, org, slug, party AS domain, provider, origin, auto, '' AS type, '' AS name";

    /// <summary>What a count asks of entities that are looked at in every window, with is_new and alive.</summary>
    internal static string Where(LifeCount life) => life switch
    {
        LifeCount.Existing => "alive",
        LifeCount.Created => "is_new",
        LifeCount.CreatedAndConfirmed => "is_new AND confirmed < s",
        LifeCount.Confirmed => "confirmed >= p_from AND confirmed < p_to",
        _ => $"is_new AND {HasOwner}",
    };

    /// <summary>Entities that are left out of all counts.</summary>
    internal static string System(string kind) =>
        $"(SELECT id FROM entity_moments WHERE kind = '{kind}' AND what = 'system' GROUP BY id HAVING sum(sign) > 0)";

    /// <summary>Entities of a kind with all their steps: at, and by how much.</summary>
    internal static string All(string kind, string where) =>
        $"""
        (SELECT {Columns}, steps
        FROM (SELECT {Content}, groupArray((at, step * sign)) AS steps FROM entity_moments WHERE kind = '{kind}' AND what = 'life' AND {where}
            GROUP BY {Content} HAVING sum(births * sign) > 0))
        """;

    /// <summary>Entities of a kind that were created in one of the windows, or before the last of them ends: made, when that was.</summary>
    internal static string Born(string kind, string where) =>
        $"(SELECT {Columns}, created AS made FROM entity_moments WHERE kind = '{kind}' AND what = 'life' AND births = 1 AND {where} GROUP BY {Content} HAVING sum(sign) > 0)";

    /// <summary>The entities that a metric counts in the first window.</summary>
    internal static string Counted(StatsMetric metric, StatsAsk ask)
    {
        var (what, instants) = metric.Life switch
        {
            LifeCount.Confirmed => ("confirmed", InFirst),
            LifeCount.CreatedAndConfirmed => ("life", $"{InFirst} AND births = 1 AND confirmed < {Windows.FirstState}"),
            _ => ("life", $"{InFirst} AND births = 1"),
        };
        return $"(SELECT {Columns} FROM entity_moments WHERE what = '{what}' AND {instants}{OfThose(metric, ask)} GROUP BY {Content} HAVING sum(sign) > 0)";
    }

    /// <summary>
    /// Ids of entities that exist at the state of the first window, with when they were created (made): of millions in a moment, since they lie in the
    /// order of their ids. What is taken back sums up to nothing here, too.
    /// </summary>
    internal static string Existing(StatsMetric metric, StatsAsk ask) =>
        $"""
        (SELECT id, sum(created * births * sign) AS made
        FROM entity_moments WHERE what = 'life' AND at < {Windows.FirstState}{OfThose(metric, ask)} GROUP BY id HAVING sum(step * sign) > 0)
        """;

    private static string OfThose(StatsMetric metric, StatsAsk ask) =>
        $" AND kind = '{metric.Source.Kind}'{(metric.Only.Length == 0 ? "" : $" AND {metric.Only}")}{OfOrgs(ask)}";

    /// <summary>Limits things to the orgs of who asks; a team's org is itself. Users belong to orgs by membership, which this does not know.</summary>
    internal static string OfOrgs(StatsAsk ask) =>
        ask.Orgs is null ? "" : " AND (org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)} OR kind = 'team' AND id IN {orgs:Array(String)})";

    /// <summary>The hour is there so that the engine's index finds them.</summary>
    private static string InFirst { get; } =
        $"hour >= {EntityMoments.Bucket("{win_from:Array(Int64)}[1]", EntityMoments.Hour)} AND hour <= {EntityMoments.Bucket("{win_to:Array(Int64)}[1]", EntityMoments.Hour)} AND at >= {{win_from:Array(Int64)}}[1] AND at < {{win_to:Array(Int64)}}[1]";
}
