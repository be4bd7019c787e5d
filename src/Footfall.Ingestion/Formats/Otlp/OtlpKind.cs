namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>What an <c>AnyValue</c> holds.</summary>
internal enum OtlpKind
{
    /// <summary>Nothing; null in JSON.</summary>
    Empty = 0,

    /// <summary>A text.</summary>
    String = 1,

    /// <summary>True or false.</summary>
    Bool = 2,

    /// <summary>A whole number of 64 bits.</summary>
    Int = 3,

    /// <summary>A floating-point number.</summary>
    Double = 4,

    /// <summary>Values in order.</summary>
    Array = 5,

    /// <summary>Values by name.</summary>
    Map = 6,

    /// <summary>Bytes, as base64.</summary>
    Bytes = 7,
}
