namespace Footfall.Analytics.Usage;

/// <summary>What durations are compared by. Functions and packages are those of calls alone (semantics 5.2).</summary>
public sealed class DurationGroup
{
    private DurationGroup(string owner, string name, string which, bool isOfCalls = true)
    {
        Owner = owner;
        Name = name;
        Which = which;
        IsOfCalls = isOfCalls;
    }

    /// <summary>By the names that the API has for them.</summary>
    public static IReadOnlyDictionary<string, DurationGroup> All { get; } = new Dictionary<string, DurationGroup>
    {
        ["function"] = new("if(package = '', 'Core', package)", "function", "function != ''"),
        ["package"] = new("''", "if(package = '', 'Core', package)", "1"),
        ["scope"] = new("''", "scope", "1", isOfCalls: false),
    };

    /// <summary>What they may be sorted by, the largest first.</summary>
    public static IReadOnlyDictionary<string, string> Orders { get; } = new Dictionary<string, string>
    {
        ["-p95"] = "p95",
        ["-median"] = "median",
        ["-p99"] = "p99",
        ["-longest"] = "longest",
        ["-count"] = "count",
        ["-total_ms"] = "total_ms",
        ["-failed"] = "failed",
    };

    internal string Owner { get; }

    internal string Name { get; }

    internal string Which { get; }

    /// <summary>Whether only calls are compared.</summary>
    internal bool IsOfCalls { get; }
}
