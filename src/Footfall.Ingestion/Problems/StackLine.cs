namespace Footfall.Ingestion.Problems;

/// <summary>A line of a stack as it was printed.</summary>
/// <param name="Text">The line.</param>
/// <param name="Frame">What it says was being executed; null for other lines.</param>
public sealed record StackLine(string Text, StackFrame? Frame);
