namespace Footfall.Connectors.Kodosumi;

/// <summary>A file that may be sent.</summary>
/// <param name="Content">What is in it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Changed">When it was last written.</param>
public sealed record OpenedFile(Stream Content, string Name, DateTimeOffset Changed);
