using System.Text;
using System.Text.RegularExpressions;
using Footfall.Analytics.Sql;

namespace Footfall.Server.Features.Dashboards;

/// <summary>SQL with Grafana's macros and variables, in ours.</summary>
internal static partial class GrafanaSql
{
    private const string From = "{from:DateTime64(3)}";
    private const string To = "{to:DateTime64(3)}";
    private const string ConditionalAll = "$__conditionalAll";

    // A name, bare or in either kind of quotes, with what it belongs to before a dot; or a call.
    private const string Name = """(\b(?!NOT\b)\w+|"[^"]+"|`[^`]+`)""";
    private const string Column = $"""(?<column>{Name}(\.{Name})*(\([^()]*\))?)""";

    // A variable, as it is or as a text.
    private const string Value = """(?<quote>'?)\$\{?(?<name>\w+)(:\w+)?\}?\k<quote>""";

    private static readonly string[] WithOneColumn = ["$__timeFilter", "$__timeFilter_ms", "$__dateFilter", "$__timeInterval", "$__timeInterval_ms"];
    private static readonly string[] WithDateAndTime = ["$__dateTimeFilter", "$__dt"];

    /// <summary>The text in ours.</summary>
    /// <param name="sql">Grafana's.</param>
    /// <param name="nameOf">The name here of a variable there; null where there is none of that name.</param>
    internal static string Translate(string sql, Func<string, string?> nameOf)
    {
        // Grafana's older way to name a variable, which is also how an array of arrays begins.
        var text = Bracketed().Replace(sql, m => nameOf(m.Groups["name"].Value) is null ? m.Value : $"${{{m.Groups["name"].Value}{m.Groups["format"].Value}}}");
        text = IntervalText().Replace(WithCalls(WithDatabase(text), nameOf), "toIntervalSecond({interval:UInt32})");
        text = Moment().Replace(text, m => m.Groups["which"].Value == "from" ? From : To);
        text = Interval().Replace(text, m => m.Groups["unit"].Value == "s" ? "{interval:UInt32}" : "({interval:UInt32} * 1000)");
        text = Epoch().Replace(text, m => $"toUnixTimestamp64Milli({(m.Groups["which"].Value == "from" ? From : To)})");

        // Grafana's way of saying All: a marker that is among the values.
        text = Marked().Replace(text, m => m.Groups["a"].Value == m.Groups["b"].Value && nameOf(m.Groups["a"].Value) is { } name ? $"$in({m.Groups["column"].Value}, {name})" : m.Value);

        // All that is not among none, or not among the marker for All, is every row that has a value at all.
        text = NotIn().Replace(text, m => nameOf(m.Groups["name"].Value) is { } name ? $"toString({m.Groups["column"].Value}) NOT IN {{{name}:Array(String)}}" : m.Value);
        text = In().Replace(text, m => nameOf(m.Groups["name"].Value) is { } name ? $"$in({m.Groups["column"].Value}, {name})" : m.Value);
        text = Equal().Replace(text, m => nameOf(m.Groups["name"].Value) is not { } name
            ? m.Value
            : m.Groups["not"].Success ? $"toString({m.Groups["column"].Value}) NOT IN {{{name}:Array(String)}}" : $"$in({m.Groups["column"].Value}, {name})");
        return text.Trim().TrimEnd(';');
    }

    /// <summary>
    /// The default database of CVAT's data source is <c>cvat</c>, which its dashboards leave out. Ours has a table of that name too, but without a column
    /// <c>timestamp</c>: a question that names that one means CVAT's, unless it means a part of its own that it calls so.
    /// </summary>
    private static string WithDatabase(string sql)
    {
        var tokens = SqlTokens.Of(sql);
        var own = OwnEvents(sql, tokens);
        var at = Enumerable.Range(0, Math.Max(0, tokens.Count - 1))
            .Where(i => (Is(sql, tokens[i], "FROM") || Is(sql, tokens[i], "JOIN")) && tokens[i + 1].Of(sql) == "events" && (i + 2 == tokens.Count || !tokens[i + 2].Is(sql, ".")))
            .Select(i => tokens[i + 1].Start)
            .Where(index => own is not { } end || index < end);
        return tokens.Any(t => Is(sql, t, "timestamp"))
            ? at.Reverse().Aggregate(sql, (text, index) => text.Insert(index, "cvat."))
            : sql;
    }

