namespace Footfall.Server.Features.Events;

/// <summary>Events of one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Count">All of them.</param>
/// <param name="Client">From browsers and desktop programs.</param>
/// <param name="Server">From servers.</param>
internal sealed record ActivityPoint(DateTimeOffset Time, long Count, long Client, long Server);
