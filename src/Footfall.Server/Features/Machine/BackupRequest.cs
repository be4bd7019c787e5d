namespace Footfall.Server.Features.Machine;

/// <summary>Where a backup goes.</summary>
/// <param name="Folder">A folder that is not there yet, absolute.</param>
internal sealed record BackupRequest(string Folder);
