namespace Footfall.Analytics.Runs;

/// <summary>A file of a run.</summary>
/// <param name="Name">Name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Direction">up for what was given to the run, down for what it made.</param>
/// <param name="Url">Where it is, as it was told; empty when it was not.</param>
public sealed record RunFile(string Name, long Size, string Direction, string Url);
