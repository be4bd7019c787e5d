namespace Footfall.Ingestion.Pipeline.Limits;

/// <summary>How much one token or account may send. 0 is no limit.</summary>
public sealed record IntakeLimits
{
    /// <summary>Requests a second, on average.</summary>
    public long RequestsPerSecond { get; init; }

    /// <summary>Events a second, on average; rejected records count.</summary>
    public long EventsPerSecond { get; init; }

    /// <summary>Bytes of bodies a second after decompression, on average.</summary>
    public long BytesPerSecond { get; init; }

    /// <summary>Events in one request.</summary>
    public long EventsPerRequest { get; init; }

    /// <summary>Bytes of one event as sent.</summary>
    public long EventBytes { get; init; }
}
