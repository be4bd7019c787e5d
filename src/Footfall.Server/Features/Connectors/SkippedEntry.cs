namespace Footfall.Server.Features.Connectors;

/// <summary>An execution that cannot be read.</summary>
/// <param name="User">Name of the user's folder.</param>
/// <param name="Execution">Name of the execution's folder.</param>
/// <param name="Reason">One of a closed set.</param>
/// <param name="Message">What was found.</param>
/// <param name="Advice">What would help.</param>
/// <param name="Size">Bytes of its database; null when it has none.</param>
/// <param name="Changed">When the database was last written.</param>
/// <param name="RowsRead">Rows that were read before it became so.</param>
internal sealed record SkippedEntry(string User, string Execution, string Reason, string Message, string Advice, long? Size, DateTimeOffset? Changed, long RowsRead);
