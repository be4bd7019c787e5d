namespace Footfall.Ingestion.Problems;

/// <summary>Types of errors (semantics 8.2).</summary>
public static class ErrorTypes
{
    private const int Longest = 60;

    /// <summary>Those that Footfall knows by itself.</summary>
    public static IReadOnlyList<string> All { get; } = ["App", "System", "Agent", "Import", "Training"];

    /// <summary>A type as a sender says it: those that are known are written one way.</summary>
    public static string Of(string told)
    {
        var line = TerminalText.FirstLine(told);
        return All.FirstOrDefault(t => t.Equals(line, StringComparison.OrdinalIgnoreCase)) ?? (line.Length <= Longest ? line : line[..Longest]);
    }
}
