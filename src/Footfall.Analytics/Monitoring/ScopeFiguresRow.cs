namespace Footfall.Analytics.Monitoring;

/// <summary>Number and duration of events.</summary>
/// <param name="Scope">Scope.</param>
/// <param name="Source">client or server.</param>
/// <param name="Events">How many.</param>
/// <param name="Timed">How many say how long they took.</param>
/// <param name="MeanMs">Mean duration in milliseconds; null where none says it.</param>
/// <param name="LeastMs">Shortest.</param>
/// <param name="MostMs">Longest.</param>
public sealed record ScopeFiguresRow(string Scope, string Source, long Events, long Timed, double? MeanMs, long? LeastMs, long? MostMs);
