namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>The organization that a request names; both null for the personal workspace.</summary>
internal sealed record CvatOrg(string? Id, string? Slug);
