namespace Footfall.Model;

/// <summary>Folder of a run, with <c>in</c> and <c>out</c>.</summary>
/// <param name="Path">Full path.</param>
/// <param name="UserId">Whose run it is.</param>
/// <param name="RunId">The run.</param>
/// <param name="Org">Short name of the org that the run belongs to; null for none.</param>
public sealed record RunFolder(string Path, string UserId, string RunId, string? Org);
