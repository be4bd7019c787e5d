namespace Footfall.Server.Features.Session;

/// <summary>The text of a one-time link.</summary>
internal sealed record LinkRequest(string? Token);
