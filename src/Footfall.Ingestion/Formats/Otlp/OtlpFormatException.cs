namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>The body is no OTLP request; says where and what. Nothing of it may be stored.</summary>
internal sealed class OtlpFormatException(string message) : Exception(message);
