namespace Footfall.Bench;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Figure">What came out.</param>
/// <param name="Unit">Unit of the figure.</param>
/// <param name="Bar">What is aimed for, in words; empty where the figure only explains another.</param>
/// <param name="Holds">Whether the bar is held; null where there is none.</param>
internal sealed record Result(string What, double Figure, string Unit, string Bar, bool? Holds);
