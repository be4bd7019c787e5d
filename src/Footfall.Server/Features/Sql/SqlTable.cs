namespace Footfall.Server.Features.Sql;

/// <summary>A table that SQL may read.</summary>
/// <param name="Database">Its database; the standard one's tables need no name in front.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record SqlTable(string Database, string Name, IReadOnlyList<SqlColumn> Columns);
