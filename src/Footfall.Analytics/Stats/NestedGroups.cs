using Footfall.ClickHouse;

namespace Footfall.Analytics.Stats;

/// <summary>Which groups lie in which teams and organizations in each window, at any depth; groups that contain each other end nothing.</summary>
internal sealed class NestedGroups
{
    private readonly List<long> _windows = [];
    private readonly List<string> _kinds = [];
    private readonly List<string> _containers = [];
    private readonly List<string> _groups = [];

    internal bool Any => _windows.Count > 0;

    /// <summary>Follows the groups down from every team and organization.</summary>
    /// <param name="edges">What lies in what.</param>
    /// <param name="windows">How many windows there are.</param>
    /// <param name="holds">Whether an edge holds in a window, counted from 0.</param>
    internal static NestedGroups Of(IReadOnlyList<GroupEdge> edges, int windows, Func<GroupEdge, int, bool> holds)
    {
        var nested = new NestedGroups();
        for (var window = 0; window < windows; window++)
        {
            var inside = edges.Where(e => holds(e, window)).ToLookup(e => (e.Kind, e.Container), e => e.Member);
            foreach (var (kind, container) in inside.Select(g => g.Key).Where(k => k.Kind != "group"))
            {
                nested.Add(window, kind, container, Below(inside, (kind, container)));
            }
        }

        return nested;
    }

    /// <summary>Adds the values that <see cref="MemberRows"/> names.</summary>
    internal void AddTo(Parameters parameters, string prefix) => parameters
        .Add($"{prefix}_win", _windows)
        .Add($"{prefix}_kind", _kinds)
        .Add($"{prefix}_container", _containers)
        .Add($"{prefix}_group", _groups);

    private static HashSet<string> Below(ILookup<(string Kind, string Container), string> inside, (string Kind, string Container) top)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>(inside[top]);
        while (open.TryPop(out var group))
        {
            if (found.Add(group))
            {
                foreach (var below in inside[("group", group)])
                {
                    open.Push(below);
                }
            }
        }

        return found;
    }

    private void Add(int window, string kind, string container, HashSet<string> groups)
    {
        foreach (var group in groups)
        {
            _windows.Add(window + 1);
            _kinds.Add(kind);
            _containers.Add(container);
            _groups.Add(group);
        }
    }
}