    /// <summary><c>WITH events AS (...)</c>: where its brackets close. From there on events are those; within them they are the table's.</summary>
    private static int? OwnEvents(string sql, IReadOnlyList<SqlToken> tokens)
    {
        var at = Enumerable.Range(0, Math.Max(0, tokens.Count - 2)).FirstOrDefault(i => tokens[i].Name(sql) == "events" && Is(sql, tokens[i + 1], "AS") && tokens[i + 2].Is(sql, "("), -1);
        try
        {
            return at < 0 ? null : DashboardSql.Arguments(sql, tokens[at + 2].Start).End;
        }
        catch (SqlException)
        {
            return null;
        }
    }

    /// <summary>The macros that take expressions, which may have brackets of their own.</summary>
    private static string WithCalls(string sql, Func<string, string?> nameOf)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var token in SqlTokens.Of(sql).Where(t => t.Kind == SqlTokenKind.Word && t.Of(sql).StartsWith("$__", StringComparison.Ordinal)))
        {
            if (token.Start >= at && Opens(sql, token.End) is { } open && Call(token.Of(sql), sql, open, nameOf) is var (written, end))
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

    private static (string Written, int End)? Call(string macro, string sql, int open, Func<string, string?> nameOf)
    {
        if (macro is not ConditionalAll && !WithOneColumn.Contains(macro) && !WithDateAndTime.Contains(macro))
        {
            return null;
        }

        try
        {
            var (arguments, end) = DashboardSql.Arguments(sql, open);
            return Written(macro, arguments, nameOf) is { } written ? (written, end) : null;
        }
        catch (SqlException)
        {
            // Not closed: what is written there is not the macro's.
            return null;
        }
    }

    private static string? Written(string macro, List<string> arguments, Func<string, string?> nameOf) => (macro, arguments) switch
    {
        (_, _) when arguments.Contains("") => null,

        // The condition may have commas of its own.
        (ConditionalAll, [_, .., var last]) => Variable().Match(last) is { Success: true } match && nameOf(match.Groups["name"].Value) is { } name
            ? $"({{{name}_all:UInt8}} = 1 OR {WithCalls(string.Join(", ", arguments[..^1]), nameOf)})"
            : null,
        ("$__timeInterval" or "$__timeInterval_ms", [var column]) => $"$bucket({column})",
        ("$__dateFilter", [var column]) => Days(column),
        ("$__timeFilter" or "$__timeFilter_ms", [var column]) => Times(column),
        ("$__dateTimeFilter" or "$__dt", [var day, var column]) => $"({Days(day)} AND {Times(column)})",
        _ => null,
    };

    /// <summary>Whole days: a date is before every later moment of its own day.</summary>
    private static string Days(string column) => $"({column} >= toDate({From}) AND {column} <= toDate({To}))";

    private static string Times(string column) => $"({column} >= {From} AND {column} < {To})";

    private static bool Is(string sql, SqlToken token, string word) => token.Kind == SqlTokenKind.Word && token.Of(sql).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>What of Grafana's is still in the text.</summary>
    internal static IEnumerable<string> LeftIn(string sql) => Left().Matches(sql).Select(m => m.Value).Where(v => v is not ("$bucket" or "$in")).Distinct();

    [GeneratedRegex(@"\[\[(?<name>\w+)(?<format>:\w+)?\]\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"INTERVAL\s+\$\{?__interval_s\}?\s+SECONDS?", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IntervalText();

    [GeneratedRegex(@"\$__(?<which>from|to)Time(_ms)?\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"\$\{?__interval_(?<unit>ms|s)\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interval();

    [GeneratedRegex(@"\$\{?__(?<which>from|to)(:\w+)?\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^\$\{?(?<name>\w+)(:\w+)?\}?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\(?\s*['\w-]+\s+IN\s*\(?\s*\$\{?(?<a>\w+)(:\w+)?\}?\s*\)?\s+OR\s+(?<column>[\w.]+)\s+IN\s*\(?\s*\$\{?(?<b>\w+)(:\w+)?\}?\s*\)?\s*\)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(Column + @"\s+NOT\s+IN\s*\(\s*" + Value + @"\s*\)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotIn();

    [GeneratedRegex(Column + @"\s+IN\s*\(\s*" + Value + @"\s*\)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex In();

    // Behind an operator the column is not the whole of the left side.
    [GeneratedRegex(@"(?<![-+*/%|.]\s*)" + Column + @"\s*(==?|(?<not>!=|<>))\s*" + Value + @"(?![\w.(]|\s*[-+*/%|])", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Equal();

    [GeneratedRegex(@"\$\{?\w+(:\w+)?\}?|\[\[[A-Za-z_]\w*(:\w+)?\]\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();
}
