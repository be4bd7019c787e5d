namespace Footfall.Connectors.Kodosumi;

/// <summary>A file of an execution, as Kodosumi lists it.</summary>
/// <param name="Path">Path in the execution's folder: <c>in/report.pdf</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LastModified">Unix seconds.</param>
public sealed record ListedFile(string Path, long Size, double LastModified);
