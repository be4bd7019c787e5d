namespace Footfall.Connectors.Kodosumi;

/// <summary>A file of an execution.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsUpload">Whether it lies in <c>in/</c>; else in <c>out/</c>.</param>
internal sealed record RunFile(string Name, long Size, bool IsUpload);
