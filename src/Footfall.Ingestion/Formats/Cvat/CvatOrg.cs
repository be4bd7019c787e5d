namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>The organization that a request names; both null for the personal workspace.</summary>
public sealed record CvatOrg(string? Id, string? Slug);
