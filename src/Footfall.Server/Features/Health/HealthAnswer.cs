namespace Footfall.Server.Features.Health;

/// <summary>How the server is.</summary>
/// <param name="Status">alive, ready, or not ready.</param>
/// <param name="Reasons">Why it is not ready, or what it cannot do although it is.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Reasons);
