namespace Footfall.Server.Features.Problems;

/// <summary>How many problems there are of a type or state.</summary>
/// <param name="Key">The type or state.</param>
/// <param name="Problems">How many.</param>
internal sealed record ProblemCount(string Key, long Problems);
