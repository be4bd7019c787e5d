using Footfall.Analytics.Runs;
using Footfall.Connectors.Kodosumi;
using Footfall.Model;

namespace Footfall.Server.Features.Runs;

/// <summary>Files of a run: what lies in its folder where a connector knows one, else what events told.</summary>
internal sealed class RunFileList(IRunFiles folders)
{
    /// <summary>The files, by name.</summary>
    internal RunFilesAnswer Of(RunRow run, RunDetailRow detail) => folders.Find(run.UserId, run.RunId) is { } folder
        ? new RunFilesAnswer(In(folder, run, "in"), In(folder, run, "out"))
        : new RunFilesAnswer(Told(detail, "up"), Told(detail, "down"));

    private static List<RunFileEntry> In(RunFolder folder, RunRow run, string part) =>
        [.. PlainFiles.In(folder.Path, part).Select(f => new RunFileEntry(f.Name, f.Size, $"/files/{string.Join('/', new[] { run.UserId, run.RunId, part, f.Name }.Select(Uri.EscapeDataString))}"))];

    /// <summary>The address that was told of a file. It may be anything; only those that a browser may follow are passed on, null for all others.</summary>
    internal static string? AddressOf(RunFile file) => IsWeb(file.Url) ? file.Url : null;

    private static List<RunFileEntry> Told(RunDetailRow detail, string direction) =>
        [.. detail.Files.Where(f => f.Direction == direction).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new RunFileEntry(f.Name, f.Size, AddressOf(f)))];

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
