namespace Footfall.Connectors.Kodosumi;

/// <summary>A Kodosumi data folder to read.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Org">Short name of the org that its runs belong to; null for none.</param>
/// <param name="Origin">Who named it: <c>setting</c>, <c>added</c> (by an administrator) or <c>once</c> (by a command).</param>
public sealed record FolderSource(string Path, string? Org, string Origin);
