namespace Footfall.Analytics.Runs;

/// <summary>From the first event of a run to the last.</summary>
/// <param name="First">When the first was, Unix seconds.</param>
/// <param name="Last">When the last was.</param>
public readonly record struct RunSpan(double First, double Last);
