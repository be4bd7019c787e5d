namespace Footfall.Server.Features.Runs;

/// <summary>A file of a run.</summary>
/// <param name="Name">Name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Url">Where it can be had, ready to be followed; null when nobody said so.</param>
internal sealed record RunFileEntry(string Name, long Size, string? Url);
