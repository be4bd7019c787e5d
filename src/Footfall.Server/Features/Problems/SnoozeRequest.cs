namespace Footfall.Server.Features.Problems;

/// <summary>A problem is to be left alone for a while.</summary>
/// <param name="Until">Until then.</param>
/// <param name="Events">Until it happened so many times more.</param>
/// <param name="Comment">What there is to say.</param>
internal sealed record SnoozeRequest(DateTimeOffset? Until = null, long? Events = null, string? Comment = null);
