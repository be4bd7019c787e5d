namespace Footfall.Server.Features.Kodosumi;

/// <summary>A file.</summary>
/// <param name="Name">Name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Path">Path in the execution's folder.</param>
/// <param name="Url">Where it is served, not percent-encoded; the address that an event told, where one did.</param>
internal sealed record KodosumiFile(string Name, long Size, string Path, string Url);
