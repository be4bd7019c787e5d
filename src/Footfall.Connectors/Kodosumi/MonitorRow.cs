namespace Footfall.Connectors.Kodosumi;

/// <summary>A row of the table <c>monitor</c>.</summary>
/// <param name="Id">Its number: the order in which rows were written.</param>
/// <param name="At">Unix seconds; null when the column holds none.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Message">What it tells, as stored.</param>
/// <param name="Failure">Of the end of a run that failed, the error that it told before; null for all others.</param>
internal sealed record MonitorRow(long Id, double? At, string Kind, string Message, string? Failure = null);
