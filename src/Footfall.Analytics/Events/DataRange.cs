namespace Footfall.Analytics.Events;

/// <summary>What time the store's events cover.</summary>
/// <param name="First">Earliest event, Unix milliseconds; 0 when there is none.</param>
/// <param name="Last">Latest event, Unix milliseconds; 0 when there is none.</param>
/// <param name="Events">Number of events; where everything is asked for, of those of the first and the last day.</param>
public sealed record DataRange(long First, long Last, long Events);
