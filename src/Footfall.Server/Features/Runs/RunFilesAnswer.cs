namespace Footfall.Server.Features.Runs;

/// <summary>Files of a run.</summary>
/// <param name="Uploads">What was given to it.</param>
/// <param name="Downloads">What it made.</param>
internal sealed record RunFilesAnswer(IReadOnlyList<RunFileEntry> Uploads, IReadOnlyList<RunFileEntry> Downloads);
