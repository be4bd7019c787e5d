namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Settings of the canonical intake.</summary>
public sealed record CanonicalOptions
{
    /// <summary>Largest body after decompression, in bytes.</summary>
    public int MaxBody { get; init; } = 64 << 20;
}
