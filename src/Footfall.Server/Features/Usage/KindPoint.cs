namespace Footfall.Server.Features.Usage;

/// <summary>Events of one kind in one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Kind">Kind: usage, audit, error, function, ...</param>
/// <param name="Count">Events.</param>
internal sealed record KindPoint(DateTimeOffset Time, string Kind, long Count);
