using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>Where questions about sessions read from: the stretches of time in which sessions had events.</summary>
internal sealed class SessionRows(EventFilter filter, SealedDays seals)
{
    private readonly DaySnapshot _days = RollupDays.Of(filter, seals, "org", "user");

    /// <summary>A subquery with columns user_id, org_id, org_slug, session_id, first, last (Unix ms).</summary>
    internal string Sql => RollupDays.Sql(_days, SealedSql, RawSql);

    internal void AddTo(Parameters parameters)
    {
        FilterSql.Of(filter).AddTo(parameters);
        RollupDays.AddTo(parameters, _days);
    }

    private string SealedSql =>
        $"""
        SELECT user_id, org_id, org_slug, session_id, first, last
        FROM session_spans
        WHERE {RollupDays.Condition} AND {FilterSql.OfDimensions(filter).Text}
        """;

    private string RawSql => SessionSpans.Select($"{FilterSql.Of(filter).Text} AND ({RollupDays.RangesSql(_days)})", byDay: false);
}
