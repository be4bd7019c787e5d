namespace Footfall.Server.Features.Connectors;

/// <summary>Connectors and what they read.</summary>
/// <param name="Kodosumi">Kodosumi data folders.</param>
internal sealed record ConnectorsAnswer(IReadOnlyList<FolderAnswer> Kodosumi);
