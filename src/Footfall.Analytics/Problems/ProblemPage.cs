namespace Footfall.Analytics.Problems;

/// <summary>A page of a list.</summary>
/// <param name="Rows">Its problems.</param>
/// <param name="Counts">How many there are by type and state.</param>
/// <param name="Sparks">Errors of its problems by bucket.</param>
public sealed record ProblemPage(IReadOnlyList<ProblemRow> Rows, IReadOnlyList<ProblemCountRow> Counts, ILookup<string, ProblemSparkRow> Sparks);
