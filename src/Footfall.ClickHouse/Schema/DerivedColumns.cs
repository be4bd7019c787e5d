using System.Text.RegularExpressions;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// Columns that are worked out of others of the same list. A statement names those that it wants and gets these and what they are worked out of: the
/// engine takes its time to understand every text, wanted or not.
/// </summary>
internal sealed partial class DerivedColumns
{
    private readonly IReadOnlyList<(string Name, string Sql)> _columns;
    private readonly Dictionary<string, string[]> _needs;

    /// <summary>Columns, each with its SQL. A name that follows a point or an apostrophe is one of something else.</summary>
    internal DerivedColumns(params IReadOnlyList<(string Name, string Sql)> columns)
    {
        _columns = columns;
        var names = columns.Select(c => c.Name).ToHashSet();
        _needs = columns.ToDictionary(c => c.Name, c => Words().Matches(c.Sql).Select(w => w.Value).Where(w => w != c.Name && names.Contains(w)).Distinct().ToArray());
    }

    /// <summary>All names.</summary>
    internal IEnumerable<string> Names => _columns.Select(c => c.Name);

    /// <summary>What stands behind other columns of a SELECT, with a comma before each; nothing for names that are not of the list.</summary>
    internal string Select(params IEnumerable<string> names)
    {
        var needed = new HashSet<string>();
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (needed.Add(name))
            {
                foreach (var other in _needs.GetValueOrDefault(name, []))
                {
                    open.Push(other);
                }
            }
        }

        return string.Concat(_columns.Where(c => needed.Contains(c.Name)).Select(c => $",\n    {c.Sql} AS {c.Name}"));
    }

    [GeneratedRegex(@"(?<![.'\w])[a-z_]+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
