namespace Footfall.Analytics.Problems;

/// <summary>A line of the log around an error.</summary>
/// <param name="Id">The event.</param>
/// <param name="Place">Its place in the order of the log.</param>
/// <param name="Time">When.</param>
/// <param name="Level">Level.</param>
/// <param name="Kind">log, exception, failure, or the kind of the record that a connector read.</param>
/// <param name="Message">What it says.</param>
public sealed record ProblemLogRow(Guid Id, string Place, DateTimeOffset Time, string Level, string Kind, string Message);
