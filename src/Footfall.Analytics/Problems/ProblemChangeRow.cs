namespace Footfall.Analytics.Problems;

/// <summary>A change shortly before a problem was first seen.</summary>
/// <param name="Time">When.</param>
/// <param name="Scope">What: publish:package, connect:agent and the like.</param>
/// <param name="Name">Package or agent.</param>
/// <param name="Version">Version that was published.</param>
/// <param name="UserName">Who did it.</param>
public sealed record ProblemChangeRow(DateTimeOffset Time, string Scope, string Name, string Version, string UserName);
