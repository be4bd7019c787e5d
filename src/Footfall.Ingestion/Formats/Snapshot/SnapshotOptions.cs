namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>Settings of the intake of snapshots.</summary>
public sealed record SnapshotOptions
{
    /// <summary>Largest body after decompression, in bytes.</summary>
    public int MaxBody { get; init; } = 64 << 20;
}
