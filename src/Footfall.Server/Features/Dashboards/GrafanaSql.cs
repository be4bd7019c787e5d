using System.Text;
using System.Text.RegularExpressions;
using Footfall.Analytics.Sql;

namespace Footfall.Server.Features.Dashboards;

/// <summary>SQL with Grafana's macros and variables, in ours.</summary>
internal static partial class GrafanaSql
{
    private const string From = "{from:DateTime64(3)}";
    private const string To = "{to:DateTime64(3)}";

    internal static string Translate(string sql, Func<string, string> nameOf)
    {
        var text = IntervalText().Replace(WithCalls(WithDatabase(sql)), "toIntervalSecond({interval:UInt32})");
        text = text.Replace("$__fromTime", From, StringComparison.Ordinal).Replace("$__toTime", To, StringComparison.Ordinal);
        text = Interval().Replace(text, m => m.Groups["unit"].Value == "s" ? "{interval:UInt32}" : "({interval:UInt32} * 1000)");
        text = Epoch().Replace(text, m => $"toUnixTimestamp64Milli({(m.Groups["which"].Value == "from" ? From : To)})");

        // Grafana's way of saying All: a marker that is among the values.
        text = Marked().Replace(text, m => m.Groups["a"].Value == m.Groups["b"].Value ? $"$in({m.Groups["column"].Value}, {nameOf(m.Groups["a"].Value)})" : m.Value);
        text = ConditionalAll().Replace(text, m => $"({{{nameOf(m.Groups["name"].Value)}_all:UInt8}} = 1 OR {m.Groups["condition"].Value.Trim()})");
        text = In().Replace(text, m => $"$in({m.Groups["column"].Value}, {nameOf(m.Groups["name"].Value)})");
        return text.Trim().TrimEnd(';');
    }

    /// <summary>
    /// The default database of CVAT's data source is <c>cvat</c>, which its dashboards leave out. Ours has a table of that name too, but without a column
    /// <c>timestamp</c>: a question that names that one means CVAT's.
    /// </summary>
    private static string WithDatabase(string sql)
    {
        var tokens = SqlTokens.Of(sql);
        var at = Enumerable.Range(0, Math.Max(0, tokens.Count - 1))
            .Where(i => (Is(sql, tokens[i], "FROM") || Is(sql, tokens[i], "JOIN")) && tokens[i + 1].Of(sql) == "events" && (i + 2 == tokens.Count || !tokens[i + 2].Is(sql, ".")))
            .Select(i => tokens[i + 1].Start);
        return tokens.Any(t => Is(sql, t, "timestamp"))
            ? at.Reverse().Aggregate(sql, (text, index) => text.Insert(index, "cvat."))
            : sql;
    }

    /// <summary>The macros that take a column, which may be an expression with brackets of its own.</summary>
    private static string WithCalls(string sql)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var token in SqlTokens.Of(sql).Where(t => t.Kind == SqlTokenKind.Word && t.Of(sql).StartsWith("$__", StringComparison.Ordinal)))
        {
            if (token.Start >= at && Opens(sql, token.End) is { } open && Call(token.Of(sql), sql, open) is var (written, end))
            {
                text.Append(sql, at, token.Start - at).Append(written);
                at = end;
            }
        }

        return text.Append(sql, at, sql.Length - at).ToString();
    }

    private static int? Opens(string sql, int from)
    {
        var open = from;
        while (open < sql.Length && char.IsWhiteSpace(sql[open]))
        {
            open++;
        }

        return open < sql.Length && sql[open] == '(' ? open : null;
    }

    private static (string Written, int End)? Call(string macro, string sql, int open)
    {
        if (macro is not ("$__timeFilter" or "$__timeFilter_ms" or "$__dateFilter" or "$__timeInterval" or "$__timeInterval_ms"))
        {
            return null;
        }

        try
        {
            return DashboardSql.Arguments(sql, open) is ([{ Length: > 0 } column], var end) ? (Written(macro, column), end) : null;
        }
        catch (SqlException)
        {
            // Not closed: what is written there is not the macro's.
            return null;
        }
    }

    private static string Written(string macro, string column) => macro switch
    {
        "$__timeInterval" or "$__timeInterval_ms" => $"$bucket({column})",

        // Whole days: a date is before every later moment of its own day.
        "$__dateFilter" => $"({column} >= toDate({From}) AND {column} <= toDate({To}))",
        _ => $"({column} >= {From} AND {column} < {To})",
    };

    private static bool Is(string sql, SqlToken token, string word) => token.Kind == SqlTokenKind.Word && token.Of(sql).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What of Grafana's is still in the text.</summary>
    internal static IEnumerable<string> LeftIn(string sql) => Left().Matches(sql).Select(m => m.Value).Where(v => v is not ("$bucket" or "$in")).Distinct();

    [GeneratedRegex(@"INTERVAL\s+\$__interval_s\s+SECONDS?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IntervalText();

    [GeneratedRegex(@"\$\{?__interval_(?<unit>ms|s)\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interval();

    [GeneratedRegex(@"\$\{?__(?<which>from|to)(:\w+)?\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Epoch();

    [GeneratedRegex(@"\(?\s*['\w-]+\s+IN\s*\(?\s*\$\{?(?<a>\w+)(:\w+)?\}?\s*\)?\s+OR\s+(?<column>[\w.]+)\s+IN\s*\(?\s*\$\{?(?<b>\w+)(:\w+)?\}?\s*\)?\s*\)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\$__conditionalAll\s*\((?<condition>.*?),\s*\$(?<name>\w+)\s*\)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ConditionalAll();

    [GeneratedRegex(@"(?<column>\w+(\.\w+)*(\([^()]*\))?)\s+IN\s*\(\s*\$\{?(?<name>\w+)(:\w+)?\}?\s*\)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex In();

    [GeneratedRegex(@"\$\{?\w+(:\w+)?\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();
}
