namespace Footfall.Server.Features.Usage;

/// <summary>One user's events of one kind in one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Kind">Kind: usage, audit, error, function, ...</param>
/// <param name="UserId">Id of the user.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Count">Events.</param>
internal sealed record KindUserPoint(DateTimeOffset Time, string Kind, string UserId, string UserName, long Count);
