namespace Footfall.Analytics.Problems;

/// <summary>Errors of one problem that other rules of grouping put into another.</summary>
/// <param name="From">The problem they belonged to.</param>
/// <param name="To">The problem they belong to now.</param>
/// <param name="Errors">How many.</param>
internal sealed record ProblemFlow(ulong From, ulong To, long Errors);
