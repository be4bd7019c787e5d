namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>A <c>LogRecord</c>, the same whatever encoding it came in. What was not sent has the value that protobuf gives it.</summary>
internal sealed class OtlpRecord
{
    /// <summary>When it happened, in nanoseconds since 1970; 0 when that is not known.</summary>
    internal ulong Time { get; set; }

    /// <summary>When a collector or library saw it, in nanoseconds since 1970; 0 when that is not known.</summary>
    internal ulong ObservedTime { get; set; }

    /// <summary>1 to 24; 0 when none was given.</summary>
    internal int SeverityNumber { get; set; }

    /// <summary>The severity as the source called it.</summary>
    internal string SeverityText { get; set; } = "";

    /// <summary>The message.</summary>
    internal OtlpValue Body { get; set; } = OtlpValue.Empty;

    /// <summary>Attributes in the order they came.</summary>
    internal List<OtlpAttribute> Attributes { get; } = [];

    /// <summary>Attributes that the sender left out.</summary>
    internal uint DroppedAttributes { get; set; }

    /// <summary>Flags of the trace.</summary>
    internal uint Flags { get; set; }

    /// <summary>32 hexadecimal digits in lower case; null when there is no valid one.</summary>
    internal string? TraceId { get; set; }

    /// <summary>16 hexadecimal digits in lower case; null when there is no valid one.</summary>
    internal string? SpanId { get; set; }

    /// <summary>Name of the event; empty for a mere log record.</summary>
    internal string EventName { get; set; } = "";

    /// <summary>Its size in the body, in bytes.</summary>
    internal int Size { get; set; }

    /// <summary>Whether a text of it is not valid Unicode.</summary>
    internal bool HasBadText { get; set; }

    /// <summary>An id of a trace or span; null when it is not one: of another length, or all zeros.</summary>
    internal static string? Id(string hex, int length) =>
        hex.Length == length && hex.All(char.IsAsciiHexDigit) && hex.AsSpan().ContainsAnyExcept('0') ? hex.ToLowerInvariant() : null;
}
