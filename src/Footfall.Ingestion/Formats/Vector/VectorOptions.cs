namespace Footfall.Ingestion.Formats.Vector;

/// <summary>Settings of the intake for Vector and CVAT's pipeline.</summary>
public sealed record VectorOptions
{
    /// <summary>Largest body after decompression, in bytes. CVAT's sender fills requests up to 100 MiB, and would send a refused one again for ever.</summary>
    public int MaxBody { get; init; } = 100 << 20;
}
