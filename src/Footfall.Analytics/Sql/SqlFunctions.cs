using System.Reflection;

namespace Footfall.Analytics.Sql;

/// <summary>The functions that SQL of people may call.</summary>
public static class SqlFunctions
{
    private static readonly string[] Endings =
        ["If", "Array", "Map", "SimpleState", "State", "Merge", "ForEach", "Distinct", "OrDefault", "OrNull", "Resample", "ArgMin", "ArgMax", "Tuple", "Null"];

    private static readonly HashSet<string> Plain = Load("functions");
    private static readonly HashSet<string> Aggregates = Load("aggregates");

    /// <summary>Names, for the editor.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Plain.Concat(Aggregates).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Functions that stand where a table does and touch nothing but their arguments.</summary>
    public static IReadOnlySet<string> Tables { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "numbers", "numbers_mt", "zeros", "zeros_mt", "generateSeries", "generate_series", "values" };

    /// <summary>Whether a function may be called.</summary>
    public static bool Allows(string name) => Plain.Contains(name) || IsAggregate(name);

    private static bool IsAggregate(string name) => Aggregates.Contains(name)
        || Array.Exists(Endings, e => name.Length > e.Length && name.EndsWith(e, StringComparison.Ordinal) && IsAggregate(name[..^e.Length]));

    private static HashSet<string> Load(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Footfall.Analytics.Sql.{file}.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(l => !l.StartsWith('#'));
        return lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
