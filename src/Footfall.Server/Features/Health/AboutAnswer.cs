namespace Footfall.Server.Features.Health;

/// <summary>What a server is.</summary>
/// <param name="Product">Footfall.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Store">Transport, version and place of the store.</param>
internal sealed record AboutAnswer(string Product, string Version, string Store);
