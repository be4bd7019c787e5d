namespace Footfall.Server.Demo;

/// <summary>A made-up package and its functions.</summary>
internal sealed record SimulatedPackage(string Name, IReadOnlyList<string> Functions);
