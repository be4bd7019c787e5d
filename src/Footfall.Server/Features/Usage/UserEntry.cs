namespace Footfall.Server.Features.Usage;

/// <summary>A user's activity.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Count">Events.</param>
internal sealed record UserEntry(string UserId, string UserName, long Count);
