namespace Footfall.ClickHouse.Schema;

/// <summary>Names of the databases that the scripts fill.</summary>
/// <param name="Database">Footfall's own tables.</param>
/// <param name="CvatDatabase">Views under the names that CVAT's SQL uses.</param>
/// <param name="DatagrokDatabase">Views under the names that Datagrok's SQL uses; named after the first database when left out.</param>
public sealed record SchemaNames(string Database = "footfall", string CvatDatabase = "cvat", string? DatagrokDatabase = null)
{
    /// <summary>The databases, in the order in which they are made.</summary>
    public IReadOnlyList<string> All => [Database, CvatDatabase, Datagrok];

    /// <summary>Name of the database of Datagrok's views.</summary>
    public string Datagrok => DatagrokDatabase ?? $"{Database}_datagrok";
}
