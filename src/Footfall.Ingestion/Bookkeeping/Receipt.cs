namespace Footfall.Ingestion.Bookkeeping;

/// <summary>One request that brought events, or tried to, and what became of it.</summary>
public sealed record Receipt
{
    /// <summary>When it came in.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Name of the format.</summary>
    public required string Protocol { get; init; }

    /// <summary>Who sent it: <c>token:ID</c>, <c>account:ID</c>, <c>local</c>; null for a stranger.</summary>
    public string? Owner { get; init; }

    /// <summary>Name of the token or account; null for a stranger.</summary>
    public string? Token { get; init; }

    /// <summary>Status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary><c>accepted</c>, <c>partly</c> (some records were rejected), <c>rejected</c> (all were), <c>refused</c> (the request as a whole).</summary>
    public required string Outcome { get; init; }

    /// <summary>Events that are new.</summary>
    public required int Accepted { get; init; }

    /// <summary>Events that the store had.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Records that were not taken; a body that could not be read counts as one.</summary>
    public required int Rejected { get; init; }

    /// <summary>Bytes of the body after decompression.</summary>
    public required int Bytes { get; init; }

    /// <summary>From the newest event's time to the receipt, in milliseconds; negative when its clock is ahead.</summary>
    public long? LagMs { get; init; }

    /// <summary>What was added to the events' times because the sender's clock is off, in milliseconds; null where nothing is corrected.</summary>
    public long? CorrectionMs { get; init; }

    /// <summary>From the request's begin to its answer, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>What the answer said, when the request was refused; else empty.</summary>
    public required string Message { get; init; }
}
