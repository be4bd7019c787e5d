using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>Calls of functions as SQL: their conditions, and their inputs and outputs as columns. Names and values are parameters.</summary>
internal static class CallSql
{
    /// <summary>How a call ended: what it tells, else error when it failed.</summary>
    internal const string Status = "multiIf(JSONExtractString(payload, 'status') != '', JSONExtractString(payload, 'status'), failed = 1, 'error', '')";

    /// <summary>What went wrong: a text, or the message of an object.</summary>
    internal const string Error =
        "multiIf(JSONType(payload, 'error') = 'String', JSONExtractString(payload, 'error'), JSONType(payload, 'error') = 'Object', JSONExtractString(payload, 'error', 'message'), '')";

    /// <summary>The condition of a filter, for <c>$filter$</c> of questions about events.</summary>
    internal static QuestionPart Filter(CallFilter filter)
    {
        var sql = FilterSql.Of(filter.Events);
        var conditions = new List<string> { sql.Text, $"scope = '{Calls.Scope}'" };

        // Values of one input are alternatives, different inputs must all hold (semantics 5.1).
        conditions.AddRange(filter.Conditions
            .Select((c, i) => (c.Side, c.Name, Sql: Condition(c, i)))
            .GroupBy(c => (c.Side, c.Name))
            .Select(one => $"({string.Join(" OR ", one.Select(c => c.Sql))})"));
        if (filter.Statuses.Count > 0)
        {
            conditions.Add($"{Status} IN {{call_statuses:Array(String)}}");
        }

        if (!string.IsNullOrWhiteSpace(filter.Error))
        {
            conditions.Add($"positionCaseInsensitiveUTF8({Error}, {{call_error:String}}) > 0");
        }

        return new QuestionPart("filter", string.Join(" AND ", conditions), p =>
        {
            sql.AddTo(p);
            AddTo(p, filter);
        });
    }

    /// <summary>Calls, for <c>$rows$</c>. What calls went in with, and how they ended, stands in the events alone.</summary>
    /// <param name="filter">Which calls.</param>
    /// <param name="seals">The days that are sealed.</param>
    /// <param name="columns">Columns of <see cref="Calls"/>.</param>
    internal static QuestionPart Rows(CallFilter filter, SealedDays seals, string columns)
    {
        if (filter is { Statuses: [], Conditions: [] } && string.IsNullOrWhiteSpace(filter.Error))
        {
            return RollupDays.Rows(filter.Events, seals, ["org", "user", "package", "function"], (columns, "calls"), where => $"SELECT {columns} FROM ({Calls.Select(where)})");
        }

        var those = Filter(filter);
        return those with { Place = "rows", Sql = $"(SELECT {columns} FROM ({Calls.Select(those.Sql)}))" };
    }

    /// <summary>A column for each input and output, for <c>$values$</c>.</summary>
    internal static QuestionPart Values(IReadOnlyList<CallParameter> columns) => new(
        "values",
        string.Concat(columns.Select((c, i) => $"{Value(c.Side, $"column_{i.ToString(CultureInfo.InvariantCulture)}")} AS value_{i.ToString(CultureInfo.InvariantCulture)},\n    ")),
        p =>
        {
            for (var i = 0; i < columns.Count; i++)
            {
                p.Add($"column_{i.ToString(CultureInfo.InvariantCulture)}", columns[i].Name);
            }
        });

    private static string Condition(CallCondition condition, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var side = condition.Side == CallSide.Input ? "input" : "output";
        var value = Value(side, $"call_name_{number}");

        // What is not there reads as an empty text, and never matches (semantics 5.1).
        var matches = condition.IsPart
            ? $"positionCaseInsensitiveUTF8({value}, {{call_value_{number}:String}}) > 0"
            : $"{value} = {{call_value_{number}:String}}";
        return condition.Value.Length == 0 ? $"(JSONHas(payload, '{side}s', {{call_name_{number}:String}}) AND {matches})" : matches;
    }

    /// <summary>A value as text: what a text says, and anything else as JSON.</summary>
    private static string Value(string side, string parameter)
    {
        var path = $"payload, '{side}s', {{{parameter}:String}}";
        return $"if(JSONType({path}) = 'String', JSONExtractString({path}), JSONExtractRaw({path}))";
    }

    private static void AddTo(Parameters parameters, CallFilter filter)
    {
        for (var i = 0; i < filter.Conditions.Count; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            parameters.Add($"call_name_{number}", filter.Conditions[i].Name).Add($"call_value_{number}", filter.Conditions[i].Value);
        }

        if (filter.Statuses.Count > 0)
        {
            parameters.Add("call_statuses", filter.Statuses);
        }

        if (!string.IsNullOrWhiteSpace(filter.Error))
        {
            parameters.Add("call_error", filter.Error.Trim());
        }
    }
}
