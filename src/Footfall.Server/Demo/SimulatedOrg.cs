namespace Footfall.Server.Demo;

/// <summary>A made-up tenant.</summary>
internal sealed record SimulatedOrg(string Id, string Slug, int Projects);
