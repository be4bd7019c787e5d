namespace Footfall.Server.Features.Filters;

/// <summary>Something that can be filtered by.</summary>
/// <param name="Kind">org, user, package or project.</param>
/// <param name="Id">Value for the filter.</param>
/// <param name="Name">Name for people.</param>
internal sealed record NameEntry(string Kind, string Id, string Name);
