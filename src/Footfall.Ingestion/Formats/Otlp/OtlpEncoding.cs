namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>How a body is written; the answer is written the same way.</summary>
internal enum OtlpEncoding
{
    /// <summary><c>application/json</c>: OTLP/JSON, which is not quite protobuf's JSON.</summary>
    Json = 0,

    /// <summary><c>application/x-protobuf</c>.</summary>
    Protobuf = 1,
}
