using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Sql;

/// <summary>A statement of somebody.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Access">Which rows its result may be made of.</param>
public sealed record SqlAsk(string Sql, Access Access)
{
    /// <summary>Format of the result, a name of the engine's.</summary>
    public string Format { get; init; } = "JSON";

    /// <summary>Database that unqualified names mean; empty for the standard one.</summary>
    public string Database { get; init; } = "";

    /// <summary>Values of parameters.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;
}
