namespace Footfall.Ingestion.Pipeline.Limits;

/// <summary>Limits of a token that differ from the settings: null is as the settings say, 0 is no limit.</summary>
public sealed record OwnLimits
{
    /// <summary>Requests a second.</summary>
    public long? RequestsPerSecond { get; init; }

    /// <summary>Events a second.</summary>
    public long? EventsPerSecond { get; init; }

    /// <summary>Bytes a second.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Events in one request.</summary>
    public long? EventsPerRequest { get; init; }

    /// <summary>Bytes of one event.</summary>
    public long? EventBytes { get; init; }

    /// <summary>These limits, and the others from <paramref name="standard"/>.</summary>
    public IntakeLimits Over(IntakeLimits standard) => new()
    {
        RequestsPerSecond = RequestsPerSecond ?? standard.RequestsPerSecond,
        EventsPerSecond = EventsPerSecond ?? standard.EventsPerSecond,
        BytesPerSecond = BytesPerSecond ?? standard.BytesPerSecond,
        EventsPerRequest = EventsPerRequest ?? standard.EventsPerRequest,
        EventBytes = EventBytes ?? standard.EventBytes,
    };
}
