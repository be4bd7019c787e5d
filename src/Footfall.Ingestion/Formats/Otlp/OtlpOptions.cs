namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>Settings of the OTLP intake.</summary>
public sealed record OtlpOptions
{
    /// <summary>Largest body after decompression, in bytes. 64 MiB is what the specification recommends.</summary>
    public int MaxBody { get; init; } = 64 << 20;

    /// <summary>Most log records in one request. Ours: two bytes can be a record, and each becomes an event in memory. Collectors send 8,192.</summary>
    public int MaxRecords { get; init; } = 500_000;

    /// <summary>
    /// Most bytes that the records of one request may come to once each carries the attributes of its resource and scope. Ours:
    /// a large resource stands once in the body and in the payload of every record.
    /// </summary>
    public long MaxMapped { get; init; } = 256L << 20;
}
