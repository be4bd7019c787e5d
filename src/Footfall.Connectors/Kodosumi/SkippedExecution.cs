namespace Footfall.Connectors.Kodosumi;

/// <summary>An execution that cannot be read.</summary>
/// <param name="User">Name of the user's folder.</param>
/// <param name="Fid">Name of the execution's folder.</param>
/// <param name="Reason">Why.</param>
/// <param name="Size">Bytes of its database; null when it has none.</param>
/// <param name="Changed">When the database was last written.</param>
/// <param name="RowsRead">Rows that were read before; 0 when none were.</param>
public sealed record SkippedExecution(string User, string Fid, SkipReason Reason, long? Size, DateTimeOffset? Changed, long RowsRead);
