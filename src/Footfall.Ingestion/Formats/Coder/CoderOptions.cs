namespace Footfall.Ingestion.Formats.Coder;

/// <summary>Settings of Coder's intake.</summary>
public sealed record CoderOptions
{
    /// <summary>Largest body after decompression, in bytes. A batch of Coder's own collector has at most 1,024 reports of some 400 bytes.</summary>
    public int MaxBody { get; init; } = 4 << 20;
}
