namespace Footfall.Server.Features.Problems;

/// <summary>An action that begins.</summary>
/// <param name="Action">Its name.</param>
/// <param name="Account">Login of who does it.</param>
/// <param name="Comment">What they say.</param>
internal sealed record ProblemStart(string Action, string Account, string? Comment);
