namespace Footfall.Server.Features.Connectors;

/// <summary>A folder to watch.</summary>
/// <param name="Path">Kodosumi's data folder, absolute, as the server sees it.</param>
/// <param name="Org">Short name of the org that its runs belong to; none when it is left out.</param>
internal sealed record FolderRequest(string? Path, string? Org);
