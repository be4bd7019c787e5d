using System.Globalization;
using System.Text.RegularExpressions;

namespace Footfall.Analytics.Sql;

/// <summary>
/// What a statement may consist of, checked in the tree that the engine's parser makes of it (<c>EXPLAIN AST</c>): one node a line, indented by depth.
/// <code>
/// SelectWithUnionQuery (children 1)
///  ExpressionList (children 1)
///   SelectQuery (children 2)
///    ...
///       TableExpression (children 1)
///        TableIdentifier cvat.events (alias e)
/// </code>
/// Kinds of nodes, functions and databases that are not known here are refused.
/// </summary>
public static partial class SqlTree
{
    private const string Root = "SelectWithUnionQuery";

    private static readonly HashSet<string> Kinds =
    [
        Root, "ExpressionList", "SelectQuery", "SelectIntersectExceptQuery", "Subquery", "TablesInSelectQuery", "TablesInSelectQueryElement", "TableExpression", "TableIdentifier",
        "TableJoin", "ArrayJoin", "SampleRatio", "Function", "Identifier", "Literal", "Asterisk", "QualifiedAsterisk", "ColumnsRegexpMatcher", "QualifiedColumnsRegexpMatcher",
        "ColumnsListMatcher", "ColumnsTransformerList", "ColumnsExceptTransformer", "ColumnsReplaceTransformer", "ColumnsReplaceTransformer::Replacement", "OrderByElement",
        "InterpolateElement", "WithElement", "WindowListElement", "WindowDefinition",
    ];

    // The right side of IN may be the name of a table.
    private static readonly HashSet<string> Memberships = new(StringComparer.OrdinalIgnoreCase)
    {
        "in", "notIn", "globalIn", "globalNotIn", "nullIn", "notNullIn", "globalNullIn", "globalNotNullIn", "inIgnoreSet", "notInIgnoreSet", "globalInIgnoreSet",
        "globalNotInIgnoreSet", "nullInIgnoreSet", "notNullInIgnoreSet", "globalNullInIgnoreSet", "globalNotNullInIgnoreSet",
    };

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["Set"] = "SETTINGS cannot be changed here; leave the clause out.",
        ["ColumnsApplyTransformer"] = "APPLY is not taken here; name the columns one by one.",
        ["Explain"] = "EXPLAIN is not taken here; send the SELECT itself.",
        ["ShowTables"] = "SHOW is not taken here; SELECT name, type FROM system.columns tells tables and columns.",
        ["DescribeQuery"] = "DESCRIBE is not taken here; SELECT name, type FROM system.columns tells tables and columns.",
    };

    /// <summary>Throws when the tree holds anything that is not known to be harmless.</summary>
    /// <param name="tree">What the engine answered.</param>
    /// <param name="databases">Databases that may be named.</param>
    public static void Check(string tree, IReadOnlySet<string> databases)
    {
        var nodes = tree.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Node.Of).ToList();
        if (!IsWhole(nodes))
        {
            throw new SqlException(SqlException.AccessDenied, "A name in the statement holds characters that no name here has.");
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            var why = (i == 0) != (nodes[i] is { Depth: 0, Kind: Root }) ? Reasons.GetValueOrDefault(nodes[i].Kind, "Only one SELECT is taken, without FORMAT and INTO OUTFILE.") : WhyNot(nodes, i, databases);
            if (why is not null)
            {
                throw new SqlException(SqlException.AccessDenied, why);
            }
        }
    }

    private static string? WhyNot(List<Node> nodes, int at, IReadOnlySet<string> databases)
    {
        var node = nodes[at];
        if (!Kinds.Contains(node.Kind))
        {
            return Reasons.GetValueOrDefault(node.Kind, $"The statement has a part that is not taken here ({node.Kind}).");
        }

        return node.Kind switch
        {
            "TableIdentifier" => WhyNotTable(node.Text, databases),
            "Function" when nodes[at - 1].Kind == "TableExpression" =>
                SqlFunctions.Tables.Contains(node.Text) ? null : $"The table function {node.Text} is not to be had here. There are {string.Join(", ", SqlFunctions.Tables)}.",
            "Function" when !SqlFunctions.Allows(node.Text) => $"The function {node.Text} is not to be had here.",
            "Function" when Memberships.Contains(node.Text) => WhyNotMembership(nodes, at, databases),
            "Identifier" when node.Depth <= 1 => "FORMAT is not taken in the text; say it in the address.",
            "Identifier" => WhyNotName(node.Text),
            "Literal" when node.Depth <= 1 => "Only one SELECT is taken, without FORMAT and INTO OUTFILE.",
            _ => null,
        };
    }

    private static string? WhyNotTable(string name, IReadOnlySet<string> databases)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || databases.Contains(name[..dot]) ? null : $"There is no table {name}. Tables are those of the default database, cvat.events, and system.columns.";
    }

    /// <summary><c>x IN name</c>: the name may be that of a table.</summary>
    private static string? WhyNotMembership(List<Node> nodes, int at, IReadOnlySet<string> databases)
    {
        var list = nodes.FindIndex(at + 1, n => n.Depth == nodes[at].Depth + 1 && n.Kind == "ExpressionList");
        var arguments = list < 0 ? [] : nodes.Skip(list + 1).TakeWhile(n => n.Depth > nodes[list].Depth).Where(n => n.Depth == nodes[list].Depth + 1).ToList();
        return arguments.Skip(1).Where(a => a.Kind == "Identifier").Select(a => WhyNotTable(a.Text, databases)).FirstOrDefault(w => w is not null);
    }

    private static string? WhyNotName(string name)
    {
        var first = name.Split('.')[0];
        return name.Contains('.', StringComparison.Ordinal) && (first.Equals("system", StringComparison.OrdinalIgnoreCase) || first.Equals("information_schema", StringComparison.OrdinalIgnoreCase))
            ? $"{name} is not to be had here. Of system there is system.columns."
            : null;
    }

    /// <summary>
    /// Whether every node has as many children as it says. A name may hold line ends, and so look like nodes; it cannot do that and keep all counts.
    /// </summary>
    private static bool IsWhole(List<Node> nodes)
    {
        var open = new Stack<(int Depth, int Missing)>();
        foreach (var node in nodes)
        {
            while (open.TryPeek(out var last) && last.Depth >= node.Depth)
            {
                if (open.Pop().Missing != 0)
                {
                    return false;
                }
            }

            if (open.TryPop(out var parent))
            {
                if (parent.Depth != node.Depth - 1)
                {
                    return false;
                }

                open.Push(parent with { Missing = parent.Missing - 1 });
            }

            open.Push((node.Depth, node.Children));
        }

        return open.All(o => o.Missing == 0);
    }

    private readonly record struct Node(int Depth, string Kind, string Text, int Children)
    {
        private const string Alias = " (alias ";

        internal static Node Of(string line)
        {
            var depth = line.Length - line.TrimStart(' ').Length;
            var match = Shape().Match(line[depth..]);
            var text = match.Groups["text"].Value;
            var alias = text.IndexOf(Alias, StringComparison.Ordinal);
            var children = match.Groups["children"].Success ? int.Parse(match.Groups["children"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            return new Node(depth, match.Groups["kind"].Value, (alias < 0 ? text : text[..alias]).Trim(), children);
        }
    }

    [GeneratedRegex(@"^(?<kind>[A-Za-z:]*)(?<text>.*?)( \(children (?<children>\d{1,6})\))?$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
