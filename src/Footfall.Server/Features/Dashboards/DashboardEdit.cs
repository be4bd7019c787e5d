using System.Text.Json;
using Footfall.ClickHouse;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Changes a part of a dashboard's text and leaves all else of it as it is, comments included.</summary>
internal static class DashboardEdit
{
    /// <summary>The text with other SQL in a panel; null when it has no such panel with SQL.</summary>
    internal static string? WithSql(string text, string panel, string sql)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var node = yaml.Documents[0].AllNodes.OfType<YamlMappingNode>()
            .FirstOrDefault(m => m.Children.TryGetValue("id", out var id) && id is YamlScalarNode { Value: { } name } && name == panel && m.Children.ContainsKey("sql"));
        return node is null ? null
            : node.Style == MappingStyle.Flow ? InBraces(text, node.Children["sql"], sql)
            : AsBlock(text, node.Children.Keys.OfType<YamlScalarNode>().First(k => k.Value == "sql"), WithoutBlankEnds(sql));
    }

    /// <summary>The lines, without those at begin and end that hold nothing: a block of YAML does not begin with one that is longer than its margin.</summary>
    private static string WithoutBlankEnds(string sql)
    {
        var lines = sql.Replace("\r", "", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse());
    }

    /// <summary><c>{id: a, sql: SELECT 1}</c>: between braces there are no blocks of lines, so the SQL is a text in quotes, in whose notation JSON is YAML.</summary>
    private static string InBraces(string text, YamlNode old, string sql) =>
        $"{text[..(int)old.Start.Index]}{JsonSerializer.Serialize(sql, StoreRows.Json)}{text[(int)old.End.Index..]}";

    private static string AsBlock(string text, YamlNode key, string sql)
    {
        var lines = text.Split('\n');
        var (first, indent) = ((int)key.Start.Line - 1, (int)key.Start.Column - 1);
        var after = first + 1;
        while (after < lines.Length && (lines[after].Trim().Length == 0 || lines[after].Length - lines[after].TrimStart(' ').Length > indent))
        {
            after++;
        }

        var margin = new string(' ', indent + 2);
        var block = sql.Split('\n').Select(l => l.Length == 0 ? "" : margin + l);

        // A first line that begins with blanks would be taken for the margin of all.
        var head = $"{lines[first][..indent]}sql: {(sql.StartsWith(' ') ? "|2" : "|")}";
        return string.Join('\n', [.. lines[..first], head, .. block, .. after < lines.Length ? lines[after..] : [""]]);
    }
}
