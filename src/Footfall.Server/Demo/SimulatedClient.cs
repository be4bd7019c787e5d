namespace Footfall.Server.Demo;

/// <summary>A browser on an operating system.</summary>
internal sealed record SimulatedClient(string Name, string Version, string Os);
