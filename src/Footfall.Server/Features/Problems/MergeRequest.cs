namespace Footfall.Server.Features.Problems;

/// <summary>A problem is the same as another.</summary>
/// <param name="Into">The other one, which stays.</param>
/// <param name="Comment">What there is to say.</param>
internal sealed record MergeRequest(string? Into = null, string? Comment = null);
