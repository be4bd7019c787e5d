using System.Text.Json;
using Footfall.Ingestion.Records;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Reads a body of canonical events.</summary>
internal sealed class CanonicalReader(string owner, string? idempotencyKey, DateTimeOffset received)
{
    private static readonly RecordRules Rules = new();

    /// <summary>Bytes that one record may have; 0 for any number.</summary>
    internal long MaxEvent { get; init; }

    /// <summary>Why the sender may not send a scope; null when it may.</summary>
    internal Func<string, string?> WhyNotSend { get; init; } = _ => null;

    /// <summary>What is added to the times of all records, because the sender's clock is off.</summary>
    internal TimeSpan Correction { get; init; }

    /// <summary>Reads all records.</summary>
    /// <exception cref="JsonException">The body is a broken array.</exception>
    internal RecordBatch Read(ReadOnlySpan<byte> body) =>
        new RecordReader(Rules, owner, idempotencyKey, received) { MaxEvent = MaxEvent, WhyNotSend = WhyNotSend, Correction = Correction }.Read(body);
}
