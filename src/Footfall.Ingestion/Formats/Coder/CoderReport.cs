namespace Footfall.Ingestion.Formats.Coder;

/// <summary>One sample or session, as it was sent; a member that was not sent is null.</summary>
internal sealed record CoderReport
{
    /// <summary>Scope of the event it becomes.</summary>
    internal required string Scope { get; init; }

    /// <summary>Identity that the sender gave.</summary>
    internal string? Id { get; init; }

    /// <summary>When it began; null for now.</summary>
    internal DateTimeOffset? Start { get; init; }

    /// <summary>How long it has lasted so far, in milliseconds.</summary>
    internal ulong? Duration { get; init; }

    internal string? User { get; init; }

    internal string? UserName { get; init; }

    internal string? Org { get; init; }

    internal string? Workspace { get; init; }

    internal string? Session { get; init; }

    /// <summary>The members without a column, as JSON.</summary>
    internal required string Payload { get; init; }

    /// <summary>The record as sent.</summary>
    internal required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Its place in the request, from 0.</summary>
    internal required int Index { get; init; }
}
