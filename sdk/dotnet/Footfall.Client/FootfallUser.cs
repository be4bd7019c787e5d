namespace Footfall.Client;

/// <summary>A person of the platform.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">Mail address.</param>
public sealed record FootfallUser(string Id, string? Name = null, string? Email = null);
