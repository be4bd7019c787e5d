namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Settings of the canonical intake.</summary>
public sealed record CanonicalOptions
{
    /// <summary>Largest body after decompression, in bytes.</summary>
    public int MaxBody { get; init; } = 64 << 20;

    /// <summary>Keys with which the platform's servers sign who sits before a page.</summary>
    public Func<IEnumerable<string>> SigningKeys { get; init; } = () => [];
}
