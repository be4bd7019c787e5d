namespace Footfall.Server.Features.Intake;

/// <summary>What one sender sent by one protocol, ever.</summary>
internal sealed record SenderEntry
{
    /// <summary><c>token:ID</c>, <c>account:ID</c>, <c>local</c>; empty for strangers.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of the token or account; empty for strangers.</summary>
    public required string Token { get; init; }

    /// <summary>Name of the format; null for a token that has not sent anything yet.</summary>
    public string? Protocol { get; init; }

    /// <summary>Whether it is a token that was revoked.</summary>
    public required bool IsRevoked { get; init; }

    /// <summary>Events that were new.</summary>
    public required long Accepted { get; init; }

    /// <summary>Events that the store had.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records that were not taken.</summary>
    public required long Rejected { get; init; }

    /// <summary>Of these, on this UTC day.</summary>
    public required long RejectedToday { get; init; }

    /// <summary>Records that were not taken, by reason, the frequent ones first.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Requests that were refused as a whole.</summary>
    public required long Refused { get; init; }

    /// <summary>When its first event was received; null for none yet.</summary>
    public DateTimeOffset? FirstEvent { get; init; }

    /// <summary>When its last event was received.</summary>
    public DateTimeOffset? LastEvent { get; init; }

    /// <summary>From the newest event's time to its receipt in the last request with events, in milliseconds; null when the server does not remember one.</summary>
    public long? LagMs { get; init; }

    /// <summary>What was last added to its times because its clock is off, in milliseconds; null where nothing is corrected.</summary>
    public long? CorrectionMs { get; init; }
}
