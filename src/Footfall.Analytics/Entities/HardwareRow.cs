namespace Footfall.Analytics.Entities;

/// <summary>What an agent told of its hardware.</summary>
/// <param name="Time">When.</param>
/// <param name="Hardware">What it told, as JSON.</param>
/// <param name="Version">Its version; empty when it did not tell.</param>
public sealed record HardwareRow(DateTimeOffset Time, string Hardware, string Version);
