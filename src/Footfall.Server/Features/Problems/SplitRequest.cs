namespace Footfall.Server.Features.Problems;

/// <summary>Something does not belong to a problem.</summary>
/// <param name="Occurrences">Errors, by the ids of their events: they become a problem of their own.</param>
/// <param name="Parts">Problems that were merged into it: they stand by themselves again.</param>
/// <param name="Comment">What there is to say.</param>
internal sealed record SplitRequest(IReadOnlyList<Guid>? Occurrences = null, IReadOnlyList<string>? Parts = null, string? Comment = null);
