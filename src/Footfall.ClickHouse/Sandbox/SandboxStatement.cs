namespace Footfall.ClickHouse.Sandbox;

/// <summary>A statement of somebody else.</summary>
/// <param name="Sql">The text, checked.</param>
/// <param name="Database">Database that unqualified names mean.</param>
/// <param name="Format">Format of the result; any, since the result is whole.</param>
public sealed record SandboxStatement(string Sql, string Database, string Format)
{
    /// <summary>The values.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;
}
