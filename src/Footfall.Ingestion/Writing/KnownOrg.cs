namespace Footfall.Ingestion.Writing;

/// <summary>An org that was seen in events.</summary>
/// <param name="Id">Its id; null when events only ever gave its short name.</param>
/// <param name="Slug">Its short name.</param>
public sealed record KnownOrg(string? Id, string? Slug);
