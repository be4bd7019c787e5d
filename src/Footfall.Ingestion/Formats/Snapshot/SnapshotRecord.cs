using Footfall.Model;

namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>One entity that the program itself tells of, by the rules of snapshots.</summary>
public static class SnapshotRecord
{
    /// <summary>The event of a record.</summary>
    /// <param name="kind">Kind of the entity.</param>
    /// <param name="json">The record.</param>
    /// <param name="received">When it was read.</param>
    /// <exception cref="ArgumentException">The record breaks a rule.</exception>
    public static Event Read(string kind, ReadOnlySpan<byte> json, DateTimeOffset received)
    {
        var batch = new SnapshotReader(kind, received).Read(json);
        return batch.Events.Count == 1 ? batch.Events[0] : throw new ArgumentException(batch.Rejected.Count > 0 ? batch.Rejected[0].Message : "It must be one JSON object.", nameof(json));
    }
}
