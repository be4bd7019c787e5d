namespace Footfall.Server.Features.Machine;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Path in the backup, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">SHA-256, hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Hash);
