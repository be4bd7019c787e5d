namespace Footfall.Server.Features.Problems;

/// <summary>A problem is gone.</summary>
/// <param name="Version">Version that it is gone in; seen in a newer one it regresses. Without one, seen later it does.</param>
/// <param name="Comment">What there is to say.</param>
internal sealed record ResolveRequest(string? Version = null, string? Comment = null);
