using System.Text.RegularExpressions;

namespace Footfall.Server.Features.Dashboards;

/// <summary>SQL with Grafana's macros and variables, in ours.</summary>
internal static partial class GrafanaSql
{
    private const string From = "{from:DateTime64(3)}";
    private const string To = "{to:DateTime64(3)}";

    internal static string Translate(string sql, Func<string, string> nameOf)
    {
        var text = TimeFilter().Replace(sql, m => $"({m.Groups["column"].Value} >= {From} AND {m.Groups["column"].Value} < {To})");
        text = TimeInterval().Replace(text, m => $"$bucket({m.Groups["column"].Value})");
        text = IntervalText().Replace(text, "toIntervalSecond({interval:UInt32})");
        text = text.Replace("$__fromTime", From, StringComparison.Ordinal).Replace("$__toTime", To, StringComparison.Ordinal);
        text = Interval().Replace(text, m => m.Groups["unit"].Value == "s" ? "{interval:UInt32}" : "({interval:UInt32} * 1000)");
        text = Epoch().Replace(text, m => $"toUnixTimestamp64Milli({(m.Groups["which"].Value == "from" ? From : To)})");

        // Grafana's way of saying All: a marker that is among the values.
        text = Marked().Replace(text, m => m.Groups["a"].Value == m.Groups["b"].Value ? $"$in({m.Groups["column"].Value}, {nameOf(m.Groups["a"].Value)})" : m.Value);
        text = ConditionalAll().Replace(text, m => $"({{{nameOf(m.Groups["name"].Value)}_all:UInt8}} = 1 OR {m.Groups["condition"].Value.Trim()})");
        text = In().Replace(text, m => $"$in({m.Groups["column"].Value}, {nameOf(m.Groups["name"].Value)})");
        return text.Trim().TrimEnd(';');
    }

    /// <summary>What of Grafana's is still in the text.</summary>
    internal static IEnumerable<string> LeftIn(string sql) => Left().Matches(sql).Select(m => m.Value).Where(v => v is not ("$bucket" or "$in")).Distinct();

    [GeneratedRegex(@"\$__(timeFilter|timeFilter_ms|dateFilter)\s*\(\s*(?<column>[^()]*?)\s*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeFilter();

    [GeneratedRegex(@"\$__(timeInterval|timeInterval_ms)\s*\(\s*(?<column>[^()]*?)\s*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeInterval();

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
