using Footfall.Analytics.Asking;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Sql;

/// <summary>A statement of somebody.</summary>
/// <param name="Text">The statement, and the text that somebody wrote.</param>
/// <param name="Access">Which rows its result may be made of.</param>
public sealed record SqlAsk(SqlRewrite Text, Access Access)
{
    /// <summary>A statement as it was written.</summary>
    public SqlAsk(string sql, Access access)
        : this(SqlRewrite.Of(sql), access)
    {
    }

    /// <summary>Format of the result, a name of the engine's.</summary>
    public string Format { get; init; } = "JSON";

    /// <summary>Database that unqualified names mean; empty for the standard one.</summary>
    public string Database { get; init; } = "";

    /// <summary>Values of parameters.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;
}
