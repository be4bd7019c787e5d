namespace Footfall.Server.Features.Problems;

/// <summary>Something to say about a problem, by itself or with an action.</summary>
/// <param name="Comment">What there is to say, at most 4000 characters.</param>
internal sealed record CommentRequest(string? Comment = null);
