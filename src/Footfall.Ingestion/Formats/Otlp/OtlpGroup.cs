namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>What the records of one <c>ScopeLogs</c> share: their resource, and the library (scope) that wrote them.</summary>
internal sealed class OtlpGroup
{
    /// <summary>Attributes of the resource: the service, the machine.</summary>
    internal required IReadOnlyList<OtlpAttribute> Resource { get; init; }

    /// <summary>Name of the library, or the category of the logger.</summary>
    internal string ScopeName { get; set; } = "";

    /// <summary>Version of the library.</summary>
    internal string ScopeVersion { get; set; } = "";

    /// <summary>Attributes of the library.</summary>
    internal List<OtlpAttribute> ScopeAttributes { get; } = [];

    /// <summary>Whether a text of it is not valid Unicode.</summary>
    internal bool HasBadText { get; set; }
}
