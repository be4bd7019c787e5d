namespace Footfall.Analytics.Intake;

/// <summary>A record that was not taken.</summary>
public sealed record RejectionRow
{
    /// <summary>Id of this entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The same for all records of one request.</summary>
    public required Guid Batch { get; init; }

    /// <summary>Who sent it: <c>token:ID</c>, <c>account:ID</c> or <c>local</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of the token or account.</summary>
    public required string Token { get; init; }

    /// <summary>Name of the format.</summary>
    public required string Protocol { get; init; }

    /// <summary>Its place in the request, from 0; null when the request as a whole could not be read.</summary>
    public int? Index { get; init; }

    /// <summary>Why it was not taken, out of a closed set.</summary>
    public required string Reason { get; init; }

    /// <summary>The member and the rule, for people.</summary>
    public required string Message { get; init; }

    /// <summary>As it was sent, the first 64 KiB at the most.</summary>
    public required string Content { get; init; }

    /// <summary>Its size as sent.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether <c>content</c> is only its begin. Such a record cannot be replayed.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Whether <c>content</c> is base64, because what was sent is no text.</summary>
    public required bool IsBase64 { get; init; }

    /// <summary>When it was last replayed; null for never.</summary>
    public DateTimeOffset? Replayed { get; init; }

    /// <summary>What the replay came to: <c>accepted</c>, or the reason of the new rejection; null before.</summary>
    public string? Outcome { get; init; }

    /// <summary>What the replay said; null when it was accepted.</summary>
    public string? OutcomeMessage { get; init; }
}
