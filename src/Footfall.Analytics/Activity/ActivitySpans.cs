using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Activity;

/// <summary>
/// Where questions about sessions of use read from: whole sealed days from the table <c>activity_spans</c>, all other time from the events. A
/// session belongs to a period when one of its reports does; it lasts from the first of those to the end of the last.
/// </summary>
internal sealed class ActivitySpans
{
    private readonly ActivityFilter _filter;
    private readonly ActivityRules _rules;
    private readonly ActivityCondition _condition;
    private readonly DaySnapshot _days;

    internal ActivitySpans(ActivityFilter filter, SealedDays seals, ActivityRules rules)
    {
        (_filter, _rules, _condition, _days) = (filter, rules, new ActivityCondition(filter), seals.Within(filter.Range));
    }

    /// <summary>A subquery with a row a session: user_id, <paramref name="keys"/>, session_id, first and last (Unix milliseconds).</summary>
    /// <param name="keys">Columns whose values have sessions of their own: category and app.</param>
    internal string Sessions(params ReadOnlySpan<string> keys)
    {
        var by = string.Join(", ", (string[])["user_id", .. keys]);
        return $"({ActivityMinutes.Join(RollupDays.Sql(_days, OfSealed, OfEvents), by)})";
    }

    internal void AddTo(Parameters parameters)
    {
        _condition.AddTo(parameters);
        ActivityMinutes.AddTo(parameters, _rules.Scopes, _rules.Categories);
        parameters.Add("from", _filter.Range.From).Add("to", _filter.Range.To);
        RollupDays.AddTo(parameters, _days);
    }

    private string OfSealed =>
        $"""
        SELECT {ActivityMinutes.SpanKeys}, session_id, first, last
        FROM activity_spans
        WHERE {RollupDays.Condition} AND {_condition.Text(hasTemplate: false)}
        """;

    private string OfEvents => ActivityMinutes.SelectSpans(
        $"time >= {{from:DateTime64(3)}} AND time < {{to:DateTime64(3)}} AND ({RollupDays.RangesSql(_days)}) AND {ActivityMinutes.Counted} AND {_condition.Text(hasTemplate: false)}", byDay: false);
}
