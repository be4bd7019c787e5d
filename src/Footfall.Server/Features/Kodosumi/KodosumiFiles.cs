namespace Footfall.Server.Features.Kodosumi;

/// <summary>Files of an execution.</summary>
/// <param name="Fid">The execution.</param>
/// <param name="Uploads">What was given to it.</param>
/// <param name="Downloads">What it made.</param>
/// <param name="UploadCount">How many.</param>
/// <param name="DownloadCount">How many.</param>
internal sealed record KodosumiFiles(string Fid, IReadOnlyList<KodosumiFile> Uploads, IReadOnlyList<KodosumiFile> Downloads, int UploadCount, int DownloadCount);
