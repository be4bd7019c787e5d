using System.Globalization;
using Footfall.Model;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Files of an execution: those below its <c>in/</c> and <c>out/</c>, and nothing else. A name is looked up among those that are
/// there, so a name that leads elsewhere is none; and what was opened is looked at once more, so a link leads nowhere else either.
/// </summary>
public static class RunFiles
{
    private const int MostParts = 32;
    private const int LongestPart = 255;
    private const int MostListed = 10_000;

    /// <summary>Opens a file; null when there is none of that name in the folder.</summary>
    /// <param name="folder">The execution's folder.</param>
    /// <param name="side"><c>in</c> or <c>out</c>.</param>
    /// <param name="path">Names, with slashes between them.</param>
    public static OpenedFile? Open(RunFolder folder, string side, string path)
    {
        var own = new OwnFiles(folder.Path);
        try
        {
            return PartsOf(side, path) is [.. var folders, var name] && Enter(own, side, folders) is { } here && Among(here, name) is FileInfo file ? OpenOwn(own, file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or SkipException)
        {
            return null;
        }
    }

    /// <summary>Files of a folder and of those in it, sorted by path; null when a path is given and leads to no folder.</summary>
    /// <param name="folder">The execution's folder.</param>
    /// <param name="side"><c>in</c> or <c>out</c>.</param>
    /// <param name="path">Names, with slashes between them; empty for all.</param>
    public static IReadOnlyList<ListedFile>? List(RunFolder folder, string side, string path)
    {
        var own = new OwnFiles(folder.Path);
        try
        {
            if (PartsOf(side, path) is not { } parts || Enter(own, side, parts) is not { } start)
            {
                return path.Length == 0 && Directory.Exists(folder.Path) && !Path.Exists(Path.Combine(folder.Path, side)) ? [] : null;
            }

            return [.. own.Below(start).Take(MostListed).Select(f => ToListed(folder, f.File, f.Real)).OrderBy(f => f.Path, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or SkipException)
        {
            return null;
        }
    }

    private static string[]? PartsOf(string side, string path) =>
        side is "in" or "out" && path.Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: <= MostParts } parts ? parts : null;

    private static OwnFolder? Enter(OwnFiles own, string side, IEnumerable<string> names)
    {
        var folder = own.Side(side);
        foreach (var name in names)
        {
            folder = folder is not null && Among(folder, name) is DirectoryInfo next ? own.Enter(next, folder) : null;
        }

        return folder;
    }

    /// <summary>
    /// An entry by its name. A name in another Unicode form is another name: the server has no tables of them, and both may be there.
    /// </summary>
    private static FileSystemInfo? Among(OwnFolder folder, string name) =>
        name.Length is 0 or > LongestPart || name is "." or ".." ? null : folder.Folder.EnumerateFileSystemInfos().FirstOrDefault(e => e.Name == name);

    private static OpenedFile? OpenOwn(OwnFiles own, FileInfo file)
    {
        if (own.RealOf(file) is not { } path || RealPath.Of(path) is not { } real || !own.IsInside(real))
        {
            return null;
        }

        var target = new FileInfo(real);
        var changed = new DateTimeOffset(target.LastWriteTimeUtc);
        if (target.Length == 0)
        {
            return new OpenedFile(new MemoryStream(), file.Name, changed);
        }

        var stream = SourceFile.Open(real);
        if (Opened(stream, real) is { } opened && own.IsInside(opened))
        {
            return new OpenedFile(stream, file.Name, changed);
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Which file it became, whatever was changed on the way to it meanwhile.</summary>
    private static string? Opened(FileStream stream, string real)
    {
        var link = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}");
        return OperatingSystem.IsLinux() ? new FileInfo(link).LinkTarget : RealPath.Of(real);
    }

    private static ListedFile ToListed(RunFolder folder, FileInfo file, string real)
    {
        var content = new FileInfo(real);
        return new(
            Path.GetRelativePath(folder.Path, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), content.Length, new DateTimeOffset(content.LastWriteTimeUtc).ToUnixTimeMilliseconds() / 1000.0);
    }
}
