namespace Footfall.ClickHouse.Schema;

/// <summary>Names of the databases that the scripts fill.</summary>
/// <param name="Database">Footfall's own tables.</param>
/// <param name="CvatDatabase">Views under the names that CVAT's SQL uses.</param>
public sealed record SchemaNames(string Database = "footfall", string CvatDatabase = "cvat");
